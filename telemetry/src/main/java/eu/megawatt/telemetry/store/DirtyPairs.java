package eu.megawatt.telemetry.store;

import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.LongStream;

/** Quarter-hours that wait to be rolled up or are being rolled up. Thread-safe. */
final class DirtyPairs {

  private final NavigableSet<Long> waiting = new TreeSet<>();

  /** How often each was taken and not yet answered for. */
  private final Map<Long, Integer> taken = new HashMap<>();

  synchronized void add(int entity, long fromMillis, long toMillis) {
    int last = (int) (toMillis / Dirty.QUARTER_MILLIS);
    for (int quarter = (int) (fromMillis / Dirty.QUARTER_MILLIS); quarter <= last; quarter++) {
      waiting.add(Dirty.pair(entity, quarter));
    }
  }

  synchronized void addAll(Dirty pairs) {
    for (long pair : pairs.pairs()) {
      waiting.add(pair);
    }
  }

  /** Takes up to so many, and drops those that begin before an instant. */
  synchronized Dirty take(int most, long oldestMillis) {
    waiting.headSet(Dirty.pair(0, (int) (oldestMillis / Dirty.QUARTER_MILLIS))).clear();
    long[] pairs = new long[Math.min(most, waiting.size())];
    for (int at = 0; at < pairs.length; at++) {
      Long pair = waiting.removeFirst();
      pairs[at] = pair;
      taken.merge(pair, 1, Integer::sum);
    }
    return new Dirty(pairs);
  }

  synchronized void done(Dirty pairs) {
    for (long pair : pairs.pairs()) {
      taken.computeIfPresent(pair, (_, times) -> times == 1 ? null : times - 1);
    }
  }

  /** All whose records are not known to be written, ascending. */
  synchronized Dirty unwritten() {
    return new Dirty(
        LongStream.concat(
                waiting.stream().mapToLong(Long::longValue),
                taken.keySet().stream().mapToLong(Long::longValue))
            .sorted()
            .distinct()
            .toArray());
  }

  synchronized int size() {
    return waiting.size() + taken.size();
  }
}
