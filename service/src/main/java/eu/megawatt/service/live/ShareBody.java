package eu.megawatt.service.live;

import java.util.List;
import java.util.Optional;

/**
 * A tenant's share as it is asked for, before anything in it has been checked.
 *
 * @param guaranteedW absent stands for none
 * @param ceilingW absent stands for no ceiling
 */
public record ShareBody(
    Optional<Long> guaranteedW,
    Optional<Long> ceilingW,
    Optional<Integer> priority,
    Optional<List<BudgetBody>> budgets,
    Optional<Integer> mostOpenJobsCount,
    Optional<Long> longestWaitSeconds,
    Optional<String> reason) {

  /** A budget for each period of a kind. */
  public record BudgetBody(
      Optional<String> period, Optional<Long> energyWh, Optional<Long> costMinor) {}
}
