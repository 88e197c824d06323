package eu.megawatt.scheduler.live;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a tenant has, uses and waits for at a moment. All watts are above idle, on the facility's
 * side.
 *
 * @param isKnown whether anything was said of it
 * @param usedWatts by what the plan has at work now
 * @param borrowedWatts of them beyond the guarantee
 * @param lentWatts of the guarantee that is not used and others borrow
 * @param peakWatts the most that is planned from now on
 * @param budgets with what they leave
 * @param runningJobs at work, or handed over
 * @param placedJobs that have a place and have not begun
 * @param borrowingJobs of both, those that are on borrowed power
 * @param waitingSince of the job that has waited longest
 */
public record TenantUse(
    TenantShare share,
    boolean isKnown,
    long usedWatts,
    long borrowedWatts,
    long lentWatts,
    long peakWatts,
    List<BudgetUse> budgets,
    int runningJobs,
    int placedJobs,
    int borrowingJobs,
    int waitingJobs,
    Optional<Instant> waitingSince) {

  public TenantUse {
    budgets = List.copyOf(budgets);
  }

  /**
   * A budget in its current period.
   *
   * @param used taken, and planned to be in it
   */
  public record BudgetUse(PeriodBudget budget, Instant from, Instant to, DayUse used) {}
}
