package eu.megawatt.service.live;

import eu.megawatt.fleet.job.Job;
import eu.megawatt.fleet.job.JobKind;
import eu.megawatt.fleet.job.LoadShape;
import eu.megawatt.scheduler.live.Work;
import eu.megawatt.service.predict.JobPrediction;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was asked for, as it is kept.
 *
 * @param load empty for full load
 * @param terms empty where it waits for nobody, its data is anywhere, and it may be interrupted at
 *     no cost or not at all
 * @param prediction what its run hours are from, where they were predicted
 */
record StoredWork(
    String id,
    String kind,
    String tenant,
    int gpus,
    String residency,
    Map<String, Double> runHours,
    Map<String, Double> wattsPerGpu,
    List<Double> load,
    boolean powerCapping,
    Instant earliestStart,
    Optional<Instant> deadline,
    boolean hardDeadline,
    double latenessEurPerHour,
    double valueEur,
    boolean interruptible,
    Optional<StoredTerms> terms,
    Instant submittedAt,
    Optional<JobPrediction> prediction) {

  /** Work that nothing was predicted of. */
  static StoredWork of(Work work) {
    return of(work, Optional.empty());
  }

  static StoredWork of(Work work, Optional<JobPrediction> prediction) {
    Job job = work.job();
    return new StoredWork(
        job.id(),
        job.kind().word(),
        job.tenant(),
        job.gpus(),
        job.residency(),
        job.runHours(),
        job.wattsPerGpu(),
        job.load().isFull() ? List.of() : Arrays.stream(job.load().toArray()).boxed().toList(),
        job.powerCapping(),
        job.earliestStart(),
        job.deadline(),
        job.hardDeadline(),
        job.latenessEurPerHour(),
        job.valueEur(),
        work.interruptible(),
        StoredTerms.of(work.terms()),
        work.submittedAt(),
        prediction);
  }

  Work toWork() {
    Job job =
        new Job(
            id,
            JobKind.ofWord(kind).orElseThrow(),
            tenant,
            gpus,
            residency,
            runHours,
            wattsPerGpu,
            load.isEmpty()
                ? LoadShape.FULL
                : LoadShape.of(load.stream().mapToDouble(Double::doubleValue).toArray()),
            powerCapping,
            earliestStart,
            deadline,
            hardDeadline,
            latenessEurPerHour,
            valueEur);
    return terms
        .map(it -> new Work(job, it.toTerms(), submittedAt))
        .orElseGet(() -> new Work(job, interruptible, submittedAt));
  }
}
