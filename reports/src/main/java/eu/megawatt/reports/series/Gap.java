package eu.megawatt.reports.series;

import java.time.Duration;
import java.time.Instant;

/** A time without a value: from an instant until another, which is no more of it. */
public record Gap(Instant from, Instant to) {

  /** How long it is. */
  public Duration length() {
    return Duration.between(from, to);
  }

  @Override
  public String toString() {
    return "nothing from %s to %s (%d min)".formatted(from, to, length().toMinutes());
  }
}
