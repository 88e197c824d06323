package eu.megawatt.telemetry.simulate;

/**
 * Energy since an instant that rarely changes: it remembers what the odometer showed then.
 * Thread-safe.
 */
final class Trip {

  private final Odometer odometer;
  private final Odometer.Span span;
  private long since;
  private long shownThen;

  Trip(Odometer odometer, Odometer.Span span, long start) {
    this.odometer = odometer;
    this.span = span;
    since = start;
  }

  /** Millijoules in [from, to). */
  synchronized long millijoules(long from, long to) {
    long now = odometer.at(to);
    if (from != since) {
      since = from;
      shownThen = now - span.millijoules(from, to);
    }
    return now - shownThen;
  }
}
