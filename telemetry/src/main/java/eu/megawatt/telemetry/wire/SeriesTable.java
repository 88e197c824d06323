package eu.megawatt.telemetry.wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Series by their hash, in plain arrays: numbered as they were first seen, so that those that come
 * one after the other lie one after the other, and found through open addressing.
 *
 * <p>Any number of threads may look things up while one, holding the index's lock, adds and
 * changes. A reader that misses a change finds nothing, or a series {@link #UNRESOLVED}, and then
 * asks under the lock. A table does not grow; the index makes a larger one and lets go of this.
 */
final class SeriesTable {

  /** A state: nothing is known yet, or what was known is outdated. */
  static final long UNRESOLVED = 0;

  /** No series. */
  static final int ABSENT = -1;

  /** Different readings of values in one table; far more than inventories have ratings. */
  static final int MOST_MEANINGS = 1 << 20;

  private static final VarHandle SLOT = MethodHandles.arrayElementVarHandle(int[].class);
  private static final VarHandle STATE = MethodHandles.arrayElementVarHandle(long[].class);

  private final long[] first;
  private final long[] second;

  /** See {@link SeriesState}. */
  private final long[] state;

  /** The series that followed last time: a guess, right or wrong, that is checked on use. */
  private final int[] next;

  /**
   * Numbers of series plus one, 0 where there is none; twice as many or more as there are series.
   */
  private final int[] slots;

  private final Map<Meaning, Integer> numbers = new HashMap<>();
  private final List<Meaning> meanings = new ArrayList<>();
  private volatile Meaning[] readable = new Meaning[0];
  private int count;

  SeriesTable(int capacity) {
    first = new long[capacity];
    second = new long[capacity];
    state = new long[capacity];
    next = new int[capacity];
    slots = new int[Integer.highestOneBit(Math.max(1, capacity - 1)) * 4];
  }

  int capacity() {
    return first.length;
  }

  /** Only under the lock. */
  int count() {
    return count;
  }

  /** Only under the lock. */
  boolean isFull() {
    return count == first.length;
  }

  /** Whether a series has the given hash. */
  boolean is(int series, long hash1, long hash2) {
    return first[series] == hash1 && second[series] == hash2;
  }

  /** The number of the series with the given hash, or {@link #ABSENT}. */
  int find(long hash1, long hash2) {
    for (int slot = slotOf(hash1); ; slot = slot + 1 & slots.length - 1) {
      int series = (int) SLOT.getAcquire(slots, slot) - 1;
      if (series < 0) {
        return ABSENT;
      }
      if (is(series, hash1, hash2)) {
        return series;
      }
    }
  }

  private int slotOf(long hash1) {
    return (int) hash1 & slots.length - 1;
  }

  long state(int series) {
    return (long) STATE.getAcquire(state, series);
  }

  /** What followed a series last time; may be any series of the table. */
  int next(int series) {
    return next[series];
  }

  void follow(int series, int follower) {
    next[series] = follower;
  }

  /** What values mean, by the numbers in states; has all that a state read before it speaks of. */
  Meaning[] meanings() {
    return readable;
  }

  /** Adds a series that is not here; only under the lock. Its number. */
  int add(long hash1, long hash2) {
    int series = count++;
    first[series] = hash1;
    second[series] = hash2;
    int slot = slotOf(hash1);
    while (slots[slot] != 0) {
      slot = slot + 1 & slots.length - 1;
    }
    SLOT.setRelease(slots, slot, series + 1);
    return series;
  }

  /** Says what a series is; only under the lock. */
  void resolve(int series, Resolution resolution) {
    long known =
        switch (resolution) {
          case Resolution.Dropped dropped -> SeriesState.dropped(dropped.reason());
          case Resolution.Known it -> SeriesState.known(it.entity(), numberOf(Meaning.of(it)));
        };
    STATE.setRelease(state, series, known);
  }

  /** Only under the lock. */
  boolean hasRoomForMeanings() {
    return meanings.size() < MOST_MEANINGS;
  }

  private int numberOf(Meaning meaning) {
    Integer known = numbers.get(meaning);
    if (known != null) {
      return known;
    }
    numbers.put(meaning, meanings.size());
    meanings.add(meaning);
    readable = meanings.toArray(Meaning[]::new);
    return meanings.size() - 1;
  }

  /** Forgets what all series are, not that they are; only under the lock. */
  void unresolve() {
    for (int series = 0; series < count; series++) {
      STATE.setRelease(state, series, UNRESOLVED);
    }
  }

  /** Puts all series into another table, which is empty and larger; only under the lock. */
  void copyTo(SeriesTable other) {
    other.numbers.putAll(numbers);
    other.meanings.addAll(meanings);
    other.readable = readable;
    for (int series = 0; series < count; series++) {
      other.add(first[series], second[series]);
    }
    System.arraycopy(state, 0, other.state, 0, count);
    System.arraycopy(next, 0, other.next, 0, count);
  }
}
