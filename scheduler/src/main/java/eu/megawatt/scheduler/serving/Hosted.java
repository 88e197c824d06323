package eu.megawatt.scheduler.serving;

import eu.megawatt.fleet.time.Series;

/**
 * What of a service runs in a pool.
 *
 * @param latencyMs of network and model together
 * @param requestsPerReplica that a replica answers a second at the most
 * @param replicas by slot
 * @param share of the service's requests that go there, by slot, 0 to 1
 * @param wattsPerReplica above idle, IT side, by slot
 */
public record Hosted(
    String poolId,
    String siteId,
    double latencyMs,
    double requestsPerReplica,
    int gpusPerReplica,
    Series replicas,
    Series share,
    Series wattsPerReplica) {}
