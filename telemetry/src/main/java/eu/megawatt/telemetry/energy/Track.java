package eu.megawatt.telemetry.energy;

import java.util.Arrays;

/**
 * Instants that only grow, each with a value and, where there are such, the power then and when the
 * value began to count.
 */
final class Track {

  /** In the place of a power or a start that was not read. */
  static final long NONE = -1;

  private long[] atMillis;
  private long[] value;
  private long[] milliwatts;
  private long[] start;
  private int size;

  Track(int expected) {
    atMillis = new long[expected];
    value = new long[expected];
    milliwatts = new long[expected];
    start = new long[expected];
  }

  void add(long at, long amount, long power) {
    add(at, amount, power, NONE);
  }

  void add(long at, long amount, long power, long since) {
    if (size == atMillis.length) {
      int room = Math.max(16, 2 * size);
      atMillis = Arrays.copyOf(atMillis, room);
      value = Arrays.copyOf(value, room);
      milliwatts = Arrays.copyOf(milliwatts, room);
      start = Arrays.copyOf(start, room);
    }
    atMillis[size] = at;
    value[size] = amount;
    start[size] = since;
    milliwatts[size++] = power;
  }

  int size() {
    return size;
  }

  long at(int i) {
    return atMillis[i];
  }

  long value(int i) {
    return value[i];
  }

  /** {@link #NONE} where none was read. */
  long milliwatts(int i) {
    return milliwatts[i];
  }

  /** When the value was 0, in milliseconds since 1970; {@link #NONE} where that is not known. */
  long start(int i) {
    return start[i];
  }
}
