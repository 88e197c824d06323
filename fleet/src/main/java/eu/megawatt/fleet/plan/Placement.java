package eu.megawatt.fleet.plan;

import java.time.Instant;

/**
 * Where and when a job runs.
 *
 * @param powerCap the fraction of a rung of the pool's GPU type's ladder
 */
public record Placement(String job, String pool, Instant start, double powerCap) {}
