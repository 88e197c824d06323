package eu.megawatt.scheduler;

import eu.megawatt.fleet.plan.Placement;
import eu.megawatt.fleet.plan.Plan;
import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.fleet.site.Pool;
import eu.megawatt.scheduler.check.PlanMaker;
import eu.megawatt.scheduler.kernel.Assignment;
import eu.megawatt.scheduler.kernel.Problem;
import eu.megawatt.scheduler.kernel.Spots;
import java.util.ArrayList;
import java.util.List;

/** Written plans of what the engine has assigned. */
public final class TestingPlans {

  private TestingPlans() {}

  /** The plan with its exact price; every job without a spot is left out. */
  public static Plan of(Assignment assignment) {
    Problem problem = assignment.problem;
    List<Placement> placements = new ArrayList<>();
    for (int job = 0; job < problem.jobs.length; job++) {
      if (assignment.isPlaced(job)) {
        placements.add(placement(problem, job, assignment.spot(job)));
      }
    }
    return new PlanMaker(problem.scenario, 1).plan(placements);
  }

  private static Placement placement(Problem problem, int job, long spot) {
    Scenario scenario = problem.scenario;
    Spots spots = problem.spots;
    Pool pool = scenario.pool(problem.poolIds[spots.pool(spot)]);
    double fraction =
        scenario.gpuType(pool.gpuType()).powerCaps().get(spots.level(spot)).fraction();
    String id = List.copyOf(scenario.jobs().keySet()).get(job);
    return new Placement(id, pool.id(), scenario.grid().at(spots.start(spot)), fraction);
  }
}
