package eu.megawatt.kernels.run;

import eu.megawatt.kernels.suite.Block;
import eu.megawatt.kernels.suite.Prepared;
import java.time.Duration;

/** Finds how often a kernel is repeated in a block, and runs blocks until it is warm. */
final class Pace {

  private static final long MOST_REPETITIONS = 1 << 24;
  private static final int LEAST_WARM_UPS = 2;
  private static final int MOST_WARM_UPS = 12;
  private static final double STEADY = 0.01;

  private final Prepared kernel;
  private final int repetitions;

  private Pace(Prepared kernel, int repetitions) {
    this.kernel = kernel;
    this.repetitions = repetitions;
  }

  /**
   * Finds the number of repetitions for a block, then runs blocks until one is within 1 % of the
   * last, or for as long as a dozen should take.
   */
  static Pace of(Prepared kernel, Duration block) {
    long wanted = block.toNanos();
    long repetitions = 1;
    long taken = kernel.run(1);
    while (taken < wanted && repetitions < MOST_REPETITIONS) {
      long scaled = (long) Math.ceil(repetitions * (wanted / (double) taken));
      repetitions = Math.clamp(scaled, repetitions + 1, 10 * repetitions);
      taken = kernel.run((int) repetitions);
    }
    Pace pace = new Pace(kernel, (int) Math.min(repetitions, MOST_REPETITIONS));
    pace.warmUp(MOST_WARM_UPS * wanted);
    return pace;
  }

  private void warmUp(long mostNanos) {
    long last = block().nanoseconds();
    long spent = last;
    for (int i = 1; i < LEAST_WARM_UPS || spent < mostNanos; i++) {
      long now = block().nanoseconds();
      spent += now;
      if (Math.abs(now - last) < STEADY * last || i >= MOST_WARM_UPS) {
        return;
      }
      last = now;
    }
  }

  Block block() {
    return new Block(repetitions, Math.max(1, kernel.run(repetitions)));
  }
}
