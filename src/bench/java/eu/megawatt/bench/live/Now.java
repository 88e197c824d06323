package eu.megawatt.bench.live;

import eu.megawatt.fleet.job.Job;
import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.fleet.time.TimeGrid;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Scenarios of another time, moved to this one. */
final class Now {

  private Now() {}

  /**
   * The same scenario with its horizon, and all times of its jobs, moved to begin at an instant.
   */
  static Scenario beginning(Scenario scenario, Instant start) {
    Duration by = Duration.between(scenario.grid().start(), start);
    List<Job> jobs =
        scenario.jobs().values().stream()
            .map(
                job ->
                    new Job(
                        job.id(),
                        job.kind(),
                        job.tenant(),
                        job.gpus(),
                        job.residency(),
                        job.runHours(),
                        job.wattsPerGpu(),
                        job.load(),
                        job.powerCapping(),
                        job.earliestStart().plus(by),
                        job.deadline().map(it -> it.plus(by)),
                        job.hardDeadline(),
                        job.latenessEurPerHour(),
                        job.valueEur()))
            .toList();
    return Scenario.of(
        scenario.name(),
        new TimeGrid(start, scenario.grid().slotMinutes(), scenario.grid().slots()),
        scenario.carbonEurPerTonne(),
        List.copyOf(scenario.gpuTypes().values()),
        List.copyOf(scenario.sites().values()),
        List.copyOf(scenario.domains().values()),
        List.copyOf(scenario.pools().values()),
        List.copyOf(scenario.policies().values()),
        jobs);
  }
}
