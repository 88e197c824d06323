package eu.megawatt.scheduler.construct;

import eu.megawatt.scheduler.kernel.Assignment;
import eu.megawatt.scheduler.kernel.DualPrices;
import eu.megawatt.scheduler.kernel.PricedPlacement;
import eu.megawatt.scheduler.kernel.PricedPools;
import eu.megawatt.scheduler.kernel.Problem;
import java.util.function.BooleanSupplier;

/**
 * Each job at the feasible placement that is cheapest when scarce megawatts and GPUs are paid for:
 * it leaves the scarce hours to those who gain most from them.
 */
public final class PriceGuided {

  private PriceGuided() {}

  /**
   * Plans the jobs in an order.
   *
   * @param order which job chooses first
   */
  public static Assignment plan(Problem problem, DualPrices prices, Greedy order) {
    return plan(problem, prices, order, () -> true);
  }

  /** The same, as long as it may go on: jobs that were not reached are left out. */
  public static Assignment plan(
      Problem problem, DualPrices prices, Greedy order, BooleanSupplier goesOn) {
    PricedPlacement placement = new PricedPlacement(problem, new PricedPools(problem, prices));
    Assignment assignment = new Assignment(problem);
    for (int index : order.order(problem)) {
      if (!goesOn.getAsBoolean()) {
        break;
      }
      if (placement.findFeasible(problem.jobs[index], assignment.occupancy())) {
        assignment.place(index, placement.alternative(), placement.pool(), placement.start());
      }
    }
    return assignment;
  }
}
