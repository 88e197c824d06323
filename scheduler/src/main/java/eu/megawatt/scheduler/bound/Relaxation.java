package eu.megawatt.scheduler.bound;

import eu.megawatt.scheduler.kernel.DualPrices;
import eu.megawatt.scheduler.kernel.JobSpec;
import eu.megawatt.scheduler.kernel.PricedPlacement;
import eu.megawatt.scheduler.kernel.PricedPools;
import eu.megawatt.scheduler.kernel.Problem;
import eu.megawatt.scheduler.kernel.Spots;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.stream.IntStream;

/**
 * The problem without its limits on megawatts and GPUs, which are paid for at given prices instead:
 * each job then takes its cheapest placement by itself. What that costs, less what all the
 * megawatts and GPUs there are would fetch, is a lower bound on every plan, whatever the prices.
 *
 * <p>Jobs are cut into a fixed number of parts, summed in their order, so that the answer does not
 * depend on the number of threads.
 */
final class Relaxation {

  private static final int PARTS = 16;

  /** A limit is kept as whole milliwatts, rounded down: this much may have been lost. */
  private static final double LOST_WATTS = 1e-3;

  private record Part(double cost, Usage usage) {}

  private final Problem problem;
  private final ExecutorService threads;

  /** Each job's choice in the last solution. */
  private final long[] choice;

  Relaxation(Problem problem, ExecutorService threads) {
    this.problem = problem;
    this.threads = threads;
    this.choice = new long[problem.jobs.length];
    Arrays.fill(choice, Spots.NONE);
  }

  /**
   * What a solution says.
   *
   * @param bound euro that no plan costs less than
   * @param excessWatts watts taken beyond the limit by power domain and slot; negative where free
   * @param excessGpus GPUs taken beyond the pool by pool and slot; negative where free
   */
  @SuppressWarnings("ArrayRecordComponent") // handed from one method to the next, never compared
  record Solution(double bound, double[][] excessWatts, double[][] excessGpus) {}

  Solution solve(DualPrices prices) throws InterruptedException {
    PricedPools priced = new PricedPools(problem, prices);
    List<Callable<Part>> parts =
        IntStream.range(0, PARTS).<Callable<Part>>mapToObj(i -> () -> part(i, priced)).toList();
    double cost = 0;
    Usage usage = new Usage(problem);
    for (var done : threads.invokeAll(parts)) {
      Part part = done.resultNow();
      cost += part.cost;
      usage.add(part.usage);
    }
    usage.sum();
    double[][] excessWatts = excessWatts(usage);
    double[][] excessGpus = excessGpus(usage);
    return new Solution(cost - worth(prices), excessWatts, excessGpus);
  }

  private Part part(int index, PricedPools priced) {
    PricedPlacement placement = new PricedPlacement(problem, priced);
    Usage usage = new Usage(problem);
    double cost = 0;
    int jobs = problem.jobs.length;
    for (int j = (int) ((long) jobs * index / PARTS);
        j < (int) ((long) jobs * (index + 1) / PARTS);
        j++) {
      JobSpec job = problem.jobs[j];
      if (placement.find(job, choice[j])) {
        usage.add(job, placement.alternative(), placement.pool(), placement.start());
      }
      cost += placement.price();
      choice[j] = placement.spot();
    }
    return new Part(cost, usage);
  }

  private double worth(DualPrices prices) {
    double worth = 0;
    for (int domain = 0; domain < problem.room.length; domain++) {
      double[] price = prices.power(domain);
      for (int slot = 0; slot < problem.slots; slot++) {
        worth += price[slot] * watts(domain, slot);
      }
    }
    for (int pool = 0; pool < problem.gpus.length; pool++) {
      double[] price = prices.gpu(pool);
      for (int slot = 0; slot < problem.slots; slot++) {
        worth += price[slot] * problem.gpus[pool][slot];
      }
    }
    return worth;
  }

  private double watts(int domain, int slot) {
    return problem.room[domain][slot] / 1e3 + LOST_WATTS;
  }

  private double[][] excessWatts(Usage usage) {
    double[][] excess = new double[problem.room.length][problem.slots];
    for (int domain = 0; domain < excess.length; domain++) {
      for (int slot = 0; slot < problem.slots; slot++) {
        excess[domain][slot] = -watts(domain, slot);
      }
    }
    for (int pool = 0; pool < problem.path.length; pool++) {
      for (int domain : problem.path[pool]) {
        for (int slot = 0; slot < problem.slots; slot++) {
          excess[domain][slot] += usage.watts[pool][slot];
        }
      }
    }
    return excess;
  }

  private double[][] excessGpus(Usage usage) {
    double[][] excess = new double[problem.gpus.length][problem.slots];
    for (int pool = 0; pool < excess.length; pool++) {
      for (int slot = 0; slot < problem.slots; slot++) {
        excess[pool][slot] = usage.gpus[pool][slot] - problem.gpus[pool][slot];
      }
    }
    return excess;
  }
}
