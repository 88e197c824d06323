package eu.megawatt.service.schedule;

import eu.megawatt.fleet.plan.Plan;
import eu.megawatt.fleet.scenario.Scenario;
import java.util.List;

/** A plan beside its scenario, with its allocations worked out. Immutable. */
public record Schedule(Scenario scenario, Plan plan, List<Allocation> allocations) {

  public Schedule {
    allocations = List.copyOf(allocations);
  }

  public static Schedule of(String planId, Scenario scenario, Plan plan) {
    return new Schedule(scenario, plan, Allocation.all(planId, scenario, plan));
  }
}
