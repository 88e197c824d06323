package eu.megawatt.reports.period;

import java.util.Comparator;
import java.util.stream.IntStream;

/** Rounds many numbers to a coarser unit at once, so that their sum is the rounded sum. */
final class Rounding {

  private Rounding() {}

  /**
   * Each number divided by {@code unit} and rounded down or up, such that all together are the sum
   * divided by it and rounded half up (away from 0). The largest remainders are rounded up, of
   * equal ones those that come first. Unlike shares of a total, the numbers may have any sign.
   *
   * @param unit how many of the fine unit are one of the coarse, at least 1
   */
  static long[] together(long unit, long... fine) {
    long sum = 0;
    long down = 0;
    long[] coarse = new long[fine.length];
    for (int i = 0; i < fine.length; i++) {
      sum = Math.addExact(sum, fine[i]);
      coarse[i] = Math.floorDiv(fine[i], unit);
      down = Math.addExact(down, coarse[i]);
    }
    IntStream.range(0, fine.length)
        .boxed()
        .sorted(Comparator.comparingLong((Integer i) -> -Math.floorMod(fine[i], unit)))
        .limit(halfUp(sum, unit) - down)
        .forEach(i -> coarse[i]++);
    return coarse;
  }

  /** A number divided by a unit and rounded half up, away from 0. */
  static long halfUp(long fine, long unit) {
    long whole = fine / unit;
    long rest = Math.abs(fine % unit);
    return rest >= unit - rest ? whole + Long.signum(fine) : whole;
  }
}
