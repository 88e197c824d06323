package eu.megawatt.reports.cost;

import eu.megawatt.reports.ledger.Account;
import eu.megawatt.reports.ledger.CostParts;
import eu.megawatt.reports.ledger.Holder;
import eu.megawatt.reports.period.Posted;
import eu.megawatt.reports.period.Statement;
import java.math.BigDecimal;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;

/**
 * What units of work cost, by rows that are posted. Fully loaded is all cost of the rows, with what
 * was idle, divided by the GPU-hours of jobs; own is the cost of jobs alone. Both are told on the
 * hours that jobs had and on those in which they worked: they differ by what was reserved and not
 * used.
 *
 * @param hours by which it was divided, and the utilisation
 * @param fullyLoadedPerAllocatedGpuH empty, as all others, where there is nothing to divide by
 * @param perMTokens all cost for a million tokens, read and written together
 * @param perTask all cost for a task, right or wrong
 * @param perAcceptedTask all cost for a task that could be used
 */
public record UnitCosts(
    GpuHours hours,
    Optional<UnitCost> fullyLoadedPerAllocatedGpuH,
    Optional<UnitCost> fullyLoadedPerUsedGpuH,
    Optional<UnitCost> ownPerAllocatedGpuH,
    Optional<UnitCost> ownPerUsedGpuH,
    Optional<UnitCost> perMTokens,
    Optional<UnitCost> perTask,
    Optional<UnitCost> perAcceptedTask) {

  private static final int MILLION = 6;

  /** Of a month's own rows, without corrections of others. */
  public static UnitCosts of(Statement statement, Work work) {
    return of(statement.own(), work);
  }

  /** Of some rows, such as those of a site. */
  public static UnitCosts of(NavigableMap<Account, Posted> rows, Work work) {
    GpuHours hours = GpuHours.of(rows);
    CostParts all = CostParts.NONE;
    CostParts own = CostParts.NONE;
    for (Map.Entry<Account, Posted> row : rows.entrySet()) {
      all = all.plus(row.getValue().cents());
      own = row.getKey().holder() instanceof Holder.Job ? own.plus(row.getValue().cents()) : own;
    }
    return new UnitCosts(
        hours,
        UnitCost.of(all, hours.allocated()),
        UnitCost.of(all, hours.used()),
        UnitCost.of(own, hours.allocated()),
        UnitCost.of(own, hours.used()),
        UnitCost.of(all, new BigDecimal(work.tokens(), MILLION)),
        UnitCost.of(all, BigDecimal.valueOf(work.taskCount())),
        UnitCost.of(all, BigDecimal.valueOf(work.acceptedTaskCount())));
  }
}
