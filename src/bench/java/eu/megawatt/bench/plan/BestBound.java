package eu.megawatt.bench.plan;

import eu.megawatt.scheduler.bound.LagrangianBound;
import eu.megawatt.scheduler.kernel.DualPrices;
import eu.megawatt.scheduler.kernel.MergedProblem;
import eu.megawatt.scheduler.kernel.Problem;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * What no plan costs less than, found within a budget: first with the halls of a site as one, then
 * from those prices on the full tree.
 *
 * @param eur the better of the two
 * @param prices what megawatts and GPUs are worth at the best of the full problem
 */
public record BestBound(double eur, DualPrices prices) {

  private static final double MERGED_SHARE = 0.4;

  public static BestBound of(Problem problem, double seconds, int threads)
      throws InterruptedException {
    Stopwatch watch = new Stopwatch();
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      Problem full = problem.withoutHopeless();
      MergedProblem merged = new MergedProblem(full);
      LagrangianBound coarse = new LagrangianBound(merged.problem(), pool);
      double until = merged.isSmaller() ? MERGED_SHARE * seconds : 0;
      do {
        coarse.iterate();
      } while (watch.seconds() < until);
      LagrangianBound fine = LagrangianBound.from(full, pool, merged.spread(coarse.prices()));
      do {
        fine.iterate();
      } while (watch.seconds() < seconds);
      return new BestBound(Math.max(coarse.bound(), fine.bound()), fine.prices());
    }
  }
}
