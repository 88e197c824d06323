package eu.megawatt.service.demand;

import eu.megawatt.planner.demand.DemandGroup;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * Demand by group, the largest first.
 *
 * @param leftOutCount of groups that are too small to be among the most that are told
 */
record Demands(
    LocalDate from,
    LocalDate to,
    Set<DemandPart> by,
    int unknownDayCount,
    long waitingHourCount,
    List<Of> groups,
    int leftOutCount) {

  /** That of a group. */
  record Of(DemandGroup group, DemandSeries series) {}

  /** As asked, with so many groups at most. */
  static Demands of(DemandHistory history, DemandRange.Meant asked, int most) {
    List<Of> all =
        history.between(asked.from(), asked.to(), asked.by()).entrySet().stream()
            .map(it -> new Of(it.getKey(), it.getValue()))
            .sorted(
                Comparator.comparingDouble((Of it) -> -it.series().demandKwDays())
                    .thenComparing(Of::group))
            .toList();
    int unknown = 0;
    if (!all.isEmpty()) {
      for (double kw : all.getFirst().series().usedKw()) {
        unknown += Double.isNaN(kw) ? 1 : 0;
      }
    }
    return new Demands(
        asked.from(),
        asked.to(),
        asked.by(),
        unknown,
        history.waitingHourCount(),
        all.stream().limit(most).toList(),
        Math.max(0, all.size() - most));
  }
}
