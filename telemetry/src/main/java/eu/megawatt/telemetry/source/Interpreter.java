package eu.megawatt.telemetry.source;

import eu.megawatt.telemetry.resolve.Identity;
import eu.megawatt.telemetry.resolve.Resolver;
import eu.megawatt.telemetry.sample.Quantity;
import eu.megawatt.telemetry.sample.Rejection;
import eu.megawatt.telemetry.wire.Plausible;
import eu.megawatt.telemetry.wire.Resolution;
import eu.megawatt.telemetry.wire.Sanity;
import eu.megawatt.telemetry.wire.SeriesLabels;

/**
 * Makes samples of readings: what they mean, whose they are, whether such hardware can say such a
 * thing, and of when. Thread-safe.
 */
public final class Interpreter {

  private final Resolver resolver;
  private final ZeroWatts zeros = new ZeroWatts();

  public Interpreter(Resolver resolver) {
    this.resolver = resolver;
  }

  /** Whether readings of a metric can come to anything; others need not be read at all. */
  public boolean wants(String metric) {
    return resolver.metrics().contains(metric);
  }

  /**
   * A sink that interprets what it is given.
   *
   * @param nowMillis the time of readings that have none of their own
   */
  public ReadingSink into(Outcome outcome, long nowMillis, Window window) {
    return new ReadingSink() {
      @Override
      public void reading(Reading reading) {
        interpret(reading, outcome, nowMillis, window);
      }

      @Override
      public void refused(Rejection reason, String what, String why) {
        outcome.refused(reason, what, why);
      }
    };
  }

  private void interpret(Reading reading, Outcome outcome, long nowMillis, Window window) {
    SeriesLabels series = new SeriesLabels(reading.name(), reading.labels(), reading.unit());
    switch (resolver.identify(series)) {
      case Identity.Refused(Rejection reason, String detail) ->
          outcome.refused(reason, reading.name(), detail);
      case Identity.Known known ->
          value(reading, known, reading.atMillis().orElse(nowMillis), window, outcome);
    }
  }

  private void value(
      Reading reading, Identity.Known known, long atMillis, Window window, Outcome outcome) {
    reading.atMillis().ifPresent(outcome::timed);
    Resolution.Known meant = known.resolution();
    Plausible plausible = Plausible.of(meant.quantity(), meant.ratedMilliwatts());
    long value = Sanity.canonical(reading.value(), meant.scale(), plausible);
    if (value == Sanity.NONE) {
      Rejection reason = Sanity.why(reading.value());
      outcome.refused(reason, reading.name(), why(reason, reading, meant, plausible));
    } else if (atMillis < window.oldest()) {
      outcome.refused(Rejection.TOO_OLD, reading.name(), "older than late samples may be");
    } else if (atMillis > window.latest()) {
      outcome.refused(
          Rejection.IN_THE_FUTURE, reading.name(), "ahead of our clock. Maybe set the sender's");
    } else if (meant.quantity() == Quantity.POWER
        && !zeros.believes(known.kind(), meant.entity(), value)) {
      outcome.refused(
          Rejection.NO_READING, reading.name(), "0 W from a sensor that has never said more");
    } else {
      outcome.understood(reading, known, atMillis, value);
    }
  }

  private static String why(
      Rejection reason, Reading reading, Resolution.Known meant, Plausible plausible) {
    return switch (reason) {
      case NO_READING -> "one of the numbers that exporters write for \"no reading\"";
      case IMPLAUSIBLE ->
          "%s; such hardware says %d to %d %s"
              .formatted(
                  reading.value(),
                  plausible.least(),
                  plausible.greatest(),
                  meant.quantity().unit());
      default -> "not a number";
    };
  }
}
