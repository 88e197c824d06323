package eu.megawatt.fleet.document;

import java.util.Arrays;

/** Doubles in a growing array, which counts but does not keep those past a bound. */
final class DoubleList {

  private final int bound;
  private double[] kept = new double[16];
  private long count;

  DoubleList(int bound) {
    this.bound = bound;
  }

  void add(double value) {
    if (count < bound) {
      int index = (int) count;
      if (index == kept.length) {
        kept = Arrays.copyOf(kept, Math.min(bound, 2 * index));
      }
      kept[index] = value;
    }
    count++;
  }

  long count() {
    return count;
  }

  double[] toArray() {
    return Arrays.copyOf(kept, (int) Math.min(count, bound));
  }
}
