package eu.megawatt.service.telemetry;

import eu.megawatt.service.schedule.NewestPlan;
import eu.megawatt.service.schedule.PowerSeries;
import eu.megawatt.service.schedule.Schedule;
import eu.megawatt.telemetry.live.LiveSite;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Answers what was drawn and what will be: the past from memory, the future from the newest plan.
 */
public final class SeriesQuery {

  private static final long STEP_SECONDS = PowerHistory.STEP.toSeconds();

  /** Steps that make round times, in seconds. */
  private static final List<Long> ROUND =
      List.of(
          15L, 30L, 60L, 120L, 300L, 600L, 900L, 1800L, 3600L, 7200L, 14_400L, 21_600L, 43_200L);

  private static final long DAY = 86_400;

  private final Telemetry telemetry;
  private final NewestPlan plans;

  public SeriesQuery(Telemetry telemetry, NewestPlan plans) {
    this.telemetry = telemetry;
    this.plans = plans;
  }

  /**
   * What is asked for.
   *
   * @param id of the site or domain; empty for the fleet
   * @param stepSeconds a multiple of 15 s
   * @param grouping by site only of the whole fleet
   */
  public record Asked(
      String scope,
      Optional<String> id,
      Instant from,
      Instant to,
      long stepSeconds,
      Grouping grouping) {}

  /** What the columns of an answer are. */
  public enum Grouping {
    /** All of it together. */
    NONE,
    WORKLOAD_CLASS,
    SITE
  }

  /** The shortest round step with which a range has so many steps at most. */
  public static long stepFor(Instant from, Instant to, int maxPoints) {
    long seconds = to.getEpochSecond() - from.getEpochSecond();
    long least = Math.ceilDiv(seconds, (long) maxPoints);
    return ROUND.stream()
        .filter(step -> step >= least)
        .findFirst()
        .orElseGet(() -> Math.ceilDiv(least, DAY) * DAY);
  }

  public ScopedSeries answer(Asked asked) {
    long step = asked.stepSeconds();
    Instant from = Instant.ofEpochSecond(Math.floorDiv(asked.from().getEpochSecond(), step) * step);
    long seconds = asked.to().getEpochSecond() - from.getEpochSecond();
    ScopedSeries.Grid grid =
        new ScopedSeries.Grid(from, step, (int) Math.max(1, Math.ceilDiv(seconds, step)));
    List<Map<Instant, PowerHistory.Point>> parts =
        keys(asked).stream()
            .map(key -> telemetry.history().points(key, from, grid.at(grid.count())))
            .toList();
    List<ScopedSeries.Seen> past = past(parts, grid);
    if (asked.grouping() == Grouping.SITE) {
      return ScopedSeries.bySite(
          grid, telemetry.snapshotId(), sites(parts, grid), past, planned(asked, grid));
    }
    return ScopedSeries.of(
        grid,
        asked.scope(),
        asked.id(),
        telemetry.snapshotId(),
        past,
        planned(asked, grid),
        asked.grouping() == Grouping.WORKLOAD_CLASS);
  }

  private static List<ScopedSeries.Seen> past(
      List<Map<Instant, PowerHistory.Point>> parts, ScopedSeries.Grid grid) {
    List<ScopedSeries.Seen> past = new ArrayList<>();
    for (int i = 0; i < grid.count(); i++) {
      past.add(seen(parts, grid.at(i), grid.stepSeconds()));
    }
    return past;
  }

  /** Each site of the fleet by itself; their parts are in the order of the sites. */
  private List<ScopedSeries.SitePart> sites(
      List<Map<Instant, PowerHistory.Point>> parts, ScopedSeries.Grid grid) {
    List<ScopedSeries.SitePart> sites = new ArrayList<>();
    for (LiveSite site : telemetry.live().view().sites()) {
      String id = site.site().id();
      sites.add(
          new ScopedSeries.SitePart(
              id, past(List.of(parts.get(sites.size())), grid), planned(Optional.of(id), grid)));
    }
    return sites;
  }

  private List<String> keys(Asked asked) {
    return switch (asked.scope()) {
      case "site" -> List.of(PowerHistory.siteKey(asked.id().orElse("")));
      case "domain" -> List.of(PowerHistory.domainKey(asked.id().orElse("")));
      default ->
          telemetry.live().view().sites().stream()
              .map(site -> PowerHistory.siteKey(site.site().id()))
              .toList();
    };
  }

  private static ScopedSeries.Seen seen(
      List<Map<Instant, PowerHistory.Point>> parts, Instant from, long stepSeconds) {
    long load = 0;
    int loads = 0;
    Optional<Long> limit = Optional.empty();
    Optional<Long> operating = Optional.empty();
    boolean estimated = false;
    Map<String, Long> classes = new HashMap<>();
    for (long second = 0; second < stepSeconds; second += STEP_SECONDS) {
      Instant at = from.plusSeconds(second);
      List<PowerHistory.Point> points =
          parts.stream().flatMap(part -> Optional.ofNullable(part.get(at)).stream()).toList();
      Optional<Long> sum = points.stream().flatMap(it -> it.loadW().stream()).reduce(Long::sum);
      if (sum.isPresent()) {
        load += sum.get();
        loads++;
        for (PowerHistory.Point point : points) {
          point.classesW().forEach((kind, watts) -> classes.merge(kind, watts, Long::sum));
        }
        estimated |= points.stream().anyMatch(PowerHistory.Point::estimated);
      }
      limit = least(limit, points.stream().flatMap(it -> it.limitW().stream()).reduce(Long::sum));
      operating =
          least(
              operating, points.stream().flatMap(it -> it.operatingW().stream()).reduce(Long::sum));
    }
    if (loads == 0 && limit.isEmpty()) {
      return ScopedSeries.Seen.NOTHING;
    }
    int count = Math.max(1, loads);
    classes.replaceAll((_, watts) -> watts / count);
    return new ScopedSeries.Seen(
        loads == 0 ? Optional.empty() : Optional.of(Math.ceilDiv(load, (long) count)),
        classes,
        limit,
        operating,
        estimated ? ScopedSeries.ESTIMATED : ScopedSeries.MEASURED);
  }

  private static Optional<Long> least(Optional<Long> one, Optional<Long> other) {
    return one.isPresent() && other.isPresent()
        ? Optional.of(Math.min(one.get(), other.get()))
        : one.or(() -> other);
  }

  private ScopedSeries.Planned planned(Asked asked, ScopedSeries.Grid grid) {
    return asked.scope().equals("domain")
        ? ScopedSeries.Planned.nothing()
        : planned(asked.id(), grid);
  }

  private ScopedSeries.Planned planned(Optional<String> site, ScopedSeries.Grid grid) {
    Instant end = grid.at(grid.count());
    Optional<Schedule> newest = plans.covering(grid.from(), end);
    if (newest.isEmpty()) {
      return ScopedSeries.Planned.nothing();
    }
    Schedule schedule = newest.get();
    if (site.isPresent() && !schedule.scenario().sites().containsKey(site.get())) {
      return ScopedSeries.Planned.nothing();
    }
    PowerSeries plan =
        PowerSeries.of(
            schedule,
            site.map(id -> schedule.scenario().site(id)),
            grid.from(),
            end,
            Integer.MAX_VALUE);
    return ScopedSeries.Planned.of(plan, grid).after(telemetry.live().view().at(), grid);
  }
}
