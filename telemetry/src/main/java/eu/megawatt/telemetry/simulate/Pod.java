package eu.megawatt.telemetry.simulate;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Neighbouring nodes of one model that jobs are placed on together, and what they do at any time.
 * Time is cut into shifts; each is drawn from the seed, the pod and its number alone, so none needs
 * the others. Thread-safe.
 */
final class Pod {

  /** Shifts that are kept at hand; another one costs well under a millisecond. */
  private static final int MOST_SHIFTS = 16;

  private static final List<Duration> LENGTHS =
      List.of(Duration.ofHours(6), Duration.ofHours(12), Duration.ofHours(24));

  private final long seed;
  private final int number;
  private final Roster roster;
  private final long lengthMillis;
  private final long offsetMillis;
  private final Map<Long, Shift> known = new LinkedHashMap<>();
  private volatile Shift latest = new Shift(0, 0, List.of(), List.of());

  Pod(long fleetSeed, int number, Roster roster) {
    this.number = number;
    this.roster = roster;
    seed = KeyedChance.bits(fleetSeed, number);
    int length = (int) KeyedChance.below(KeyedChance.bits(seed, -1), LENGTHS.size());
    lengthMillis = LENGTHS.get(length).toMillis();
    offsetMillis = KeyedChance.below(KeyedChance.bits(seed, -2), lengthMillis);
  }

  /** Millijoules of one of its GPUs in [from, to). */
  long millijoules(int gpu, long from, long to, GpuTraits traits) {
    long sum = 0;
    for (long at = from; at < to; ) {
      Shift shift = shiftAt(at);
      long end = Math.min(to, shift.toMillis());
      sum += shift.laneOfGpu().get(gpu).millijoules(at, end, traits);
      at = end;
    }
    return sum;
  }

  /** What one of its GPUs does at an instant. */
  Turn turnAt(int gpu, long millis) {
    return shiftAt(millis).laneOfGpu().get(gpu).at(millis);
  }

  /** The shift that an instant is in. Mostly that of the instant before. */
  Shift shiftAt(long millis) {
    Shift last = latest;
    if (last.fromMillis() <= millis && millis < last.toMillis()) {
      return last;
    }
    Shift found = find(millis);
    latest = found;
    return found;
  }

  private synchronized Shift find(long millis) {
    long ordinal = Math.floorDiv(millis - offsetMillis, lengthMillis);
    Shift shift = known.get(ordinal);
    if (shift == null) {
      if (known.size() == MOST_SHIFTS) {
        known.remove(known.keySet().iterator().next());
      }
      long from = ordinal * lengthMillis + offsetMillis;
      shift =
          new ShiftDraft(
                  roster,
                  KeyedChance.bits(seed, ordinal),
                  number + "-" + ordinal,
                  from,
                  from + lengthMillis)
              .shift();
      known.put(ordinal, shift);
    }
    return shift;
  }
}
