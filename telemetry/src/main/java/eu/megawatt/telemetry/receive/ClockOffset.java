package eu.megawatt.telemetry.receive;

import java.util.OptionalLong;

/**
 * How far a sender's clock seems to be behind ours: the age of the newest sample of each request,
 * smoothed. A sender in order shows the few seconds that its samples wait for their request; one
 * that is ahead shows less than nothing. Not thread-safe.
 */
public final class ClockOffset {

  /**
   * A sender that sends older samples is catching up; its clock is not to blame. One that is
   * further ahead than this counts as this far ahead, so that it does not take for ever to forgive.
   */
  private static final long MOST_MILLIS = 600_000;

  private static final double WEIGHT_OF_NEW = 1.0 / 16;

  private double smoothedMillis = Double.NaN;

  /** Takes the newest time of a request, whatever became of its samples. */
  public void saw(long newestSampleMillis, long nowMillis) {
    if (newestSampleMillis < nowMillis - MOST_MILLIS) {
      return;
    }
    long offset = nowMillis - Math.min(newestSampleMillis, nowMillis + MOST_MILLIS);
    smoothedMillis =
        Double.isNaN(smoothedMillis)
            ? offset
            : smoothedMillis + WEIGHT_OF_NEW * (offset - smoothedMillis);
  }

  /** Positive if the sender is behind; empty before the first request that tells. */
  public OptionalLong millis() {
    return Double.isNaN(smoothedMillis)
        ? OptionalLong.empty()
        : OptionalLong.of(Math.round(smoothedMillis));
  }
}
