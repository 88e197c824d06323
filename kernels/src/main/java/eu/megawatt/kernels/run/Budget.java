package eu.megawatt.kernels.run;

import java.time.Duration;
import java.util.OptionalLong;

/**
 * The time for all cases of all devices, dealt out as they come. The period of a soak is not part
 * of it; what a soak is prepared and checked in is.
 *
 * <p>A case can be ended between two blocks, but not while it is prepared, checked and run for the
 * first time. So none is begun that would be late if this took as long as it has for the longest
 * case so far; and before a soak that much is left for it. What runs over is then at most what a
 * case and a soak need more than any case before them.
 */
final class Budget {

  /** Some kernels take less than their share of the time, so that others may take more. */
  private static final double MORE_THAN_ITS_SHARE = 1.25;

  private final Time time;
  private final long lengthNanos;
  private final long began;
  private long soakedNanos;
  private long longestNanos;

  Budget(Time time, Duration length) {
    this.time = time;
    this.lengthNanos = length.toNanos();
    this.began = time.nanos();
  }

  /**
   * What the next case may take, in nanoseconds; empty where it is not to be begun any more.
   *
   * @param share of the budget that is this device's and those before it, from 0 to 1
   * @param casesLeft on this device, with this one and without a soak; at least 1
   * @param isSoakToCome whether this device has a soak yet
   */
  OptionalLong allowance(double share, int casesLeft, boolean isSoakToCome) {
    long spent = time.nanos() - began - soakedNanos;
    long left = (long) (share * lengthNanos) - spent - (isSoakToCome ? longestNanos : 0);
    return left <= 0 || left < longestNanos
        ? OptionalLong.empty()
        : OptionalLong.of(Math.min(left, (long) (MORE_THAN_ITS_SHARE * left / casesLeft)));
  }

  /** A case could not be ended for so long. */
  void couldNotEnd(long nanos) {
    longestNanos = Math.max(longestNanos, nanos);
  }

  /** A soak's period is over, which took so long. */
  void soaked(long nanos) {
    soakedNanos += nanos;
  }

  long nanos() {
    return time.nanos();
  }

  void pause(Duration length) {
    time.pause(length);
  }
}
