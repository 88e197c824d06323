package eu.megawatt.service.allocation;

import java.util.List;
import java.util.Optional;

/** An allocation as it is declared, before anything in it has been checked. */
public record AllocationEntry(
    Optional<String> id,
    Optional<String> jobId,
    Optional<String> tenant,
    Optional<String> workloadClass,
    Optional<List<String>> gpuUuids,
    Optional<List<String>> nodeIds,
    Optional<String> startedAt,
    Optional<String> endedAt) {

  /** The same under an id that it does not say itself. */
  public AllocationEntry called(String other) {
    return new AllocationEntry(
        Optional.of(id.orElse(other)),
        jobId,
        tenant,
        workloadClass,
        gpuUuids,
        nodeIds,
        startedAt,
        endedAt);
  }
}
