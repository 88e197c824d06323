package eu.megawatt.service.kueue;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Which workloads are to be looked at, and when: each once, however often it is asked for, so that
 * there are never more of them than workloads. Thread-safe.
 */
final class Agenda {

  /** How often is looked at a clock that may not be that of the machine. */
  private static final long LOOK_MILLIS = 100;

  private final InstantSource clock;
  private final LinkedHashSet<String> due = new LinkedHashSet<>();
  private final Map<String, Instant> later = new HashMap<>();

  Agenda(InstantSource clock) {
    this.clock = clock;
  }

  /** It is to be looked at as soon as it is its turn. */
  synchronized void soon(String uid) {
    later.remove(uid);
    due.add(uid);
    notifyAll();
  }

  /** It is to be looked at after a while, unless it is before. */
  synchronized void after(String uid, Duration pause) {
    later.merge(
        uid, clock.instant().plus(pause), (one, other) -> one.isBefore(other) ? one : other);
  }

  /** Waits a moment for one to look at. */
  synchronized Optional<String> next() throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LOOK_MILLIS);
    while (due.isEmpty() && System.nanoTime() < end) {
      wait(LOOK_MILLIS);
    }
    Instant now = clock.instant();
    later
        .entrySet()
        .removeIf(
            it -> {
              boolean isTime = !it.getValue().isAfter(now);
              if (isTime) {
                due.add(it.getKey());
              }
              return isTime;
            });
    return due.isEmpty() ? Optional.empty() : Optional.of(due.removeFirst());
  }
}
