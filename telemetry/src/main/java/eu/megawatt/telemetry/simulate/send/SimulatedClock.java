package eu.megawatt.telemetry.simulate.send;

import java.time.Duration;
import java.time.Instant;

/**
 * The time in a simulation. It runs faster than ours only while it is behind ours: when it has
 * caught up it goes on with it, since nobody takes samples from the future.
 *
 * @param wallStart when the simulation began
 * @param start the time that it was then in the simulation, at most {@code wallStart}
 * @param speed at least 1
 */
public record SimulatedClock(Instant wallStart, Instant start, double speed) {

  private static final double FASTEST = 100_000;

  public SimulatedClock {
    if (!(speed >= 1 && speed <= FASTEST)) {
      throw new IllegalArgumentException("speed %s: from 1 to %.0f".formatted(speed, FASTEST));
    }
    if (start.isAfter(wallStart)) {
      throw new IllegalArgumentException("A simulation does not begin in the future: " + start);
    }
  }

  /** A simulation of a given length that ends when it has caught up with the present. */
  public static SimulatedClock of(Instant now, double speed, Duration duration) {
    long behind = (long) (duration.toMillis() * (1 - 1 / Math.max(1, speed)));
    return new SimulatedClock(now, now.minusMillis(behind), speed);
  }

  /** The time in the simulation. */
  public Instant at(Instant wall) {
    long passed = Math.max(0, Duration.between(wallStart, wall).toMillis());
    Instant simulated = start.plusMillis((long) (passed * speed));
    return simulated.isBefore(wall) ? simulated : wall;
  }
}
