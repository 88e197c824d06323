package eu.megawatt.service.live;

import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;

/**
 * Whether a search may run beside those who ask. Where there are few processors it leaves them to
 * the askers as long as many come, but for one round each minute. Not thread-safe.
 */
final class Courtesy {

  /** From so many processors on nobody is in the way of anybody. */
  private static final int ENOUGH_PROCESSORS = 4;

  /** Tasks in a second from which on many come. */
  private static final double MANY = 50;

  private static final long LONGEST_WAIT_NS = TimeUnit.MINUTES.toNanos(1);
  private static final double NS_PER_SECOND = 1e9;

  private final LongSupplier tasks;
  private final IntSupplier processors;
  private final LongSupplier nanos;
  private long tasksBefore;
  private long before;
  private long ranAt;

  /**
   * @param tasks that were done so far
   * @param nanos a clock that only goes on
   */
  Courtesy(LongSupplier tasks, IntSupplier processors, LongSupplier nanos) {
    this.tasks = tasks;
    this.processors = processors;
    this.nanos = nanos;
    before = nanos.getAsLong();
    ranAt = before;
  }

  /** Whether a round may begin; asked about each second. */
  boolean mayRun() {
    long now = nanos.getAsLong();
    boolean isDue = now - ranAt >= LONGEST_WAIT_NS;
    boolean may = !isBusy(now) || isDue;
    ranAt = may ? now : ranAt;
    return may;
  }

  private boolean isBusy(long now) {
    long done = tasks.getAsLong();
    double rate = (done - tasksBefore) * NS_PER_SECOND / Math.max(1, now - before);
    tasksBefore = done;
    before = now;
    return processors.getAsInt() < ENOUGH_PROCESSORS && rate > MANY;
  }
}
