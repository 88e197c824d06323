package eu.megawatt.service.live;

import eu.megawatt.service.predict.WorkBody;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A job as it is asked for, before anything in it has been checked.
 *
 * @param work from which run seconds are predicted on GPU types that were measured
 */
public record JobBody(
    Optional<Reference> externalRef,
    Optional<String> tenant,
    Optional<String> kind,
    Optional<Integer> gpuCount,
    Optional<String> residency,
    Optional<WorkBody> work,
    Optional<Map<String, Long>> runSeconds,
    Optional<Map<String, Long>> perGpuW,
    Optional<List<Integer>> loadPermille,
    Optional<Boolean> powerCapping,
    Optional<Boolean> interruptible,
    Optional<Interruption> interruption,
    Optional<List<String>> after,
    Optional<Data> data,
    Optional<String> earliestStartAt,
    Optional<String> deadlineAt,
    Optional<Boolean> hardDeadline,
    Optional<Long> latenessMinorPerHour,
    Optional<Long> valueMinor,
    Optional<String> currency,
    Optional<String> offer) {

  /** The same for a tenant. */
  public JobBody of(String itsTenant) {
    return with(externalRef, Optional.of(itsTenant), after, runSeconds);
  }

  /** How it may be interrupted and go on. */
  public record Interruption(
      Optional<Long> checkpointSeconds,
      Optional<Long> restartSeconds,
      Optional<Long> leastSeconds,
      Optional<Long> restartMinor) {}

  /** Where its data lies. */
  public record Data(Optional<String> siteId, Optional<Long> sizeBytes) {}

  /** The same, to begin when another job is done. */
  public JobBody after(String jobId) {
    return with(externalRef, tenant, Optional.of(List.of(jobId)), runSeconds);
  }

  /** The same, called otherwise where it comes from, and asked for by itself. */
  public JobBody called(Reference other) {
    return with(Optional.of(other), tenant, after, runSeconds);
  }

  /** The same with these run seconds. */
  JobBody timed(Map<String, Long> its) {
    return with(externalRef, tenant, after, Optional.of(its));
  }

  private JobBody with(
      Optional<Reference> itsReference,
      Optional<String> itsTenant,
      Optional<List<String>> itsAfter,
      Optional<Map<String, Long>> itsSeconds) {
    return new JobBody(
        itsReference,
        itsTenant,
        kind,
        gpuCount,
        residency,
        work,
        itsSeconds,
        perGpuW,
        loadPermille,
        powerCapping,
        interruptible,
        interruption,
        itsAfter,
        data,
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
