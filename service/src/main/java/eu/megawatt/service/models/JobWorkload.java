package eu.megawatt.service.models;

import eu.megawatt.planner.models.measure.Measurement;
import eu.megawatt.service.live.WorkloadJob;
import eu.megawatt.service.predict.WorkBody;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a job of the plan has still to do, and what it has for that.
 *
 * @param model that does it, as measurements call it; empty where nobody could tell
 * @param isModelNamed whether the job says so; otherwise it is the only one of that size
 * @param outputTokenCount that it has still to write; empty where it says no work, or writes none
 * @param gpuTypeId that it is on by the plan, as {@code startsAt} and {@code endsAt} of what is
 *     left
 * @param runSeconds in which it runs, without breaks
 * @param plannedGpuHours that the plan has for it
 * @param plannedEnergyWh that the plan has for it, above idle, facility side
 * @param notComparable why nothing is known of its model; empty where something is
 */
public record JobWorkload(
    String jobId,
    String tenant,
    String kind,
    String state,
    Optional<String> model,
    boolean isModelNamed,
    Optional<Double> outputTokenCount,
    int gpuCount,
    Optional<String> gpuTypeId,
    Optional<Instant> startsAt,
    Optional<Instant> endsAt,
    Optional<Instant> deadlineAt,
    Optional<Long> runSeconds,
    Optional<Double> plannedGpuHours,
    Optional<Long> plannedEnergyWh,
    Optional<String> notComparable) {

  private static final double SECONDS_PER_HOUR = 3_600;
  private static final double MILLIS_PER_SECOND = 1_000;

  static JobWorkload of(WorkloadJob job, List<Measurement> measured) {
    Optional<JobModel> model = job.work().map(it -> JobModel.of(it, measured));
    Optional<WorkloadJob.Rest> rest = job.rest();
    Optional<Double> seconds = rest.map(it -> it.running().toMillis() / MILLIS_PER_SECOND);
    return new JobWorkload(
        job.jobId(),
        job.tenant(),
        job.kind(),
        job.state(),
        model.flatMap(JobModel::name),
        model.filter(it -> it instanceof JobModel.Known(_, boolean isNamed) && isNamed).isPresent(),
        job.work().flatMap(it -> rest.flatMap(its -> tokens(it, its.leftRatio()))),
        job.gpuCount(),
        rest.map(WorkloadJob.Rest::gpuTypeId),
        rest.map(WorkloadJob.Rest::startsAt),
        rest.map(WorkloadJob.Rest::endsAt),
        job.deadlineAt(),
        seconds.map(Math::round),
        seconds.map(it -> it / SECONDS_PER_HOUR * job.gpuCount()),
        rest.map(WorkloadJob.Rest::energyWh),
        notComparable(job, model));
  }

  /** The same, of which nothing can be said here. */
  JobWorkload notComparable(String because) {
    return new JobWorkload(
        jobId,
        tenant,
        kind,
        state,
        model,
        isModelNamed,
        outputTokenCount,
        gpuCount,
        gpuTypeId,
        startsAt,
        endsAt,
        deadlineAt,
        runSeconds,
        plannedGpuHours,
        plannedEnergyWh,
        Optional.of(because));
  }

  private static Optional<String> notComparable(WorkloadJob job, Optional<JobModel> model) {
    if (job.rest().isEmpty()) {
      return Optional.of("it has no place in the plan: it is %s.".formatted(job.state()));
    }
    if (model.isEmpty()) {
      return Optional.of("it says no work on a language model.");
    }
    if (!writes(job.work().orElseThrow())) {
      return Optional.of("it only reads prompts; models are measured by the tokens they write.");
    }
    return model.get() instanceof JobModel.Unknown(String because)
        ? Optional.of(because)
        : Optional.empty();
  }

  private static boolean writes(WorkBody work) {
    return work.outputTokenCount().isPresent() && !work.kind().equals(Optional.of("Prefill"));
  }

  private static Optional<Double> tokens(WorkBody work, double leftRatio) {
    return writes(work)
        ? work.outputTokenCount()
            .map(it -> Math.rint((double) it * work.requestCount().orElse(0L) * leftRatio))
        : Optional.empty();
  }
}
