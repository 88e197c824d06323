package eu.megawatt.kernels.run;

import eu.megawatt.kernels.suite.Block;
import eu.megawatt.kernels.suite.Prepared;
import java.time.Duration;

/** Finds how often a kernel is repeated in a block, and runs blocks until it is warm. */
final class Pace {

  private static final long MOST_REPETITIONS = 1 << 24;
  private static final int MOST_WARM_UPS = 12;
  private static final double STEADY = 0.01;

  private final Prepared kernel;
  private final int repetitions;

  private Pace(Prepared kernel, int repetitions) {
    this.kernel = kernel;
    this.repetitions = repetitions;
  }

  /** Doubles until a block is long enough, then runs blocks until one is within 1 % of the last. */
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
    pace.warmUp();
    return pace;
  }

  private void warmUp() {
    long last = block().nanoseconds();
    for (int i = 1; i < MOST_WARM_UPS; i++) {
      long now = block().nanoseconds();
      if (Math.abs(now - last) < STEADY * last) {
        return;
      }
      last = now;
    }
  }

  Block block() {
    return new Block(repetitions, Math.max(1, kernel.run(repetitions)));
  }
}
