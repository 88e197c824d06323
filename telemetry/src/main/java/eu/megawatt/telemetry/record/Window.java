package eu.megawatt.telemetry.record;

import eu.megawatt.telemetry.energy.EnergyCurve;
import eu.megawatt.telemetry.sample.Quantity;
import eu.megawatt.telemetry.sample.Readings;
import java.util.ArrayList;
import java.util.List;

/**
 * An entity's readings around a quarter-hour, far enough to both sides that the energy within does
 * not depend on where the window ends: five minutes, in which dips return and resets are confirmed,
 * and as far as a counter says the same again and again, up to a day. Where it ends depends on the
 * set of samples only.
 *
 * @param firstMillis no earlier quarter-hour depends on samples of this one
 * @param lastMillis no later one does
 */
record Window(Readings readings, long firstMillis, long lastMillis) {

  private static final long CONTEXT_MILLIS = 300_000;

  /** The quarter-hours that depend on samples of this one, by their beginnings. */
  List<Long> quarters() {
    List<Long> quarters = new ArrayList<>();
    long last = Math.floorDiv(lastMillis, QuarterRecord.MILLIS);
    for (long it = Math.floorDiv(firstMillis, QuarterRecord.MILLIS); it <= last; it++) {
      quarters.add(it * QuarterRecord.MILLIS);
    }
    return quarters;
  }

  static Window around(ReadingsSource source, int entity, long from, long to) {
    long before = CONTEXT_MILLIS;
    long after = CONTEXT_MILLIS;
    while (true) {
      Readings readings = source.read(entity, from - before, to + after);
      long first = lastMoveUpTo(readings, from);
      long last = firstMoveFrom(readings, to);
      boolean isWideBefore = first != Long.MIN_VALUE || before == EnergyCurve.LONGEST_MILLIS;
      boolean isWideAfter = last != Long.MAX_VALUE || after == EnergyCurve.LONGEST_MILLIS;
      if (isWideBefore && isWideAfter) {
        return new Window(
            readings,
            Math.min(from - CONTEXT_MILLIS, first == Long.MIN_VALUE ? from - before : first),
            Math.max(to + CONTEXT_MILLIS, last == Long.MAX_VALUE ? to + after : last));
      }
      before = isWideBefore ? before : Math.min(4 * before, EnergyCurve.LONGEST_MILLIS);
      after = isWideAfter ? after : Math.min(4 * after, EnergyCurve.LONGEST_MILLIS);
    }
  }

  /**
   * The last reading at an instant or before it whose counter is not that of the one before. The
   * instant itself where there is no counter or nothing earlier to see.
   */
  private static long lastMoveUpTo(Readings readings, long millis) {
    if (readings.size() == 0 || readings.atMillis(0) >= millis || !hasCounter(readings)) {
      return millis;
    }
    int later = -1;
    for (int row = readings.firstFrom(millis + 1) - 1; row >= 0; row--) {
      if (readings.has(row, Quantity.ENERGY)) {
        if (later >= 0 && differ(readings, row, later)) {
          return readings.atMillis(later);
        }
        later = row;
      }
    }
    return Long.MIN_VALUE;
  }

  /** The mirror of {@link #lastMoveUpTo}: the first at an instant or after it. */
  private static long firstMoveFrom(Readings readings, long millis) {
    int size = readings.size();
    if (size == 0 || readings.atMillis(size - 1) < millis || !hasCounter(readings)) {
      return millis;
    }
    int earlier = -1;
    for (int row = 0; row < size; row++) {
      if (readings.has(row, Quantity.ENERGY)) {
        if (earlier >= 0 && readings.atMillis(row) >= millis && differ(readings, row, earlier)) {
          return readings.atMillis(row);
        }
        earlier = row;
      }
    }
    return Long.MAX_VALUE;
  }

  private static boolean differ(Readings readings, int one, int other) {
    return readings.value(one, Quantity.ENERGY) != readings.value(other, Quantity.ENERGY);
  }

  private static boolean hasCounter(Readings readings) {
    for (int row = 0; row < readings.size(); row++) {
      if (readings.has(row, Quantity.ENERGY)) {
        return true;
      }
    }
    return false;
  }
}
