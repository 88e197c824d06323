package eu.megawatt.scheduler.search;

import eu.megawatt.fleet.unit.Money;
import eu.megawatt.scheduler.bound.LagrangianBound;
import eu.megawatt.scheduler.kernel.DualPrices;
import eu.megawatt.scheduler.kernel.MergedProblem;
import eu.megawatt.scheduler.kernel.Problem;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.concurrent.ExecutorService;

/**
 * The bound of a search: halls merged at first, which finds good prices soon, then each hall by
 * itself. {@link #bound} may be called from any thread.
 */
final class Bounding {

  /** Rounding of some millions of summands in binary stays far below this part of the sum. */
  private static final double SAFETY = 1e-9;

  private static final int FULL_AFTER = 150;

  private final Problem problem;
  private final MergedProblem merged;
  private final ExecutorService threads;
  private final LagrangianBound coarse;
  private Optional<LagrangianBound> fine = Optional.empty();
  private volatile double best = Double.NEGATIVE_INFINITY;

  Bounding(Problem problem, ExecutorService threads) {
    this.problem = problem;
    this.merged = new MergedProblem(problem);
    this.threads = threads;
    this.coarse = new LagrangianBound(merged.problem(), threads);
  }

  void iterate() throws InterruptedException {
    if (coarse.iterations() < FULL_AFTER || !merged.isSmaller()) {
      coarse.iterate();
      best = Math.max(best, coarse.bound());
      return;
    }
    if (fine.isEmpty()) {
      fine = Optional.of(LagrangianBound.from(problem, threads, prices()));
    }
    fine.get().iterate();
    best = Math.max(best, fine.get().bound());
  }

  int iterations() {
    return coarse.iterations() + fine.map(LagrangianBound::iterations).orElse(0);
  }

  /** What a megawatt and a GPU are worth, at each hall. */
  DualPrices prices() {
    return fine.map(LagrangianBound::prices).orElseGet(() -> merged.spread(coarse.prices()));
  }

  /** Rounded down to the cent; empty before the first iteration. */
  Optional<Money> bound() {
    double known = best;
    if (known == Double.NEGATIVE_INFINITY) {
      return Optional.empty();
    }
    BigDecimal safe = BigDecimal.valueOf(known - SAFETY * Math.abs(known) - 0.005);
    return Optional.of(Money.ofEuro(safe.setScale(2, RoundingMode.FLOOR)));
  }
}
