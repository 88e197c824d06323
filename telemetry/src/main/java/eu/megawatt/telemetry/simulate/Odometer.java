package eu.megawatt.telemetry.simulate;

/**
 * Energy since a start, read mostly in the order of time: it goes on from where it was read last,
 * forwards or backwards, so that a reading costs what lies between and not what lies behind.
 * Thread-safe.
 */
final class Odometer {

  /** Millijoules of a span. */
  @FunctionalInterface
  interface Span {
    long millijoules(long from, long to);
  }

  private final Span span;
  private long readAt;
  private long reading;

  Odometer(long start, Span span) {
    this.span = span;
    readAt = start;
  }

  /** Millijoules since the start; less than nothing before it. */
  synchronized long at(long millis) {
    reading +=
        millis >= readAt ? span.millijoules(readAt, millis) : -span.millijoules(millis, readAt);
    readAt = millis;
    return reading;
  }
}
