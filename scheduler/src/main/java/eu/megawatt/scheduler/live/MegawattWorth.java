package eu.megawatt.scheduler.live;

import eu.megawatt.fleet.site.PowerDomain;
import eu.megawatt.fleet.time.TimeGrid;
import eu.megawatt.scheduler.bound.ScarcityPrices;
import eu.megawatt.scheduler.kernel.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;

/**
 * What one more megawatt of each limit would be worth to the plan, at the most: the prices of the
 * Lagrangian bound. Jobs that are not under way count as free to move from the next slot on, or to
 * be left out for what they are worth; what the others take is given.
 *
 * @param revision of the plan that it is of
 * @param jobs that were free
 * @param planMicro micro-euro that they cost as they stand
 * @param boundMicro micro-euro that they cost at the least, however they were placed
 * @param iterations steps in which it was found
 */
public record MegawattWorth(
    long revision,
    TimeGrid grid,
    List<Limit> limits,
    int jobs,
    long planMicro,
    long boundMicro,
    int iterations) {

  public MegawattWorth {
    limits = List.copyOf(limits);
  }

  /**
   * A power domain and its worth.
   *
   * @param isSite whether it is all that its site may draw
   * @param minorPerMWh cents for a megawatt more of its limit during an hour, by slot, on the side
   *     that the limit is on
   */
  public record Limit(String domainId, String siteId, boolean isSite, List<Long> minorPerMWh) {

    public Limit {
      minorPerMWh = List.copyOf(minorPerMWh);
    }

    /** Whether it stands for all connections of a site that has several. */
    public boolean isTogether() {
      return domainId.startsWith(World.ALL_OF);
    }

    /** Whether more of it would ever be worth something. */
    public boolean isScarce() {
      return minorPerMWh.stream().anyMatch(it -> it > 0);
    }
  }

  /**
   * Works it out, which takes a while; for any thread.
   *
   * @param iterations steps at most
   * @param goesOn asked before each step after the first
   */
  public static MegawattWorth of(
      Improvable asked, ExecutorService threads, int iterations, BooleanSupplier goesOn)
      throws InterruptedException {
    Problem problem = asked.problemAsIs();
    ScarcityPrices found = ScarcityPrices.of(problem, threads, iterations, goesOn);
    long[] spots = asked.spots(problem);
    long plan = 0;
    for (int job = 0; job < spots.length; job++) {
      plan = Math.addExact(plan, problem.costMicro(job, spots[job]));
    }
    List<Limit> limits = new ArrayList<>();
    for (int domain = 0; domain < problem.domainIds.length; domain++) {
      limits.add(limit(problem, domain, found.prices().minorPerMWh(domain)));
    }
    return new MegawattWorth(
        asked.revision(),
        asked.window().grid,
        limits,
        asked.size(),
        plan,
        found.boundMicro(),
        found.iterations());
  }

  private static Limit limit(Problem problem, int index, long[] minorPerMWh) {
    PowerDomain domain = problem.scenario.domain(problem.domainIds[index]);
    double pue = problem.scenario.perItWatt(domain);
    LongStream its = Arrays.stream(minorPerMWh).map(it -> (long) Math.ceil(it / pue));
    return new Limit(domain.id(), domain.site(), domain.parent().isEmpty(), its.boxed().toList());
  }

  /** How far the plan is above what it costs at the least, as a fraction of it. */
  public double gapRatio() {
    return planMicro == 0 ? 0 : (planMicro - boundMicro) / (double) Math.abs(planMicro);
  }
}
