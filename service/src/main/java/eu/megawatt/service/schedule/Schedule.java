package eu.megawatt.service.schedule;

import eu.megawatt.fleet.plan.Plan;
import eu.megawatt.fleet.plan.Unplaced;
import eu.megawatt.fleet.scenario.Scenario;
import java.util.List;

/**
 * A plan beside its scenario, with its allocations worked out. Immutable.
 *
 * @param unplaced the jobs that have no place, as far as the reasons are known beforehand
 */
public record Schedule(Scenario scenario, List<Allocation> allocations, List<Unplaced> unplaced) {

  public Schedule {
    allocations = List.copyOf(allocations);
    unplaced = List.copyOf(unplaced);
  }

  public static Schedule of(String planId, Scenario scenario, Plan plan) {
    return new Schedule(scenario, Allocation.all(planId, scenario, plan), plan.unplaced());
  }
}
