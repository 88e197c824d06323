package eu.megawatt.kernels.run;

import eu.megawatt.kernels.suite.Block;
import eu.megawatt.kernels.suite.Prepared;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Finds how often a kernel is repeated in a block, and runs blocks until it is warm. */
final class Pace {

  private static final long MOST_REPETITIONS = 1 << 24;
  private static final int MOST_WARM_UPS = 12;
  private static final double STEADY = 0.01;

  private final Prepared kernel;
  private final int repetitions;
  private final long firstNanos;

  private Pace(Prepared kernel, int repetitions, long firstNanos) {
    this.kernel = kernel;
    this.repetitions = repetitions;
    this.firstNanos = firstNanos;
  }

  /**
   * Finds the number of repetitions for a block, then runs blocks until one is within 1 % of the
   * last, for as long as a dozen should take, or until there is no more time.
   *
   * @param hasTime asked between two runs
   */
  static Pace of(Prepared kernel, Duration block, BooleanSupplier hasTime) {
    long wanted = block.toNanos();
    long repetitions = 1;
    long first = kernel.run(1);
    long taken = first;
    while (taken < wanted && repetitions < MOST_REPETITIONS && hasTime.getAsBoolean()) {
      repetitions = more(repetitions, wanted, taken);
      taken = kernel.run((int) repetitions);
    }
    Pace pace = new Pace(kernel, (int) repetitions, first);
    pace.warmUp(MOST_WARM_UPS * wanted, hasTime);
    return pace;
  }

  private static long more(long repetitions, long wanted, long taken) {
    long scaled = (long) Math.ceil(repetitions * (wanted / (double) taken));
    long some = Math.clamp(scaled, repetitions + 1, 10 * repetitions);
    return Math.min(some, MOST_REPETITIONS);
  }

  private void warmUp(long mostNanos, BooleanSupplier hasTime) {
    long last = Long.MAX_VALUE;
    long spent = 0;
    for (int i = 0; i < MOST_WARM_UPS && spent < mostNanos && hasTime.getAsBoolean(); i++) {
      long now = block().nanoseconds();
      spent += now;
      if (i > 0 && Math.abs(now - last) < STEADY * last) {
        return;
      }
      last = now;
    }
  }

  /** How long one repetition took, the very first. */
  long firstNanos() {
    return firstNanos;
  }

  Block block() {
    return block(1);
  }

  /** A block that is so many times as long. */
  Block block(int times) {
    long all = Math.min((long) repetitions * times, MOST_REPETITIONS);
    return new Block(all, Math.max(1, kernel.run((int) all)));
  }
}
