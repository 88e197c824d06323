package eu.megawatt.fleet.demand;

import java.time.Duration;
import java.util.Collection;
import java.util.Optional;

/** The way that data takes from one site to another. */
public record Link(String from, String to, double gigabitsPerSecond, double eurPerGigabyte) {

  private static final double BITS_IN_A_BYTE = 8;
  private static final double MILLIS_PER_SECOND = 1_000;

  /** The one of some links that leads from one site to another. */
  public static Optional<Link> between(Collection<Link> links, String from, String to) {
    return links.stream().filter(it -> it.from.equals(from) && it.to.equals(to)).findFirst();
  }

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
