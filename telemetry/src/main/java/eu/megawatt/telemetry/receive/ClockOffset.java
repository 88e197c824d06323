package eu.megawatt.telemetry.receive;

import java.util.OptionalLong;

/**
 * How far a sender's clock seems to be behind ours: the age of the newest sample of each request,
 * smoothed. A sender in order shows the few seconds that its samples wait for their request; one
 * that is ahead shows less than nothing. Not thread-safe.
 */
final class ClockOffset {

  /** A sender that sends older samples is catching up; its clock is not to blame. */
  private static final long MOST_MILLIS = 600_000;

  private static final double WEIGHT_OF_NEW = 1.0 / 16;

  private double smoothedMillis = Double.NaN;

  void saw(long newestSampleMillis, long nowMillis) {
    long offset = nowMillis - newestSampleMillis;
    if (Math.abs(offset) > MOST_MILLIS) {
      return;
    }
    smoothedMillis =
        Double.isNaN(smoothedMillis)
            ? offset
            : smoothedMillis + WEIGHT_OF_NEW * (offset - smoothedMillis);
  }

  /** Positive if the sender is behind; empty before the first request that tells. */
  OptionalLong millis() {
    return Double.isNaN(smoothedMillis)
        ? OptionalLong.empty()
        : OptionalLong.of(Math.round(smoothedMillis));
  }
}
