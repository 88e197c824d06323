package eu.megawatt.service.telemetry;

import eu.megawatt.service.schedule.PowerSeries;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Power over time, column by column: the past as it was measured, the future as it is planned, with
 * a word for each value that says which. A value is the mean over its step; a limit is the least.
 *
 * @param scope {@code fleet}, {@code site} or {@code domain}
 */
public record ScopedSeries(
    Instant from,
    long stepSeconds,
    String scope,
    Optional<String> id,
    String snapshotId,
    List<Column> series) {

  static final String MEASURED = "measured";
  static final String ESTIMATED = "estimated";
  static final String FORECAST = "forecast";
  static final String MISSING = "missing";

  /** The classes of work in the order they are stacked; what no job is known for is unassigned. */
  private static final List<String> CLASSES =
      List.of("inference", "training", "fine-tuning", "batch", "unassigned", "idle");

  public ScopedSeries {
    series = List.copyOf(series);
  }

  /** One series: a value for each step, absent where nothing is known, and what it is. */
  public record Column(String id, String unit, List<Optional<Long>> values, List<String> quality) {

    public Column {
      values = List.copyOf(values);
      quality = List.copyOf(quality);
    }
  }

  /** Steps of a range. */
  record Grid(Instant from, long stepSeconds, int count) {
    Instant at(int step) {
      return from.plusSeconds(step * stepSeconds);
    }
  }

  /**
   * What a step of the past shows.
   *
   * @param classesW what of the load is known to belong to classes of work, or to be idle
   */
  record Seen(
      Optional<Long> loadW,
      Map<String, Long> classesW,
      Optional<Long> limitW,
      Optional<Long> operatingW,
      String quality) {
    static final Seen NOTHING =
        new Seen(Optional.empty(), Map.of(), Optional.empty(), Optional.empty(), MISSING);

    /** A column's watts; all columns of classes add up to the load. */
    Optional<Long> watts(String column) {
      return switch (column) {
        case "load" -> loadW;
        case "unassigned" ->
            loadW.map(it -> it - classesW.values().stream().mapToLong(watts -> watts).sum());
        default -> loadW.flatMap(_ -> Optional.ofNullable(classesW.get(column)));
      };
    }
  }

  /** What one kind of work is planned to draw in each step, where the plan says. */
  record Planned(Map<String, List<Optional<Long>>> wattsByClass, List<Optional<Long>> limitW) {
    static Planned nothing() {
      return new Planned(Map.of(), List.of());
    }

    /** The plan's own series, brought to the steps of a grid. */
    static Planned of(PowerSeries plan, Grid grid) {
      Map<String, List<Optional<Long>>> byClass = new LinkedHashMap<>();
      for (PowerSeries.Column column : plan.series()) {
        byClass.put(column.id(), onto(grid, plan, column));
      }
      List<Optional<Long>> limit = byClass.getOrDefault("limit", List.of());
      byClass.remove("limit");
      return new Planned(byClass, limit);
    }

    /** The same without the steps that have passed: what was planned there says nothing of them. */
    Planned after(Instant now, Grid grid) {
      Map<String, List<Optional<Long>>> byClass = new LinkedHashMap<>();
      wattsByClass.forEach((kind, values) -> byClass.put(kind, after(now, grid, values)));
      return new Planned(byClass, after(now, grid, limitW));
    }

    private static List<Optional<Long>> after(Instant now, Grid grid, List<Optional<Long>> values) {
      List<Optional<Long>> left = new ArrayList<>(values);
      for (int step = 0; step < left.size() && !grid.at(step + 1).isAfter(now); step++) {
        left.set(step, Optional.empty());
      }
      return left;
    }

    private static List<Optional<Long>> onto(
        Grid grid, PowerSeries plan, PowerSeries.Column column) {
      List<Optional<Long>> values = new ArrayList<>();
      for (int step = 0; step < grid.count(); step++) {
        long since = grid.at(step).getEpochSecond() - plan.from().getEpochSecond();
        long slot = Math.floorDiv(since, plan.stepSeconds());
        values.add(
            slot >= 0 && slot < column.values().size()
                ? Optional.of(column.values().get((int) slot))
                : Optional.empty());
      }
      return values;
    }

    private static Optional<Long> at(List<Optional<Long>> values, int step) {
      return step < values.size() ? values.get(step) : Optional.empty();
    }
  }

  static ScopedSeries of(
      Grid grid,
      String scope,
      Optional<String> id,
      String snapshotId,
      List<Seen> past,
      Planned planned,
      boolean byClass) {
    List<Column> columns = new ArrayList<>();
    List<String> classes = byClass ? CLASSES : List.of("load");
    for (String kind : classes) {
      columns.add(
          column(
              kind,
              past,
              it -> it.watts(kind),
              step ->
                  unlessSeen(
                      past,
                      step,
                      kind.equals("load")
                          ? total(planned, step)
                          : Planned.at(
                              planned.wattsByClass().getOrDefault(kind, List.of()), step))));
    }
    columns.addAll(limits(past, planned));
    return new ScopedSeries(grid.from(), grid.stepSeconds(), scope, id, snapshotId, columns);
  }

  /** One site of the fleet. */
  record SitePart(String siteId, List<Seen> past, Planned planned) {}

  /** A column for each site, under its id, and the limits of all together. */
  static ScopedSeries bySite(
      Grid grid, String snapshotId, List<SitePart> sites, List<Seen> past, Planned planned) {
    List<Column> columns = new ArrayList<>();
    for (SitePart site : sites) {
      columns.add(
          column(
              site.siteId(),
              site.past(),
              Seen::loadW,
              step -> unlessSeen(site.past(), step, total(site.planned(), step))));
    }
    columns.addAll(limits(past, planned));
    return new ScopedSeries(
        grid.from(), grid.stepSeconds(), "fleet", Optional.empty(), snapshotId, columns);
  }

  private static List<Column> limits(List<Seen> past, Planned planned) {
    return List.of(
        column("limit", past, Seen::limitW, step -> Planned.at(planned.limitW(), step)),
        column("operatingLimit", past, Seen::operatingW, _ -> Optional.empty()));
  }

  /** What is planned never adds to what was seen in the same step. */
  private static Optional<Long> unlessSeen(List<Seen> past, int step, Optional<Long> planned) {
    return past.get(step).loadW().isPresent() ? Optional.empty() : planned;
  }

  private static Optional<Long> total(Planned planned, int step) {
    return planned.wattsByClass().values().stream()
        .flatMap(values -> Planned.at(values, step).stream())
        .reduce(Long::sum);
  }

  private static Column column(
      String id,
      List<Seen> past,
      Function<Seen, Optional<Long>> seen,
      Function<Integer, Optional<Long>> planned) {
    List<Optional<Long>> values = new ArrayList<>();
    List<String> quality = new ArrayList<>();
    for (int step = 0; step < past.size(); step++) {
      Optional<Long> was = seen.apply(past.get(step));
      Optional<Long> will = was.isPresent() ? Optional.empty() : planned.apply(step);
      values.add(was.isPresent() ? was : will);
      quality.add(
          was.isPresent() ? past.get(step).quality() : will.isPresent() ? FORECAST : MISSING);
    }
    return new Column(id, "W", values, quality);
  }

  /** The same as a table: the time and two columns for each series. */
  public String toCsv() {
    StringBuilder csv = new StringBuilder("at");
    series.forEach(
        it ->
            csv.append(',')
                .append(it.id())
                .append(it.unit())
                .append(',')
                .append(it.id())
                .append("Quality"));
    csv.append("\r\n");
    for (int step = 0; step < series.getFirst().values().size(); step++) {
      csv.append(from.plusSeconds(step * stepSeconds));
      for (Column column : series) {
        csv.append(',').append(column.values().get(step).map(String::valueOf).orElse(""));
        csv.append(',').append(column.quality().get(step));
      }
      csv.append("\r\n");
    }
    return csv.toString();
  }
}
