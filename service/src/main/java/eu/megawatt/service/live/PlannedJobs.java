package eu.megawatt.service.live;

import eu.megawatt.fleet.job.Job;
import eu.megawatt.fleet.job.LoadShape;
import eu.megawatt.fleet.plan.Placement;
import eu.megawatt.fleet.plan.Plan;
import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.fleet.site.PowerCap;
import eu.megawatt.fleet.time.TimeGrid;
import eu.megawatt.scheduler.live.JobState;
import eu.megawatt.scheduler.live.LiveJob;
import eu.megawatt.scheduler.live.Run;
import eu.megawatt.scheduler.live.Work;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The jobs of a plan that was made beforehand, as they come into the plan that is lived by. */
public final class PlannedJobs {

  private PlannedJobs() {}

  /** All of a scenario's jobs, those in the plan with their places. */
  public static List<LiveJob> of(Scenario scenario, Plan plan, Instant now) {
    Map<String, Placement> placements = new HashMap<>();
    plan.placements().forEach(it -> placements.put(it.job(), it));
    List<LiveJob> jobs = new ArrayList<>();
    for (Job job : scenario.jobs().values()) {
      Work work = new Work(sinceEpoch(job, scenario.grid()), false, now);
      Placement placement = placements.get(job.id());
      JobState state =
          placement == null
              ? new JobState.Waiting(now)
              : new JobState.Validated(run(scenario, job, placement));
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

  private static Run run(Scenario scenario, Job job, Placement placement) {
    String type = scenario.pool(placement.pool()).gpuType();
    PowerCap cap =
        scenario.gpuType(type).powerCaps().stream()
            .filter(it -> it.fraction() == placement.powerCap())
            .findFirst()
            .orElseThrow();
    int minutes = scenario.grid().slotMinutes();
    int slots = Job.runSlots(job.runHoursOn(type), cap.speed(), minutes);
    return Run.of(
        placement.pool(),
        placement.powerCap(),
        placement.start(),
        placement.start().plus(Duration.ofMinutes((long) slots * minutes)));
  }
}
