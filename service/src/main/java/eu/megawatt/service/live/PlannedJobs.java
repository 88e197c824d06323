package eu.megawatt.service.live;

import eu.megawatt.fleet.job.Job;
import eu.megawatt.fleet.job.LoadShape;
import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.fleet.time.TimeGrid;
import eu.megawatt.scheduler.live.JobState;
import eu.megawatt.scheduler.live.LiveJob;
import eu.megawatt.scheduler.live.Run;
import eu.megawatt.scheduler.live.Work;
import eu.megawatt.service.schedule.Allocation;
import eu.megawatt.service.schedule.Schedule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The jobs of a plan that was made beforehand, as they come into the plan that is lived by. */
public final class PlannedJobs {

  private PlannedJobs() {}

  /** All of a scenario's jobs, those in the plan with their places. */
  public static List<LiveJob> of(Schedule schedule, Instant now) {
    Map<String, Allocation> allocations = new HashMap<>();
    schedule.allocations().forEach(it -> allocations.put(it.jobId(), it));
    List<LiveJob> jobs = new ArrayList<>();
    for (Job job : schedule.scenario().jobs().values()) {
      Work work = new Work(sinceEpoch(job, schedule.scenario().grid()), false, now);
      JobState state =
          Optional.ofNullable(allocations.get(job.id()))
              .map(it -> (JobState) new JobState.Validated(run(it)))
              .orElseGet(() -> new JobState.Waiting(now));
      jobs.add(new LiveJob(work, state, 0, 0));
    }
    return jobs;
  }

  /** All of a scenario's jobs, none of them with a place yet. */
  public static List<LiveJob> waiting(Scenario scenario, Instant now) {
    return scenario.jobs().values().stream()
        .map(
            job ->
                new LiveJob(
                    new Work(sinceEpoch(job, scenario.grid()), false, now),
                    new JobState.Waiting(now),
                    0,
                    0))
        .toList();
  }

  /** A scenario counts the slots of a load from its own start, the live plan from 1970. */
  private static Job sinceEpoch(Job job, TimeGrid grid) {
    LoadShape load = job.load();
    if (load.period() == 1) {
      return job;
    }
    long first = Math.floorDiv(grid.start().getEpochSecond(), grid.slotMinutes() * 60L);
    return job.withLoad(load.from(Math.floorMod(-first, load.period())));
  }

  private static Run run(Allocation its) {
    return Run.of(its.poolId(), its.powerCapRatio(), its.startsAt(), its.endsAt());
  }
}
