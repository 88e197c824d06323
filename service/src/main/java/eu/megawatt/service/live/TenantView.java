package eu.megawatt.service.live;

import eu.megawatt.scheduler.live.TenantShare;
import eu.megawatt.scheduler.live.TenantUse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A tenant as it is shown: what it has, uses and waits for. Watts are above idle, on the facility's
 * side.
 *
 * @param share absent where nothing was said of it
 * @param lentW of the guarantee, unused and borrowed by others
 * @param movedFromCount jobs of its that had to leave their places for others' guarantees in the
 *     last week
 * @param movedForCount jobs of others that had to leave their places for its guarantee
 */
public record TenantView(
    String id,
    Optional<ShareView> share,
    long guaranteedW,
    long usedW,
    long borrowedW,
    long lentW,
    long peakW,
    List<BudgetView> budgets,
    int runningJobsCount,
    int placedJobsCount,
    int borrowingJobsCount,
    int waitingJobsCount,
    Optional<Instant> waitingSince,
    long longestWaitSeconds,
    long movedFromCount,
    long movedForCount) {

  private static final long MICRO_PER_MINOR = 10_000;

  /** What was said of it. */
  public record ShareView(
      String tenantId,
      String version,
      long guaranteedW,
      Optional<Long> ceilingW,
      int priority,
      List<BudgetLimitView> budgets,
      Optional<Integer> mostOpenJobsCount,
      long longestWaitSeconds,
      String reason) {

    static ShareView of(TenantShare share) {
      return new ShareView(
          share.tenant(),
          Long.toString(share.number()),
          share.guaranteedWatts(),
          share.ceilingWatts().isPresent()
              ? Optional.of(share.ceilingWatts().getAsLong())
              : Optional.empty(),
          share.priority(),
          share.budgets().stream()
              .map(
                  it ->
                      new BudgetLimitView(
                          it.period().word(),
                          it.wattHours().isPresent()
                              ? Optional.of(it.wattHours().getAsLong())
                              : Optional.empty(),
                          it.micro().isPresent()
                              ? Optional.of(it.micro().getAsLong() / MICRO_PER_MINOR)
                              : Optional.empty()))
              .toList(),
          share.mostOpenJobs().isPresent()
              ? Optional.of(share.mostOpenJobs().getAsInt())
              : Optional.empty(),
          share.longestWait().toSeconds(),
          share.reason());
    }
  }

  /** A budget as it was said. */
  public record BudgetLimitView(String period, Optional<Long> energyWh, Optional<Long> costMinor) {}

  /** A budget in its current period: what it is, what is used or planned, and what is left. */
  public record BudgetView(
      String period,
      Instant from,
      Instant to,
      Optional<Long> energyWh,
      long usedEnergyWh,
      Optional<Long> leftEnergyWh,
      Optional<Long> costMinor,
      long usedCostMinor,
      Optional<Long> leftCostMinor,
      String currency) {

    static BudgetView of(TenantUse.BudgetUse its) {
      long energy = its.used().wattHours();
      long cost = Math.ceilDiv(its.used().micro(), MICRO_PER_MINOR);
      Optional<Long> mostEnergy =
          its.budget().wattHours().isPresent()
              ? Optional.of(its.budget().wattHours().getAsLong())
              : Optional.empty();
      Optional<Long> mostCost =
          its.budget().micro().isPresent()
              ? Optional.of(its.budget().micro().getAsLong() / MICRO_PER_MINOR)
              : Optional.empty();
      return new BudgetView(
          its.budget().period().word(),
          its.from(),
          its.to(),
          mostEnergy,
          energy,
          mostEnergy.map(it -> it - energy),
          mostCost,
          cost,
          mostCost.map(it -> it - cost),
          "EUR");
    }
  }

  static TenantView of(TenantUse use, Instant now, long movedFrom, long movedFor) {
    return new TenantView(
        use.share().tenant(),
        use.isKnown() ? Optional.of(ShareView.of(use.share())) : Optional.empty(),
        use.share().guaranteedWatts(),
        use.usedWatts(),
        use.borrowedWatts(),
        use.lentWatts(),
        use.peakWatts(),
        use.budgets().stream().map(BudgetView::of).toList(),
        use.runningJobs(),
        use.placedJobs(),
        use.borrowingJobs(),
        use.waitingJobs(),
        use.waitingSince(),
        use.waitingSince().map(it -> Math.max(0, Duration.between(it, now).toSeconds())).orElse(0L),
        movedFrom,
        movedFor);
  }
}
