package eu.megawatt.service.live;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A job as it is asked for, before anything in it has been checked. */
public record JobBody(
    Optional<Reference> externalRef,
    Optional<String> tenant,
    Optional<String> kind,
    Optional<Integer> gpuCount,
    Optional<String> residency,
    Optional<Map<String, Long>> runSeconds,
    Optional<Map<String, Long>> perGpuW,
    Optional<List<Integer>> loadPermille,
    Optional<Boolean> powerCapping,
    Optional<Boolean> interruptible,
    Optional<String> earliestStartAt,
    Optional<String> deadlineAt,
    Optional<Boolean> hardDeadline,
    Optional<Long> latenessMinorPerHour,
    Optional<Long> valueMinor,
    Optional<String> currency,
    Optional<String> offer) {

  /** The same for a tenant. */
  public JobBody of(String itsTenant) {
    return new JobBody(
        externalRef,
        Optional.of(itsTenant),
        kind,
        gpuCount,
        residency,
        runSeconds,
        perGpuW,
        loadPermille,
        powerCapping,
        interruptible,
        earliestStartAt,
        deadlineAt,
        hardDeadline,
        latenessMinorPerHour,
        valueMinor,
        currency,
        offer);
  }

  /** What the job is called where it comes from. */
  public record Reference(Optional<String> system, Optional<String> id) {}
}
