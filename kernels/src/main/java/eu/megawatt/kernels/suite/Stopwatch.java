package eu.megawatt.kernels.suite;

import java.util.function.IntConsumer;

/** Takes the time of a kernel's repetitions by the machine's clock. */
public final class Stopwatch {

  private Stopwatch() {}

  /**
   * Has the work done so often.
   *
   * @param repeat told how often, returns when all is done
   * @return nanoseconds, at least 1
   * @throws IllegalArgumentException when asked for less than one repetition
   */
  public static long time(int repetitions, IntConsumer repeat) {
    if (repetitions < 1) {
      throw new IllegalArgumentException(
          "A kernel is run at least once, not %d times".formatted(repetitions));
    }
    long start = System.nanoTime();
    repeat.accept(repetitions);
    return Math.max(1, System.nanoTime() - start);
  }
}
