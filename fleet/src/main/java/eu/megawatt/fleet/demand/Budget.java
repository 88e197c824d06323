package eu.megawatt.fleet.demand;

import java.time.Instant;
import java.util.OptionalDouble;

/**
 * What a tenant's work may take in a period, above idle.
 *
 * @param to exclusive
 * @param eur for energy and carbon
 * @param mwh on the facility's side
 */
public record Budget(Instant from, Instant to, OptionalDouble eur, OptionalDouble mwh) {}
