package eu.megawatt.telemetry.sample;

import java.util.Arrays;

/**
 * Samples that belong together, in columns and in the order they came: of which entity, of what,
 * when, how much. Grows as needed and is meant to be used again. Not thread-safe.
 *
 * <p>An entity is a number that the store gave to a GPU, a node or a meter.
 */
public final class SampleBatch {

  /** No gap between readings of a counter is closed that is longer. */
  private static final long REACH_MILLIS = 86_400_000;

  private int[] entity;
  private byte[] quantity;
  private long[] atMillis;
  private long[] value;
  private int size;

  public SampleBatch(int expected) {
    entity = new int[expected];
    quantity = new byte[expected];
    atMillis = new long[expected];
    value = new long[expected];
  }

  /** Adds a sample; time in milliseconds since 1970, the value in the quantity's unit. */
  public void add(int ofEntity, Quantity what, long millis, long amount) {
    if (size == entity.length) {
      grow();
    }
    entity[size] = ofEntity;
    quantity[size] = (byte) what.code();
    atMillis[size] = millis;
    value[size++] = amount;
  }

  /**
   * Adds when the counter began of which a reading was added, where that tells anything: not where
   * it is left out, which is 0, nor where it lies after the reading or a day or more before it, so
   * that no gap up to the reading has it within.
   *
   * @param millis when the reading is of, since 1970
   * @param startMillis when its counter was 0, since 1970
   */
  public void addStart(int ofEntity, long millis, long startMillis) {
    if (startMillis > 0 && startMillis <= millis && startMillis > millis - REACH_MILLIS) {
      add(ofEntity, Quantity.START, millis, startMillis);
    }
  }

  private void grow() {
    int room = Math.max(16, 2 * size);
    entity = Arrays.copyOf(entity, room);
    quantity = Arrays.copyOf(quantity, room);
    atMillis = Arrays.copyOf(atMillis, room);
    value = Arrays.copyOf(value, room);
  }

  /** Forgets the samples and keeps the room. */
  public void clear() {
    size = 0;
  }

  public int size() {
    return size;
  }

  public int entity(int sample) {
    return entity[sample];
  }

  public Quantity quantity(int sample) {
    return Quantity.at(quantity[sample]);
  }

  /** Milliseconds since 1970. */
  public long atMillis(int sample) {
    return atMillis[sample];
  }

  /** In the quantity's unit. */
  public long value(int sample) {
    return value[sample];
  }
}
