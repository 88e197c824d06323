package eu.megawatt.bench.plan;

import eu.megawatt.fleet.plan.Placement;
import eu.megawatt.fleet.plan.Plan;
import eu.megawatt.fleet.plan.Reason;
import eu.megawatt.fleet.plan.ReasonCode;
import eu.megawatt.fleet.plan.Unplaced;
import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.fleet.site.GpuType;
import eu.megawatt.scheduler.kernel.Problem;
import eu.megawatt.scheduler.kernel.Spots;
import eu.megawatt.scheduler.price.PlanPrice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Spots as a plan, priced as the product prices, whoever chose them. */
public final class PlanDocument {

  private PlanDocument() {}

  /**
   * The plan that has each job in its spot.
   *
   * @param spots by job, {@link Spots#NONE} where it is left out
   */
  public static Plan of(Problem problem, long[] spots, double seconds, long seed) {
    Scenario scenario = problem.scenario;
    List<Placement> placements = new ArrayList<>();
    List<Unplaced> unplaced = new ArrayList<>();
    int index = 0;
    for (String job : scenario.jobs().keySet()) {
      long spot = spots[index++];
      if (spot == Spots.NONE) {
        unplaced.add(new Unplaced(job, List.of(leftOut(job))));
      } else {
        placements.add(placement(problem, job, spot));
      }
    }
    return new Plan(
        scenario.name(),
        placements,
        unplaced,
        PlanPrice.of(scenario, placements).objectiveEur(),
        Optional.empty(),
        seconds,
        seed);
  }

  private static Reason leftOut(String job) {
    return Reason.of(ReasonCode.PENDING_EVALUATION, job, "The solver found no place for it.");
  }

  private static Placement placement(Problem problem, String job, long spot) {
    Scenario scenario = problem.scenario;
    String pool = problem.poolIds[problem.spots.pool(spot)];
    GpuType type = scenario.gpuType(scenario.pool(pool).gpuType());
    double cap = type.powerCaps().get(problem.spots.level(spot)).fraction();
    return new Placement(job, pool, scenario.grid().at(problem.spots.start(spot)), cap);
  }
}
