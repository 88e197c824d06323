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
 * instead of a whole one.
 *
 * @param counter readings of the energy counter in mJ, with the power read along with them
 * @param power readings of power in mW
 */
record News(Track counter, Track power) {

  /** Further apart than three steps of 15 s nothing is known about when the exporter collected. */
  private static final long REGULAR_MILLIS = 45_000;

  static News of(Readings readings) {
    Reader reader = new Reader(readings.size());
    for (int row = 0; row < readings.size(); row++) {
      long energy = plausible(readings, row, Quantity.ENERGY, Long.MAX_VALUE);
      long power = plausible(readings, row, Quantity.POWER, EnergyLimits.MOST_MILLIWATTS);
      if (energy != Track.NONE) {
        reader.counted(readings.atMillis(row), energy, power);
      } else if (power != Track.NONE) {
        reader.powered(readings.atMillis(row), power);
      }
    }
    return new News(reader.counter, reader.power);
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
    private long repeatedAt;
    private boolean afterRepeat;

    Reader(int expected) {
      counter = new Track(expected);
      power = new Track(expected);
    }

    void counted(long at, long energy, long milliwatts) {
      boolean samePower = milliwatts == Track.NONE || milliwatts == lastPower;
      if (energy == lastEnergy && samePower) {
        afterRepeat = true;
        repeatedAt = at;
        return;
      }
      long collected = at;
      if (afterRepeat && energy != lastEnergy && at - repeatedAt <= REGULAR_MILLIS) {
        collected = at - (at - repeatedAt) / 2;
      }
      afterRepeat = false;
      lastEnergy = energy;
      counter.add(collected, energy, milliwatts);
      if (milliwatts != Track.NONE) {
        lastPower = milliwatts;
        power.add(collected, milliwatts, milliwatts);
      }
    }

    void powered(long at, long milliwatts) {
      afterRepeat = false;
      lastPower = milliwatts;
      power.add(at, milliwatts, milliwatts);
    }
  }
}
