package eu.megawatt.telemetry.source;

/**
 * The instants of which samples are taken, both ends included, in milliseconds since 1970.
 *
 * @param latest how far ahead of ours a sender's clock may be is in it already
 */
public record Window(long oldest, long latest) {

  private static final long LATE_MILLIS = 24 * 3_600_000L;
  private static final long AHEAD_MILLIS = 120_000;

  /** As the service takes them: 24 hours back, two minutes ahead. */
  public static Window around(long nowMillis) {
    return new Window(nowMillis - LATE_MILLIS, nowMillis + AHEAD_MILLIS);
  }

  /** Any, for looking at old files. */
  public static Window open() {
    return new Window(Long.MIN_VALUE, Long.MAX_VALUE);
  }
}
