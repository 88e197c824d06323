package eu.megawatt.telemetry.store;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.LongStream;

/**
 * Quarter-hours that wait to be rolled up or are being rolled up: a bit for each entity in every
 * quarter-hour. Thread-safe.
 */
final class DirtyPairs {

  private final NavigableMap<Integer, BitSet> waiting = new TreeMap<>();
  private int waitingCount;

  /** How often each was taken and not yet answered for. */
  private final Map<Long, Integer> taken = new HashMap<>();

  synchronized void add(int entity, long fromMillis, long toMillis) {
    int last = (int) (toMillis / Dirty.QUARTER_MILLIS);
    for (int quarter = (int) (fromMillis / Dirty.QUARTER_MILLIS); quarter <= last; quarter++) {
      add(entity, quarter);
    }
  }

  private void add(int entity, int quarter) {
    BitSet entities = waiting.computeIfAbsent(quarter, _ -> new BitSet());
    if (!entities.get(entity)) {
      entities.set(entity);
      waitingCount++;
    }
  }

  synchronized void addAll(Dirty pairs) {
    for (long pair : pairs.pairs()) {
      add(Dirty.entity(pair), Dirty.quarter(pair));
    }
  }

  /**
   * Takes up to so many of those that begin before an instant, and drops those that begin before
   * another.
   */
  synchronized Dirty take(int most, long oldestMillis, long beforeMillis) {
    dropBefore((int) (oldestMillis / Dirty.QUARTER_MILLIS));
    int end = (int) Math.min(Integer.MAX_VALUE, Math.ceilDiv(beforeMillis, Dirty.QUARTER_MILLIS));
    long[] pairs = new long[Math.min(most, waitingCount)];
    int count = 0;
    while (count < pairs.length && !waiting.isEmpty() && waiting.firstKey() < end) {
      int quarter = waiting.firstKey();
      count = take(quarter, waiting.firstEntry().getValue(), pairs, count);
    }
    waitingCount -= count;
    return new Dirty(Arrays.copyOf(pairs, count));
  }

  private void dropBefore(int quarter) {
    NavigableMap<Integer, BitSet> gone = waiting.headMap(quarter, false);
    gone.values().forEach(entities -> waitingCount -= entities.cardinality());
    gone.clear();
  }

  private int take(int quarter, BitSet entities, long[] pairs, int from) {
    int count = from;
    int entity = entities.nextSetBit(0);
    while (entity >= 0 && count < pairs.length) {
      long pair = Dirty.pair(entity, quarter);
      pairs[count++] = pair;
      taken.merge(pair, 1, Integer::sum);
      entities.clear(entity);
      entity = entities.nextSetBit(entity + 1);
    }
    if (entities.isEmpty()) {
      waiting.remove(quarter);
    }
    return count;
  }

  synchronized void done(Dirty pairs) {
    for (long pair : pairs.pairs()) {
      taken.computeIfPresent(pair, (_, times) -> times == 1 ? null : times - 1);
    }
  }

  /** All whose records are not known to be written, ascending. */
  synchronized Dirty unwritten() {
    LongStream all =
        waiting.entrySet().stream()
            .flatMapToLong(
                it -> it.getValue().stream().mapToLong(entity -> Dirty.pair(entity, it.getKey())));
    return new Dirty(
        LongStream.concat(all, taken.keySet().stream().mapToLong(Long::longValue))
            .sorted()
            .distinct()
            .toArray());
  }

  synchronized int size() {
    return waitingCount + taken.size();
  }
}
