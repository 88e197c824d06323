package eu.megawatt.service.models;

/**
 * What a service of the fleet is asked, and has today.
 *
 * @param model that serves it, as the fleet calls it
 * @param requestsPerSecond on average over its forecast
 * @param gpuCount that it has in the quarter-hour that has begun, as {@code replicaCount}
 */
public record FleetWorkload(
    String serviceId,
    String tenant,
    String model,
    double requestsPerSecond,
    int replicaCount,
    int gpuCount) {}
