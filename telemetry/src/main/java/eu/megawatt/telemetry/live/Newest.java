package eu.megawatt.telemetry.live;

import java.util.Arrays;

/**
 * The newest value of one quantity for each entity. Of two at one instant the greater counts, so
 * the order in which samples come makes no difference. Not thread-safe.
 */
final class Newest {

  /** The time of what was never heard. */
  static final long NEVER = Long.MIN_VALUE;

  private long[] atMillis = new long[0];
  private long[] heardMillis = new long[0];
  private long[] value = new long[0];

  /**
   * Takes a sample.
   *
   * @param now a sample of the future counts as heard now, so that it does not stay fresh for
   *     longer
   */
  void put(int entity, long millis, long amount, long now) {
    if (entity >= atMillis.length) {
      grow(entity);
    }
    if (millis > atMillis[entity]) {
      atMillis[entity] = millis;
      heardMillis[entity] = Math.min(millis, now);
      value[entity] = amount;
    } else if (millis == atMillis[entity]) {
      value[entity] = Math.max(value[entity], amount);
    }
  }

  private void grow(int entity) {
    int from = atMillis.length;
    int room = Math.max(entity + 1, from + from / 2 + 64);
    atMillis = Arrays.copyOf(atMillis, room);
    heardMillis = Arrays.copyOf(heardMillis, room);
    value = Arrays.copyOf(value, room);
    Arrays.fill(atMillis, from, room, NEVER);
    Arrays.fill(heardMillis, from, room, NEVER);
  }

  /** When it was heard, in milliseconds since 1970; {@link #NEVER} if it was not. */
  long heardMillis(int entity) {
    return entity < heardMillis.length ? heardMillis[entity] : NEVER;
  }

  /** Whether it was heard after an instant or at it. */
  boolean isHeardSince(int entity, long millis) {
    long heard = heardMillis(entity);
    return heard != NEVER && heard >= millis;
  }

  /** Only where {@link #heardMillis} says that there is one. */
  long value(int entity) {
    return value[entity];
  }
}
