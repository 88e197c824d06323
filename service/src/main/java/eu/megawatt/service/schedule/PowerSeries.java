package eu.megawatt.service.schedule;

import eu.megawatt.fleet.job.JobKind;
import eu.megawatt.fleet.site.Site;
import eu.megawatt.fleet.time.TimeGrid;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Power over time, column by column, facility side: what GPUs draw that no job has, what those of
 * each kind of job draw, and what the grid connections allow. Stacked they are what the meter
 * shows.
 *
 * @param stepSeconds from one value to the next
 * @param siteId absent for all sites together
 * @param downsampled true where a value stands for several slots: the load of the one with the most
 *     load, the smallest limit of them all; otherwise absent
 */
public record PowerSeries(
    Instant from,
    long stepSeconds,
    Optional<String> siteId,
    Optional<Boolean> downsampled,
    List<Column> series) {

  /** The kinds in the order they are stacked. */
  private static final List<JobKind> STACK =
      List.of(JobKind.INFERENCE, JobKind.TRAINING, JobKind.FINE_TUNING, JobKind.BATCH);

  /** One series, a whole number of {@code unit} for each step. */
  public record Column(String id, String unit, List<Long> values) {

    public Column {
      values = List.copyOf(values);
    }
  }

  public PowerSeries {
    series = List.copyOf(series);
  }

  /** The power of one site, or of all, in the slots that a range of time touches. */
  public static PowerSeries of(
      Schedule schedule, Optional<Site> site, Instant from, Instant to, int maxPoints) {
    TimeGrid grid = schedule.scenario().grid();
    List<Site> sites =
        site.map(List::of).orElseGet(() -> List.copyOf(schedule.scenario().sites().values()));
    FleetPower power = FleetPower.of(schedule, sites);
    SlotRange range = SlotRange.of(grid, from, to);
    int step = Math.max(1, Math.ceilDiv(range.count(), maxPoints));
    return new PowerSeries(
        grid.at(range.from()),
        60L * step * grid.slotMinutes(),
        site.map(Site::id),
        step > 1 ? Optional.of(true) : Optional.empty(),
        columns(power, range, step));
  }

  /** The same as a table: the time and a column for each series. */
  public String toCsv() {
    StringBuilder csv = new StringBuilder("at");
    series.forEach(column -> csv.append(',').append(column.id()).append(column.unit()));
    csv.append("\r\n");
    for (int i = 0; i < series.getFirst().values().size(); i++) {
      csv.append(from.plusSeconds(i * stepSeconds));
      for (Column column : series) {
        csv.append(',').append(column.values().get(i));
      }
      csv.append("\r\n");
    }
    return csv.toString();
  }

  private static List<Column> columns(FleetPower power, SlotRange range, int step) {
    List<Integer> shown = new ArrayList<>();
    List<Long> limit = new ArrayList<>();
    for (int slot = range.from(); slot < range.to(); slot += step) {
      int end = Math.min(slot + step, range.to());
      shown.add(busiest(power, slot, end));
      limit.add(smallest(power.limit(), slot, end));
    }
    List<Column> columns = new ArrayList<>();
    columns.add(column("idle", power.idle(), shown));
    STACK.forEach(kind -> columns.add(column(kind.word(), power.of(kind), shown)));
    columns.add(new Column("limit", "W", limit));
    return columns;
  }

  private static Column column(String id, long[] watts, List<Integer> slots) {
    return new Column(id, "W", slots.stream().map(slot -> watts[slot]).toList());
  }

  private static int busiest(FleetPower power, int from, int to) {
    int busiest = from;
    for (int slot = from + 1; slot < to; slot++) {
      if (power.load(slot) > power.load(busiest)) {
        busiest = slot;
      }
    }
    return busiest;
  }

  private static long smallest(long[] values, int from, int to) {
    long smallest = values[from];
    for (int slot = from + 1; slot < to; slot++) {
      smallest = Math.min(smallest, values[slot]);
    }
    return smallest;
  }
}
