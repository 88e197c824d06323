package eu.megawatt.service.attest;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Has work that can wait let the plan go first: while jobs are asked for as fast as they can be
 * placed, their attestations wait, for at most a minute, and are made then whatever is asked. Not
 * thread-safe.
 */
final class Deference {

  /** The longest time in which something else goes first. */
  static final long LONGEST_NS = TimeUnit.MINUTES.toNanos(1);

  /** How often it is looked at how busy the plan is. */
  static final long LOOK_NS = TimeUnit.MILLISECONDS.toNanos(100);

  /** The plan is busy when it is worked on for a fifth of the time. */
  private static final long BUSY_OF = 5;

  private final LongSupplier worked;
  private final LongSupplier clock;
  private long lookedAt;
  private long workedThen;
  private boolean busy;
  private boolean deferring;
  private boolean spent;
  private long since;

  /**
   * @param worked nanoseconds for which the plan has been worked on
   * @param clock nanoseconds
   */
  Deference(LongSupplier worked, LongSupplier clock) {
    this.worked = worked;
    this.clock = clock;
    this.lookedAt = clock.getAsLong();
    this.workedThen = worked.getAsLong();
  }

  /** Whether to wait a little. */
  boolean isDue() {
    long now = clock.getAsLong();
    look(now);
    if (!busy || spent) {
      deferring = false;
      return false;
    }
    if (!deferring) {
      deferring = true;
      since = now;
    }
    spent = now - since >= LONGEST_NS;
    return !spent;
  }

  private void look(long now) {
    long passed = now - lookedAt;
    if (passed >= LOOK_NS) {
      long then = worked.getAsLong();
      busy = (then - workedThen) * BUSY_OF >= passed;
      lookedAt = now;
      workedThen = then;
    }
  }

  /** All that waited is done; what comes may wait again. */
  void isDone() {
    spent = false;
    deferring = false;
  }
}
