package eu.megawatt.scheduler.bound;

import eu.megawatt.scheduler.kernel.Problem;
import java.util.concurrent.ExecutorService;
import java.util.function.BooleanSupplier;

/**
 * What one more megawatt is worth, by power domain and slot, and the bound that proves it.
 *
 * @param boundMicro micro-euro that no plan costs less than
 * @param iterations steps that were made
 */
public record ScarcityPrices(WholePrices prices, long boundMicro, int iterations) {

  /** Prices beyond which more steps change little. */
  public static final int USUAL_ITERATIONS = 300;

  /**
   * Looks for the prices that prove the most, from nothing on, so that what has never been short
   * costs nothing.
   *
   * <p>Placements that the empty fleet has no room for count too: with more power they may have.
   *
   * @param goesOn asked before each step after the first
   */
  public static ScarcityPrices of(
      Problem problem, ExecutorService threads, int iterations, BooleanSupplier goesOn)
      throws InterruptedException {
    LagrangianBound bound = new LagrangianBound(problem, threads);
    do {
      bound.iterate();
    } while (bound.iterations() < iterations && goesOn.getAsBoolean());
    WholePrices prices = WholePrices.of(problem, bound.prices());
    return new ScarcityPrices(prices, WholeBound.micro(problem, prices), bound.iterations());
  }
}
