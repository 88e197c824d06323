package eu.megawatt.telemetry.store;

/**
 * Quarter-hours of entities whose records may have changed, the oldest quarter-hour first and by
 * entity within it. None occurs twice.
 */
public final class Dirty {

  /** Milliseconds in a quarter-hour. */
  public static final long QUARTER_MILLIS = 900_000;

  /** The number of the quarter-hour since 1970 in the upper half, the entity in the lower one. */
  private final long[] pairs;

  Dirty(long[] pairs) {
    this.pairs = pairs;
  }

  /** The two in one number, which are in the order of time and then of entities. */
  static long pair(int entity, int quarter) {
    return ((long) quarter << Integer.SIZE) | entity;
  }

  static int entity(long pair) {
    return (int) pair;
  }

  static int quarter(long pair) {
    return (int) (pair >> Integer.SIZE);
  }

  /** How many there are. */
  public int size() {
    return pairs.length;
  }

  public int entity(int pair) {
    return entity(pairs[pair]);
  }

  /** Where the quarter-hour begins, in milliseconds since 1970. */
  public long quarterMillis(int pair) {
    return quarter(pairs[pair]) * QUARTER_MILLIS;
  }

  long[] pairs() {
    return pairs;
  }
}
