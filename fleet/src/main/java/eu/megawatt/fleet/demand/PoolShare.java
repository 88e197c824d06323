package eu.megawatt.fleet.demand;

import eu.megawatt.fleet.time.Series;

/**
 * What of a service runs in a pool.
 *
 * @param replicas by slot
 * @param share of its requests that go there, by slot, 0 to 1
 */
public record PoolShare(String pool, Series replicas, Series share) {}
