package eu.megawatt.service.demo;

import eu.megawatt.service.allocation.AllocationLoad;
import eu.megawatt.service.allocation.AllocationStore;
import eu.megawatt.telemetry.energy.Allocation;
import eu.megawatt.telemetry.simulate.JobFeed;
import eu.megawatt.telemetry.simulate.SimulatedFleet;
import eu.megawatt.telemetry.simulate.SimulatedJob;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Declares the demonstration's jobs in the same process. The same fleet has the same jobs after a
 * restart, so what has ended meanwhile is said before anything else.
 */
final class DemoJobs implements JobFeed.Intake {

  private final SimulatedFleet fleet;
  private final AllocationStore store;
  private final Clock clock;
  private boolean isUpToDate;

  DemoJobs(SimulatedFleet fleet, AllocationStore store, Clock clock) {
    this.fleet = fleet;
    this.store = store;
    this.clock = clock;
  }

  @Override
  public boolean declare(List<JobFeed.Declared> jobs) {
    Instant now = clock.instant();
    if (store.load(now).changeCount() + 2L * jobs.size() > AllocationLoad.MOST_CHANGES) {
      return false;
    }
    Map<String, Allocation> declared = isUpToDate ? new HashMap<>() : endedMeanwhile(now);
    jobs.forEach(it -> declared.put(it.job().id(), allocation(it.job(), it.endedAt())));
    store.put(declared, now);
    isUpToDate = true;
    return true;
  }

  /** Those that are open, and of jobs of this fleet that have ended. */
  private Map<String, Allocation> endedMeanwhile(Instant now) {
    Map<String, Allocation> ended = new HashMap<>();
    for (Allocation open : store.overlapping(now.toEpochMilli(), now.toEpochMilli() + 1)) {
      fleet.jobs(open.from(), open.from().plusMillis(1)).stream()
          .filter(job -> job.id().equals(open.jobId()) && !job.endedAt().isAfter(now))
          .findFirst()
          .ifPresent(job -> ended.put(job.id(), allocation(job, Optional.of(job.endedAt()))));
    }
    return ended;
  }

  private static Allocation allocation(SimulatedJob job, Optional<Instant> endedAt) {
    Set<String> gpus = new HashSet<>(job.gpuUuids());
    return new Allocation(
        job.id(), job.tenant(), job.kind(), gpus, Set.of(), job.startedAt(), endedAt);
  }
}
