package eu.megawatt.scheduler.search;

import eu.megawatt.fleet.job.Job;
import eu.megawatt.fleet.plan.Bound;
import eu.megawatt.fleet.plan.Placement;
import eu.megawatt.fleet.plan.Plan;
import eu.megawatt.fleet.plan.Unplaced;
import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.fleet.site.Pool;
import eu.megawatt.fleet.site.PowerCap;
import eu.megawatt.fleet.unit.Money;
import eu.megawatt.scheduler.explain.WhyNot;
import eu.megawatt.scheduler.kernel.Assignment;
import eu.megawatt.scheduler.kernel.Problem;
import eu.megawatt.scheduler.kernel.Spots;
import eu.megawatt.scheduler.price.PriceBook;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns spots into a plan document: placements, reasons for the others, and the exact price. */
final class PlanAssembly {

  private static final String METHOD = "lagrangian";

  private final Problem problem;
  private final Scenario scenario;
  private final List<Job> jobs;
  private final PriceBook prices;

  PlanAssembly(Problem problem) {
    this.problem = problem;
    this.scenario = problem.scenario;
    this.jobs = List.copyOf(scenario.jobs().values());
    this.prices = new PriceBook(scenario);
  }

  Plan plan(long[] spots, Optional<Money> bound, double seconds, long seed) {
    List<Placement> placements = new ArrayList<>();
    List<Unplaced> unplaced = new ArrayList<>();
    WhyNot whyNot = new WhyNot(problem, Assignment.of(problem, spots));
    for (int job = 0; job < spots.length; job++) {
      if (spots[job] >= 0) {
        placements.add(placement(job, spots[job]));
      } else {
        unplaced.add(new Unplaced(jobs.get(job).id(), whyNot.reasons(job)));
      }
    }
    Money price = prices.planPrice(placements).objectiveEur();
    return new Plan(
        scenario.name(),
        placements,
        unplaced,
        price,
        bound.map(eur -> new Bound(least(eur, price), METHOD)),
        seconds,
        seed);
  }

  /** The same plan at the prices of this scenario. */
  Plan priced(Plan plan) {
    return new Plan(
        plan.scenario(),
        plan.placements(),
        plan.unplaced(),
        prices.planPrice(plan.placements()).objectiveEur(),
        Optional.empty(),
        plan.seconds(),
        plan.seed());
  }

  /** The spots of a plan that breaks no rule. */
  Assignment assignment(Plan plan) {
    Map<String, Placement> placed = new HashMap<>();
    plan.placements().forEach(it -> placed.put(it.job(), it));
    List<String> poolIds = Arrays.asList(problem.poolIds);
    long[] spots = new long[jobs.size()];
    for (int job = 0; job < spots.length; job++) {
      spots[job] =
          Optional.ofNullable(placed.get(jobs.get(job).id()))
              .map(it -> spot(it, poolIds))
              .orElse(Spots.NONE);
    }
    return Assignment.of(problem, spots);
  }

  private long spot(Placement its, List<String> poolIds) {
    List<PowerCap> caps = scenario.gpuType(scenario.pool(its.pool()).gpuType()).powerCaps();
    int level = caps.stream().map(PowerCap::fraction).toList().indexOf(its.powerCap());
    return problem.spots.of(
        poolIds.indexOf(its.pool()), level, (int) scenario.grid().firstSlotFrom(its.start()));
  }

  private static Money least(Money bound, Money price) {
    return bound.compareTo(price) < 0 ? bound : price;
  }

  private Placement placement(int job, long spot) {
    Pool pool = scenario.pool(problem.poolIds[problem.spots.pool(spot)]);
    double fraction =
        scenario.gpuType(pool.gpuType()).powerCaps().get(problem.spots.level(spot)).fraction();
    return new Placement(
        jobs.get(job).id(), pool.id(), scenario.grid().at(problem.spots.start(spot)), fraction);
  }
}
