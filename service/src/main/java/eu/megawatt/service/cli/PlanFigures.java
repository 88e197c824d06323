package eu.megawatt.service.cli;

import eu.megawatt.fleet.demand.DemandPlan;
import eu.megawatt.fleet.plan.Bound;
import eu.megawatt.fleet.plan.Plan;
import eu.megawatt.fleet.unit.Money;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What is said of a plan once it is made.
 *
 * @param gap how far it is above the bound, as a fraction
 * @param placed jobs
 * @param unplaced the others
 * @param services empty where plans of its version have none
 */
record PlanFigures(
    Money objectiveEur,
    Optional<Money> bound,
    OptionalDouble gap,
    int placed,
    int unplaced,
    Optional<Services> services,
    double seconds) {

  /** How many services are in the plan, and how many are left out. */
  record Services(int served, int unserved) {}

  static PlanFigures of(Plan plan) {
    return new PlanFigures(
        plan.objectiveEur(),
        plan.bound().map(Bound::eur),
        plan.gap(),
        plan.placements().size(),
        plan.unplaced().size(),
        Optional.empty(),
        plan.seconds());
  }

  static PlanFigures of(DemandPlan plan) {
    return new PlanFigures(
        plan.objectiveEur(),
        Optional.empty(),
        OptionalDouble.empty(),
        plan.placements().size(),
        plan.unplaced().size(),
        Optional.of(new Services(plan.services().size(), plan.unserved().size())),
        plan.seconds());
  }
}
