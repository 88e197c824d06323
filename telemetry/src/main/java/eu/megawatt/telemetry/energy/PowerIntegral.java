package eu.megawatt.telemetry.energy;

import java.util.List;

/**
 * Energy from readings of power, for the time in which no counter tells it: the trapezoid between
 * readings at most 45 s apart, the lower of the two up to 5 minutes, nothing beyond.
 */
final class PowerIntegral {

  private static final long TRAPEZOID_MILLIS = 45_000;
  private static final long HOLD_MILLIS = 300_000;
  private static final long MICROJOULES = 1_000;

  private final Track power;

  PowerIntegral(Track power) {
    this.power = power;
  }

  /** Adds the segments within [from, to), cut at its ends. */
  void fill(long from, long to, List<Segment> out) {
    if (from >= to) {
      return;
    }
    for (int i = pairAt(from); i + 1 < power.size() && power.at(i) < to; i++) {
      if (isKnown(i)) {
        long first = Math.max(from, power.at(i));
        long last = Math.min(to, power.at(i + 1));
        Segment whole = segment(i);
        out.add(new Segment(first, last, whole.between(first, last).millijoules(), whole.method()));
      }
    }
  }

  /** The energy within [from, to) as far as it is known. */
  long millijoules(long from, long to) {
    long sum = 0;
    for (int i = pairAt(from); i + 1 < power.size() && power.at(i) < to; i++) {
      if (isKnown(i)) {
        sum += segment(i).between(from, to).millijoules();
      }
    }
    return sum;
  }

  /** Whether it is known for all of [from, to). */
  boolean covers(long from, long to) {
    int i = pairAt(from);
    if (i >= power.size() || power.at(i) > from) {
      return false;
    }
    while (i + 1 < power.size() && isKnown(i) && power.at(i + 1) < to) {
      i++;
    }
    return i + 1 < power.size() && isKnown(i);
  }

  /** The first pair of neighbouring readings that ends after an instant. */
  private int pairAt(long millis) {
    int low = 0;
    int high = Math.max(0, power.size() - 1);
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (power.at(middle + 1) <= millis) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private boolean isKnown(int i) {
    return power.at(i + 1) - power.at(i) <= HOLD_MILLIS;
  }

  private Segment segment(int i) {
    long millis = power.at(i + 1) - power.at(i);
    long one = power.value(i);
    long other = power.value(i + 1);
    return millis <= TRAPEZOID_MILLIS
        ? new Segment(
            power.at(i),
            power.at(i + 1),
            (one + other) * millis / (2 * MICROJOULES),
            Method.ESTIMATED)
        : new Segment(
            power.at(i),
            power.at(i + 1),
            Math.min(one, other) * millis / MICROJOULES,
            Method.INTERPOLATED);
  }
}
