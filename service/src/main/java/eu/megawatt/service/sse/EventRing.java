package eu.megawatt.service.sse;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The latest events of one stream, for readers that come back or lag: 512 of them, the oldest go
 * first. Thread-safe.
 */
public final class EventRing implements EventFeed {

  /** How many events a reader may lag behind. */
  public static final int CAPACITY = 512;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Deque<StreamedEvent> events = new ArrayDeque<>();
  private long newest;
  private boolean closed;
  private boolean cut;

  /** Ids count up from 1. */
  public EventRing() {
    this(0);
  }

  /**
   * Ids count up from an id on.
   *
   * @param newest greater than any that readers of an earlier ring may come back with
   */
  public EventRing(long newest) {
    this.newest = newest;
  }

  /** Adds an event and wakes whoever waits for it. */
  public void append(String name, String data) {
    lock.lock();
    try {
      if (events.size() == CAPACITY) {
        events.removeFirst();
      }
      newest++;
      events.addLast(new StreamedEvent(newest, name, data));
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Adds the last event: nothing follows {@code end}. */
  public void close() {
    lock.lock();
    try {
      append("end", "{}");
      closed = true;
    } finally {
      lock.unlock();
    }
  }

  /** Ends the streams without an end: their readers will come back, to whoever is there then. */
  public void cut() {
    lock.lock();
    try {
      cut = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  public boolean isClosed() {
    lock.lock();
    try {
      return closed;
    } finally {
      lock.unlock();
    }
  }

  /** The id of the latest event; 0 before the first. */
  public long newest() {
    lock.lock();
    try {
      return newest;
    } finally {
      lock.unlock();
    }
  }

  /** Whether everything after an event is still here. */
  @Override
  public boolean reachesBackTo(long id) {
    lock.lock();
    try {
      return id <= newest && id >= newest - events.size();
    } finally {
      lock.unlock();
    }
  }

  /** Who has seen the end should not have come back; it is told again. */
  @Override
  public long resumed(long id) {
    lock.lock();
    try {
      return closed && id == newest ? id - 1 : id;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public Batch await(long id, Duration atMost) throws InterruptedException {
    lock.lock();
    try {
      long nanos = atMost.toNanos();
      while (newest <= id && !cut && nanos > 0) {
        nanos = changed.awaitNanos(nanos);
      }
      List<StreamedEvent> after = events.stream().filter(event -> event.id() > id).toList();
      boolean isWhole = id >= newest - events.size();
      return new Batch(after, Math.max(id, newest), isWhole, cut || closed);
    } finally {
      lock.unlock();
    }
  }

  /** Waits for nothing but the stream's end, for a while; for those who only want to know that. */
  public boolean awaitClosed(Duration atMost) throws InterruptedException {
    lock.lock();
    try {
      long nanos = TimeUnit.MILLISECONDS.toNanos(atMost.toMillis());
      while (!closed && nanos > 0) {
        nanos = changed.awaitNanos(nanos);
      }
      return closed;
    } finally {
      lock.unlock();
    }
  }
}
