package eu.megawatt.scheduler.live;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What a tenant has of the fleet's power. All watts are above idle, on the facility's side, and of
 * all of its work together. Of whom nothing is said has no guarantee and may borrow whatever is
 * free.
 *
 * @param guaranteedWatts for which the work that others borrow gives way
 * @param ceilingWatts the most that its work may draw at any instant, borrowed or not; at least
 *     what is guaranteed
 * @param priority of borrowed work: the greater waits before the less, and gives way after it
 * @param budgets for each kind of period no more than one
 * @param mostOpenJobs jobs that have not ended
 * @param longestWait after so long a job that waits counts as guaranteed, of each tenant one at a
 *     time
 * @param number the order of what was said: the greater is the newer
 * @param reason why, in the words of whoever said so
 */
public record TenantShare(
    String tenant,
    long guaranteedWatts,
    OptionalLong ceilingWatts,
    int priority,
    List<PeriodBudget> budgets,
    OptionalInt mostOpenJobs,
    Duration longestWait,
    long number,
    String reason) {

  /** For those of whom nothing is said. */
  public static final Duration LONGEST_WAIT = Duration.ofHours(24);

  public TenantShare {
    budgets = List.copyOf(budgets);
    if (guaranteedWatts < 0 || ceilingWatts.orElse(guaranteedWatts) < guaranteedWatts) {
      throw new IllegalArgumentException(
          "%s: %d W guaranteed, at the most %s".formatted(tenant, guaranteedWatts, ceilingWatts));
    }
    if (budgets.stream().map(PeriodBudget::period).distinct().count() < budgets.size()) {
      throw new IllegalArgumentException(tenant + ": two budgets for the same period");
    }
  }

  /** One of whom nothing is said. */
  public static TenantShare unknown(String tenant) {
    return new TenantShare(
        tenant, 0, OptionalLong.empty(), 0, List.of(), OptionalInt.empty(), LONGEST_WAIT, 0, "");
  }

  /** The same under another number. */
  public TenantShare numbered(long other) {
    return new TenantShare(
        tenant,
        guaranteedWatts,
        ceilingWatts,
        priority,
        budgets,
        mostOpenJobs,
        longestWait,
        other,
        reason);
  }

  /** The same with another guarantee. */
  public TenantShare guaranteeing(long watts) {
    return new TenantShare(
        tenant, watts, ceilingWatts, priority, budgets, mostOpenJobs, longestWait, number, reason);
  }

  /** The same with a ceiling. */
  public TenantShare upTo(long watts) {
    return new TenantShare(
        tenant,
        guaranteedWatts,
        OptionalLong.of(watts),
        priority,
        budgets,
        mostOpenJobs,
        longestWait,
        number,
        reason);
  }

  /** The same with a budget more. */
  public TenantShare with(PeriodBudget budget) {
    List<PeriodBudget> more = new ArrayList<>(budgets);
    more.add(budget);
    return new TenantShare(
        tenant,
        guaranteedWatts,
        ceilingWatts,
        priority,
        more,
        mostOpenJobs,
        longestWait,
        number,
        reason);
  }
}
