package eu.megawatt.scheduler.check;

import eu.megawatt.fleet.plan.Plan;
import eu.megawatt.fleet.scenario.Scenario;

/**
 * A plan that has been found to break nothing, with the scenario it was checked against. Only
 * {@link PlanChecker} makes one; whatever acts on a plan asks for this type.
 */
public final class ValidatedPlan {

  private final Scenario scenario;
  private final Plan plan;

  ValidatedPlan(Scenario scenario, Plan plan) {
    this.scenario = scenario;
    this.plan = plan;
  }

  public Scenario scenario() {
    return scenario;
  }

  public Plan plan() {
    return plan;
  }
}
