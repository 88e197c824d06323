package eu.megawatt.service.rest;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;

/** How many streams of events are open, of which there may be so many. Thread-safe. */
public final class OpenStreams {

  /** Streams at a time. */
  public static final int MOST = 64;

  private final Semaphore room = new Semaphore(MOST);
  private final LongAdder refused = new LongAdder();

  /** Takes a place; false where there is none. */
  boolean begin() {
    boolean isLet = room.tryAcquire();
    if (!isLet) {
      refused.increment();
    }
    return isLet;
  }

  /** Gives a place back. */
  void end() {
    room.release();
  }

  /** Streams that are open. */
  public int openCount() {
    return MOST - room.availablePermits();
  }

  /** Streams that were turned away because too many were open. */
  public long refusedCount() {
    return refused.sum();
  }
}
