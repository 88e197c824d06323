package eu.megawatt.scheduler.live;

import java.time.Instant;

/**
 * A stretch of a run: all of its gang in one pool under one power cap, without a break.
 *
 * @param powerCap the fraction of a rung of the pool's GPU type's ladder
 * @param from the first instant of it, a slot boundary
 * @param to the first instant after it, a slot boundary
 */
public record Leg(String poolId, double powerCap, Instant from, Instant to) {

  public Leg {
    if (!from.isBefore(to)) {
      throw new IllegalArgumentException("A leg from %s to %s has no length".formatted(from, to));
    }
  }
}
