package eu.megawatt.telemetry.store.rows;

import eu.megawatt.telemetry.sample.Quantity;
import eu.megawatt.telemetry.sample.Readings;
import java.util.Arrays;

/**
 * Samples that came out of the order of time, one by one and chained by entity. For one thread that
 * adds; without one any may read.
 */
public final class LateSamples {

  private static final int NONE = -1;
  private static final int BYTES = 2 * Long.BYTES + 2 * Integer.BYTES + 1;

  /** The last sample of an entity, and of each sample the one of its entity before it. */
  private int[] last = new int[0];

  private int[] before = new int[0];

  private int[] entity = new int[0];
  private byte[] quantity = new byte[0];
  private long[] atMillis = new long[0];
  private long[] value = new long[0];
  private int size;

  public void add(int whose, int what, long millis, long amount) {
    if (size == before.length) {
      int room = Math.max(1 << 10, size + size / 2);
      before = Arrays.copyOf(before, room);
      entity = Arrays.copyOf(entity, room);
      quantity = Arrays.copyOf(quantity, room);
      atMillis = Arrays.copyOf(atMillis, room);
      value = Arrays.copyOf(value, room);
    }
    if (whose >= last.length) {
      int had = last.length;
      last = Arrays.copyOf(last, Math.max(whose + 1, had + had / 2));
      Arrays.fill(last, had, last.length, NONE);
    }
    before[size] = last[whose];
    entity[size] = whose;
    quantity[size] = (byte) what;
    atMillis[size] = millis;
    value[size] = amount;
    last[whose] = size++;
  }

  /** Adds all of an entity's samples to readings. */
  public void read(int whose, Readings into) {
    if (whose < last.length) {
      for (int at = last[whose]; at != NONE; at = before[at]) {
        into.put(atMillis[at], Quantity.at(quantity[at]), value[at]);
      }
    }
  }

  /** Adds all samples of others. */
  public void addAll(LateSamples others) {
    for (int at = 0; at < others.size; at++) {
      add(others.entity[at], others.quantity[at], others.atMillis[at], others.value[at]);
    }
  }

  public int entity(int sample) {
    return entity[sample];
  }

  /** Milliseconds since 1970. */
  public long atMillis(int sample) {
    return atMillis[sample];
  }

  public int size() {
    return size;
  }

  /** One more than the greatest entity with samples, or greater. */
  public int entities() {
    return last.length;
  }

  /** Memory that samples take. */
  public long bytes() {
    return (long) size * BYTES;
  }
}
