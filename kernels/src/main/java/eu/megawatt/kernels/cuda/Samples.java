package eu.megawatt.kernels.cuda;

import java.util.Random;
import java.util.stream.IntStream;

/** Which of many are looked at: the first, the last, and some at random between. */
final class Samples {

  private Samples() {}

  /** So many of {@code all} numbers from 0 on, ascending, each once. */
  static int[] of(int all, int most, long seed) {
    if (all <= most) {
      return IntStream.range(0, all).toArray();
    }
    IntStream random = new Random(seed).ints(0, all).distinct();
    return IntStream.concat(IntStream.of(0, all - 1), random)
        .distinct()
        .limit(most)
        .sorted()
        .toArray();
  }
}
