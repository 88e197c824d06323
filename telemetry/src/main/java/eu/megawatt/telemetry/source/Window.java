package eu.megawatt.telemetry.source;

import eu.megawatt.telemetry.receive.ReceiveLimits;

/**
 * The instants of which samples are taken, both ends included, in milliseconds since 1970.
 *
 * @param latest how far ahead of ours a sender's clock may be is in it already
 */
public record Window(long oldest, long latest) {

  /** As the service takes them from every sender: {@link ReceiveLimits#USUAL}. */
  public static Window around(long nowMillis) {
    ReceiveLimits limits = ReceiveLimits.USUAL;
    return new Window(
        nowMillis - limits.lateWindow().toMillis(), nowMillis + limits.ahead().toMillis());
  }

  /** Any, for looking at old files. */
  public static Window open() {
    return new Window(Long.MIN_VALUE, Long.MAX_VALUE);
  }
}
