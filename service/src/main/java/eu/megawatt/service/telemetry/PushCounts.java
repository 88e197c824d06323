package eu.megawatt.service.telemetry;

import eu.megawatt.telemetry.sample.Rejection;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** What came in by one of the slower ways. Thread-safe. */
final class PushCounts {

  private final Map<Rejection, Long> rejected = new EnumMap<>(Rejection.class);
  private long accepted;
  private long lastSampleMillis = Long.MIN_VALUE;

  synchronized void accepted(int samples, long newestMillis) {
    accepted += samples;
    lastSampleMillis = Math.max(lastSampleMillis, newestMillis);
  }

  synchronized void rejected(Rejection reason) {
    rejected.merge(reason, 1L, Long::sum);
  }

  synchronized Feed feed(String id, String kind, long nowMillis) {
    Map<String, Long> byWord = new TreeMap<>();
    rejected.forEach((reason, count) -> byWord.put(reason.word(), count));
    return Feed.of(id, kind, lastSampleMillis, nowMillis, accepted, byWord);
  }
}
