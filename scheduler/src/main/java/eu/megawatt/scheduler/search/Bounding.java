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
  private final ExecutorService threads;
  private Optional<Coarse> coarse = Optional.empty();
  private Optional<LagrangianBound> fine = Optional.empty();
  private volatile double best = Double.NEGATIVE_INFINITY;

  Bounding(Problem problem, ExecutorService threads) {
    this.problem = problem;
    this.threads = threads;
  }

  /** The bound of the merged problem: made when it is first asked for, since that takes a while. */
  private record Coarse(Problem full, MergedProblem merged, LagrangianBound bound) {

    static Coarse of(Problem problem, ExecutorService threads) {
      Problem full = problem.withoutHopeless();
      MergedProblem merged = new MergedProblem(full);
      return new Coarse(full, merged, new LagrangianBound(merged.problem(), threads));
    }

    boolean isEnough() {
      return merged.isSmaller() && bound.iterations() >= FULL_AFTER;
    }
  }

  void iterate() throws InterruptedException {
    Coarse first = coarse();
    if (!first.isEnough()) {
      first.bound.iterate();
      best = Math.max(best, first.bound.bound());
      return;
    }
    if (fine.isEmpty()) {
      fine = Optional.of(LagrangianBound.from(first.full, threads, prices()));
    }
    fine.get().iterate();
    best = Math.max(best, fine.get().bound());
  }

  private Coarse coarse() {
    if (coarse.isEmpty()) {
      coarse = Optional.of(Coarse.of(problem, threads));
    }
    return coarse.get();
  }

  int iterations() {
    return coarse.map(first -> first.bound.iterations()).orElse(0)
        + fine.map(LagrangianBound::iterations).orElse(0);
  }

  /** What a megawatt and a GPU are worth, at each hall. */
  DualPrices prices() {
    return fine.map(LagrangianBound::prices)
        .orElseGet(() -> coarse().merged.spread(coarse().bound.prices()));
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
