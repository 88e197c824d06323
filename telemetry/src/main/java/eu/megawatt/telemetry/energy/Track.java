package eu.megawatt.telemetry.energy;

import java.util.Arrays;

/** Instants that only grow, each with a value and, where there is one, the power then. */
final class Track {

  /** In the place of a power that was not read. */
  static final long NONE = -1;

  private long[] atMillis;
  private long[] value;
  private long[] milliwatts;
  private int size;

  Track(int expected) {
    atMillis = new long[expected];
    value = new long[expected];
    milliwatts = new long[expected];
  }

  void add(long at, long amount, long power) {
    if (size == atMillis.length) {
      int room = Math.max(16, 2 * size);
      atMillis = Arrays.copyOf(atMillis, room);
      value = Arrays.copyOf(value, room);
      milliwatts = Arrays.copyOf(milliwatts, room);
    }
    atMillis[size] = at;
    value[size] = amount;
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
}
