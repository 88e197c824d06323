package eu.megawatt.fleet.demand;

import java.time.Instant;

/**
 * Where a job runs for some time.
 *
 * @param end exclusive
 * @param powerCap the fraction of a rung of the pool's GPU type's ladder
 */
public record Segment(String pool, Instant start, Instant end, double powerCap) {}
