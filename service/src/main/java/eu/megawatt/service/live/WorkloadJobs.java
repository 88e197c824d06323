package eu.megawatt.service.live;

import eu.megawatt.fleet.job.Job;
import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.scheduler.live.Footprint;
import eu.megawatt.scheduler.live.Leg;
import eu.megawatt.scheduler.live.LiveJob;
import eu.megawatt.scheduler.live.LiveScheduler;
import eu.megawatt.scheduler.live.Run;
import eu.megawatt.service.predict.JobPrediction;
import eu.megawatt.service.store.Listed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Jobs of the plan that is lived by, with the work on language models that they say. Thread-safe.
 */
public final class WorkloadJobs {

  private final LiveDesk desk;
  private final LiveStore store;
  private final Clock clock;

  public WorkloadJobs(LiveDesk desk, LiveStore store, Clock clock) {
    this.desk = desk;
    this.store = store;
    this.clock = clock;
  }

  /**
   * Some jobs as they stand at an instant.
   *
   * @param horizonEndsAt the end of what is planned; empty where nothing is
   */
  public record Seen(Instant at, Optional<Instant> horizonEndsAt, List<WorkloadJob> jobs) {}

  /** Newest first, those with a place that say work, or that say none. */
  public Listed<WorkloadJob> placed(boolean saysWork, long before, int limit) {
    Listed<KeptJob> kept = store.placed(saysWork, before, limit);
    return new Listed<>(
        seen(kept.entries()).jobs.stream().filter(it -> it.rest().isPresent()).toList(),
        kept.last(),
        kept.more());
  }

  /** How many jobs with a place say work, or say none. */
  public int placedCount(boolean saysWork) {
    return store.placedCount(saysWork);
  }

  /** Those of some jobs that there are, whether or not they have a place. */
  public Seen of(Collection<String> jobIds) {
    return seen(store.find(jobIds));
  }

  private Seen seen(List<KeptJob> kept) {
    return desk.ask(
        turn ->
            turn.hasPlan()
                ? new Seen(
                    turn.now(),
                    Optional.of(turn.scheduler().horizon().end()),
                    kept.stream().map(it -> of(turn.scheduler(), it, turn.now())).toList())
                : new Seen(
                    clock.instant(),
                    Optional.empty(),
                    kept.stream().map(it -> of(it, it.job(), Optional.empty())).toList()));
  }

  private static WorkloadJob of(LiveScheduler scheduler, KeptJob kept, Instant now) {
    LiveJob job = scheduler.job(kept.job().id()).orElse(kept.job());
    Optional<Run> run = job.held().filter(it -> it.to().isAfter(now));
    return of(kept, job, run.map(it -> rest(scheduler, job, it, now)));
  }

  private static WorkloadJob of(KeptJob kept, LiveJob job, Optional<WorkloadJob.Rest> rest) {
    Job its = job.work().job();
    return new WorkloadJob(
        job.id(),
        its.tenant(),
        its.kind().word(),
        job.state().word(),
        its.gpus(),
        its.deadline(),
        kept.prediction().map(JobPrediction::work),
        rest);
  }

  private static WorkloadJob.Rest rest(LiveScheduler scheduler, LiveJob job, Run run, Instant now) {
    Scenario fleet = scheduler.world().basis();
    List<Leg> legs = run.after(now);
    return new WorkloadJob.Rest(
        fleet.pool(run.legAt(now).poolId()).gpuType(),
        legs.getFirst().from(),
        run.to(),
        legs.stream()
            .map(it -> Duration.between(it.from(), it.to()))
            .reduce(Duration.ZERO, Duration::plus),
        scheduler.shareLeft(job, now),
        scheduler.footprint(job).map(Footprint::energyWh).orElse(0L));
  }
}
