package eu.megawatt.service.energy;

import eu.megawatt.service.allocation.AllocationStore;
import eu.megawatt.service.allocation.DeclaredAllocation;
import eu.megawatt.service.json.Exact;
import eu.megawatt.service.record.JobFilter;
import eu.megawatt.service.record.RecordTables;
import eu.megawatt.service.record.RecordedJob;
import eu.megawatt.service.store.Listed;
import eu.megawatt.telemetry.energy.Allocation;
import eu.megawatt.telemetry.energy.Share;
import eu.megawatt.telemetry.energy.Used;
import eu.megawatt.telemetry.record.RecordScope;
import eu.megawatt.telemetry.record.Subject;
import eu.megawatt.telemetry.record.Versioned;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Answers what each job used, from the jobs' own records. Thread-safe. */
public final class JobEnergies {

  private static final long MILLIJOULES_IN_WH = 3_600_000;

  private final RecordTables tables;
  private final AllocationStore allocations;

  public JobEnergies(RecordTables tables, AllocationStore allocations) {
    this.tables = tables;
    this.allocations = allocations;
  }

  /**
   * Jobs with records of quarter-hours that begin in [from, to), in the order in which they were
   * first recorded. A part may have fewer than asked for though more follow.
   */
  public Listed<JobEnergy> list(Instant from, Instant to, JobFilter filter, int limit) {
    List<RecordedJob> found =
        tables.jobs(from.toEpochMilli(), to.toEpochMilli(), filter, limit + 1);
    List<RecordedJob> jobs = found.subList(0, Math.min(limit, found.size()));
    Map<String, List<Allocation>> declared =
        allocations.ofJobs(jobs.stream().map(RecordedJob::id).toList()).stream()
            .map(DeclaredAllocation::allocation)
            .collect(Collectors.groupingBy(Allocation::jobId));
    List<JobEnergy> rows = new ArrayList<>();
    for (RecordedJob job : jobs) {
      tables
          .quarters(new Subject(RecordScope.JOB, job.id()), from.toEpochMilli(), to.toEpochMilli())
          .stream()
          .map(Versioned::content)
          .map(record -> record.users().firstEntry().getValue())
          .reduce(Used::plus)
          .map(used -> row(job.id(), used, declared.getOrDefault(job.id(), List.of())))
          .ifPresent(rows::add);
    }
    return new Listed<>(
        rows, jobs.isEmpty() ? 0 : jobs.getLast().number(), found.size() > jobs.size());
  }

  /** Whether a job was declared to be a tenant's. */
  public boolean isOf(String tenant, String jobId) {
    return allocations.ofJobs(List.of(jobId)).stream()
        .anyMatch(it -> it.allocation().tenant().equals(tenant));
  }

  private static JobEnergy row(String id, Used used, List<Allocation> declared) {
    Share total = used.total();
    boolean isRunning = declared.stream().anyMatch(it -> it.to().isEmpty());
    return new JobEnergy(
        id,
        declared.stream().map(Allocation::tenant).min(Comparator.naturalOrder()),
        used.kind().word(),
        Exact.of(used.gpus().millijoules()),
        Exact.of(used.rest().millijoules()),
        Exact.of(total.millijoules()),
        Math.floorDiv(total.millijoules() + MILLIJOULES_IN_WH / 2, MILLIJOULES_IN_WH),
        used.expectedMillis() == 0
            ? 1
            : EnergyQuery.rounded(
                Math.min(1, (double) total.coveredMillis() / used.expectedMillis())),
        total.counterMillis(),
        total.interpolatedMillis(),
        total.estimatedMillis(),
        declared.stream().map(Allocation::from).min(Comparator.naturalOrder()),
        isRunning
            ? Optional.empty()
            : declared.stream().flatMap(it -> it.to().stream()).max(Comparator.naturalOrder()));
  }
}
