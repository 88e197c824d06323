package eu.megawatt.telemetry.energy;

import eu.megawatt.telemetry.sample.Quantity;
import eu.megawatt.telemetry.sample.Readings;

/**
 * The readings that say something new: the counter's and the power's, without repeats.
 *
 * <p>An exporter that collects every 30 s and is read every 15 s says everything twice. A reading
 * whose counter and power are those of the reading before is such a repeat and tells nothing about
 * the time since; the next change covers it. The first new value after a repeat was collected at
 * some time between the two and is put in their middle, where it is off by half a step at most
 * instead of a whole one. A counter that comes with the power of the reading before, whose own
 * counter was lost, was collected with that power.
 *
 * @param counter readings of the energy counter in mJ, with the power read along with them
 * @param power readings of power in mW
 */
record News(Track counter, Track power) {

  /** Further apart than three steps of 15 s nothing is known about when the exporter collected. */
  private static final long REGULAR_MILLIS = 45_000;

  static News of(Readings readings, EnergyLimits limits) {
    Reader reader = new Reader(readings.size());
    for (int row = 0; row < readings.size(); row++) {
      long energy = plausible(readings, row, Quantity.ENERGY, Long.MAX_VALUE);
      long power = plausible(readings, row, Quantity.POWER, limits.mostMilliwatts());
      if (energy != Track.NONE) {
        reader.counted(readings.atMillis(row), energy, power, start(readings, row, energy, limits));
      } else if (power != Track.NONE) {
        reader.powered(readings.atMillis(row), power);
      }
    }
    return new News(reader.counter, reader.power);
  }

  /**
   * When a counter began. It is believed only where all that the counter says can have been used
   * since: exporters that do not know it say when they began themselves.
   */
  private static long start(Readings readings, int row, long energy, EnergyLimits limits) {
    if (!readings.has(row, Quantity.START)) {
      return Track.NONE;
    }
    long start = readings.value(row, Quantity.START);
    long millis = readings.atMillis(row) - start;
    return millis >= 0
            && millis <= EnergyCurve.LONGEST_MILLIS
            && energy <= limits.mostMillijoules(millis)
        ? start
        : Track.NONE;
  }

  private static long plausible(Readings readings, int row, Quantity what, long most) {
    if (!readings.has(row, what)) {
      return Track.NONE;
    }
    long value = readings.value(row, what);
    return value < 0 || value > most ? Track.NONE : value;
  }

  /** Reads row after row and remembers the last. */
  private static final class Reader {

    final Track counter;
    final Track power;
    private long lastEnergy = Track.NONE;
    private long lastPower = Track.NONE;

    /** When the counter was read last; nothing begins after {@link Long#MAX_VALUE}. */
    private long countedAt = Long.MAX_VALUE;

    /** When the row before was a repeat: its instant; else {@link Track#NONE}. */
    private long repeatedAt = Track.NONE;

    /** When the row before broke off repeats with a power but no counter: its place in time. */
    private long poweredAt = Track.NONE;

    Reader(int expected) {
      counter = new Track(expected);
      power = new Track(expected);
    }

    void counted(long at, long energy, long milliwatts, long start) {
      boolean isOldPower = milliwatts == Track.NONE || milliwatts == lastPower;
      boolean isBegun = start > countedAt;
      countedAt = at;
      if (isOldPower && energy == lastEnergy && !isBegun) {
        repeatedAt = at;
        poweredAt = Track.NONE;
        return;
      }
      boolean isOfRowBefore = poweredAt != Track.NONE && milliwatts == lastPower && !isBegun;
      boolean isOfNow = energy == lastEnergy || isBegun;
      long collected = isOfRowBefore ? poweredAt : isOfNow ? at : collected(at);
      counter.add(collected, energy, milliwatts, start);
      if (!isOfRowBefore && milliwatts != Track.NONE) {
        power.add(collected, milliwatts, milliwatts);
        lastPower = milliwatts;
      }
      lastEnergy = energy;
      repeatedAt = Track.NONE;
      poweredAt = Track.NONE;
    }

    void powered(long at, long milliwatts) {
      if (milliwatts == lastPower && repeatedAt != Track.NONE) {
        repeatedAt = at;
        return;
      }
      long collected = collected(at);
      power.add(collected, milliwatts, milliwatts);
      poweredAt = repeatedAt == Track.NONE ? Track.NONE : collected;
      lastPower = milliwatts;
      repeatedAt = Track.NONE;
    }

    /** After a repeat the middle between it and now. */
    private long collected(long at) {
      return repeatedAt != Track.NONE && at - repeatedAt <= REGULAR_MILLIS
          ? at - (at - repeatedAt) / 2
          : at;
    }
  }
}
