package eu.megawatt.service.rest;

import eu.megawatt.service.allocation.DeclaredAllocation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An allocation as it is shown.
 *
 * @param endedAt absent while it runs
 * @param attributedFrom what it says of the time before is in no record
 */
record AllocationView(
    String id,
    String jobId,
    String tenant,
    String workloadClass,
    List<String> gpuUuids,
    List<String> nodeIds,
    Instant startedAt,
    Optional<Instant> endedAt,
    Instant attributedFrom) {

  static AllocationView of(DeclaredAllocation declared) {
    var it = declared.allocation();
    return new AllocationView(
        declared.id(),
        it.jobId(),
        it.tenant(),
        it.workloadClass().word(),
        it.gpuUuids().stream().sorted().toList(),
        it.nodeIds().stream().sorted().toList(),
        it.from(),
        it.to(),
        declared.attributedFrom());
  }
}
