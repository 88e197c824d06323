package eu.megawatt.bench.plan;

import eu.megawatt.fleet.plan.Plan;
import java.util.OptionalDouble;

/** What came of a solver's run. */
public sealed interface Outcome {

  /**
   * A plan.
   *
   * @param firstFeasibleSeconds from the scenario in memory to the first plan that covers every job
   *     and breaks nothing
   * @param boundEur what the solver itself proved that no plan costs less than
   * @param note what a reader should know, or nothing
   */
  record Made(Plan plan, OptionalDouble firstFeasibleSeconds, OptionalDouble boundEur, String note)
      implements Outcome {}

  /** No plan, and why. */
  record None(String why) implements Outcome {}
}
