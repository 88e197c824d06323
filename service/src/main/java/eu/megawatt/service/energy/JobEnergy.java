package eu.megawatt.service.energy;

import java.time.Instant;
import java.util.Optional;

/**
 * What a job used in a range of time, of all its nodes together.
 *
 * @param tenant absent where its allocations are forgotten
 * @param gpuEnergyMilliJ exact; a text beyond 2^53
 * @param restEnergyMilliJ its part of what the nodes used beside their GPUs; exact
 * @param energyMilliJ both
 * @param energyWh the same, rounded
 * @param coverageRatio the share of the time of its GPUs and its part of the rest that is known
 * @param counterMillis that time, as far as counters know it; so the others
 * @param startedAt of its first allocation
 * @param endedAt of its last; absent while it runs
 */
public record JobEnergy(
    String jobId,
    Optional<String> tenant,
    String workloadClass,
    Object gpuEnergyMilliJ,
    Object restEnergyMilliJ,
    Object energyMilliJ,
    long energyWh,
    double coverageRatio,
    long counterMillis,
    long interpolatedMillis,
    long estimatedMillis,
    Optional<Instant> startedAt,
    Optional<Instant> endedAt) {}
