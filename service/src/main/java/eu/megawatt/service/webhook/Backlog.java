package eu.megawatt.service.webhook;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * How many deliveries wait for each subscription and when to look for the next of them. Each
 * subscription is served by one thread at a time. What it says of time may be too early and never
 * too late; the tables know better. Thread-safe.
 */
final class Backlog {

  private static final long NEVER = Long.MAX_VALUE;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Map<String, Line> lines = new HashMap<>();
  private boolean closed;

  /** What waits for one subscription. */
  private record Line(long count, long dueMillis, boolean served) {

    private static final Line EMPTY = new Line(0, NEVER, false);

    private Line more(long added, long due) {
      return new Line(count + added, Math.min(dueMillis, due), served);
    }
  }

  /** Notes that so many more wait, the first of them from an instant. */
  void add(String subscriptionId, long count, long dueMillis) {
    lock.lock();
    try {
      put(subscriptionId, line(subscriptionId).more(count, dueMillis));
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  /** Notes that so many wait no more. */
  void remove(String subscriptionId, long count) {
    lock.lock();
    try {
      put(subscriptionId, line(subscriptionId).more(-count, NEVER));
    } finally {
      lock.unlock();
    }
  }

  /**
   * A subscription that may have something due, to be served until it is released; empty where none
   * has for a while.
   */
  Optional<String> take(Clock clock, Duration patience) throws InterruptedException {
    lock.lock();
    try {
      long end = System.nanoTime() + patience.toNanos();
      while (!closed) {
        long now = clock.millis();
        Optional<String> due =
            lines.entrySet().stream()
                .filter(it -> !it.getValue().served() && it.getValue().dueMillis() <= now)
                .min((a, b) -> Long.compare(a.getValue().dueMillis(), b.getValue().dueMillis()))
                .map(Map.Entry::getKey);
        if (due.isPresent()) {
          lines.put(due.get(), new Line(line(due.get()).count(), NEVER, true));
          return due;
        }
        long nanos = Math.min(end - System.nanoTime(), untilNext(now));
        if (end - System.nanoTime() <= 0) {
          return Optional.empty();
        }
        long _ = changed.awaitNanos(nanos);
      }
      return Optional.empty();
    } finally {
      lock.unlock();
    }
  }

  private long untilNext(long now) {
    long next =
        lines.values().stream()
            .filter(it -> !it.served())
            .mapToLong(Line::dueMillis)
            .min()
            .orElse(NEVER);
    return next == NEVER ? NEVER : TimeUnit.MILLISECONDS.toNanos(Math.max(1, next - now));
  }

  /** Ends the serving of a subscription, which is to be looked at again at an instant. */
  void release(String subscriptionId, long dueMillis) {
    lock.lock();
    try {
      Line line = line(subscriptionId);
      put(subscriptionId, new Line(line.count(), Math.min(line.dueMillis(), dueMillis), false));
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  /** The same where nothing waits. */
  void release(String subscriptionId) {
    release(subscriptionId, NEVER);
  }

  /** Gives nothing out any more and lets nobody wait. */
  void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** How many wait for a subscription. */
  long waitingCount(String subscriptionId) {
    lock.lock();
    try {
      return line(subscriptionId).count();
    } finally {
      lock.unlock();
    }
  }

  /** How many wait. */
  long waitingCount() {
    lock.lock();
    try {
      Collection<Line> all = lines.values();
      return all.stream().mapToLong(Line::count).sum();
    } finally {
      lock.unlock();
    }
  }

  private Line line(String subscriptionId) {
    return lines.getOrDefault(subscriptionId, Line.EMPTY);
  }

  /** Lines without anything are forgotten, so that there are no more than subscriptions. */
  private void put(String subscriptionId, Line line) {
    if (line.equals(Line.EMPTY)) {
      lines.remove(subscriptionId);
    } else {
      lines.put(subscriptionId, line);
    }
  }
}
