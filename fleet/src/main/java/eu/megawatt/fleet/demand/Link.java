package eu.megawatt.fleet.demand;

import java.time.Duration;

/** The way that data takes from one site to another. */
public record Link(String from, String to, double gigabitsPerSecond, double eurPerGigabyte) {

  private static final double BITS_IN_A_BYTE = 8;
  private static final double MILLIS_PER_SECOND = 1_000;

  /** How long so much takes, to the next millisecond. */
  public Duration transfer(double gigabytes) {
    return Duration.ofMillis(
        (long) Math.ceil(gigabytes * BITS_IN_A_BYTE / gigabitsPerSecond * MILLIS_PER_SECOND));
  }

  /** What so much costs, in euro. */
  public double eur(double gigabytes) {
    return gigabytes * eurPerGigabyte;
  }
}
