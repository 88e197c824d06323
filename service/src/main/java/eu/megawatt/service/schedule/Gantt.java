package eu.megawatt.service.schedule;

import eu.megawatt.fleet.job.JobKind;
import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.fleet.site.Pool;
import eu.megawatt.fleet.time.TimeGrid;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Everything a chart of bars needs, column by column: bar {@code i} is the {@code i}-th of each
 * column. Bars are ordered by pool and then start.
 *
 * @param pool index into {@code pools}
 * @param start first slot
 * @param end the slot after the last
 * @param kind 0 training, 1 fine-tuning, 2 batch, 3 inference
 * @param late 1 where it ends after its deadline
 * @param capped 1 where it runs under a power cap
 * @param startsAt the beginning of slot 0
 * @param state 0 planned, 1 under way, 2 ended; in the plan that is lived by
 * @param pinned 1 where it is to stay in its place; in the plan that is lived by
 * @param interruptible 1 where it may be stopped and go on later; in the plan that is lived by
 */
public record Gantt(
    int count,
    List<Row> pools,
    List<String> jobId,
    List<Integer> pool,
    List<Integer> start,
    List<Integer> end,
    List<Integer> gpuCount,
    List<Integer> kind,
    List<Integer> late,
    List<Integer> capped,
    Instant startsAt,
    int slotMinutes,
    Optional<List<Integer>> state,
    Optional<List<Integer>> pinned,
    Optional<List<Integer>> interruptible) {

  /**
   * A pool as a row of the chart.
   *
   * @param gpuCount in the slot with the most
   */
  public record Row(String id, String siteId, String domainId, String gpuTypeId, long gpuCount) {}

  /** The bars in a range of time, of one site or of all, of one tenant or of all. */
  public static Gantt of(
      Schedule schedule,
      Instant from,
      Instant to,
      Optional<String> siteId,
      Optional<String> text,
      Optional<String> tenant) {
    List<Row> rows = rows(schedule.scenario(), siteId);
    Map<String, Integer> index = new HashMap<>();
    rows.forEach(row -> index.put(row.id(), index.size()));
    List<Allocation> bars =
        schedule.allocations().stream()
            .filter(it -> index.containsKey(it.poolId()) && it.overlaps(from, to))
            .filter(it -> AllocationFilter.mentions(text, it.jobId(), it.tenant()))
            .filter(it -> tenant.isEmpty() || tenant.get().equals(it.tenant()))
            .sorted(
                Comparator.comparing((Allocation it) -> index.getOrDefault(it.poolId(), -1))
                    .thenComparing(Allocation::startsAt)
                    .thenComparing(Allocation::jobId))
            .toList();
    return columns(schedule.scenario().grid(), rows, index, bars);
  }

  private static Gantt columns(
      TimeGrid grid, List<Row> rows, Map<String, Integer> index, List<Allocation> bars) {
    return new Gantt(
        bars.size(),
        rows,
        bars.stream().map(Allocation::jobId).toList(),
        bars.stream().map(it -> index.getOrDefault(it.poolId(), -1)).toList(),
        bars.stream().map(it -> slot(grid, it.startsAt())).toList(),
        bars.stream().map(it -> slot(grid, it.endsAt())).toList(),
        bars.stream().map(Allocation::gpuCount).toList(),
        bars.stream().map(it -> number(it.jobKind())).toList(),
        bars.stream().map(it -> number(it.isLate())).toList(),
        bars.stream().map(it -> number(it.isCapped())).toList(),
        grid.start(),
        grid.slotMinutes(),
        ofAll(bars, it -> it.state().map(Gantt::phase)),
        ofAll(bars, it -> it.pinned().map(Gantt::number)),
        ofAll(bars, it -> it.interruptible().map(Gantt::number)));
  }

  /** A column of what each bar has; none where they do not have it. */
  private static Optional<List<Integer>> ofAll(
      List<Allocation> bars, Function<Allocation, Optional<Integer>> value) {
    List<Integer> column = bars.stream().flatMap(it -> value.apply(it).stream()).toList();
    return Optional.of(column).filter(it -> !it.isEmpty());
  }

  private static int phase(String state) {
    return switch (state) {
      case "Dispatched", "Running" -> 1;
      case "Done", "Failed", "Cancelled" -> 2;
      default -> 0;
    };
  }

  private static List<Row> rows(Scenario scenario, Optional<String> siteId) {
    List<Row> rows = new ArrayList<>();
    for (Pool pool : scenario.pools().values()) {
      String site = scenario.siteOf(pool).id();
      if (siteId.isEmpty() || siteId.get().equals(site)) {
        rows.add(new Row(pool.id(), site, pool.domain(), pool.gpuType(), (long) pool.gpus().max()));
      }
    }
    return rows;
  }

  private static int slot(TimeGrid grid, Instant instant) {
    return (int) Math.round(grid.position(instant));
  }

  private static int number(boolean isSo) {
    return isSo ? 1 : 0;
  }

  private static int number(JobKind kind) {
    return switch (kind) {
      case TRAINING -> 0;
      case FINE_TUNING -> 1;
      case BATCH -> 2;
      case INFERENCE -> 3;
    };
  }
}
