package eu.megawatt.service.demand;

import eu.megawatt.fleet.job.Job;
import eu.megawatt.scheduler.live.JobState;
import eu.megawatt.scheduler.live.LiveJob;
import eu.megawatt.scheduler.live.Run;
import eu.megawatt.service.live.KeptJob;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/**
 * A job, with when it was wanted and when it ran. Times are milliseconds since 1970.
 *
 * @param readyMs from when it could have run
 * @param beganMs when it began; {@link Long#MAX_VALUE} where it has not
 * @param goneMs when it ended or was taken back; {@link Long#MAX_VALUE} where it has not
 * @param lengthMs how long it was asked to run
 * @param gpuType on which it would use least
 * @param watts of its GPUs at work, on that type
 */
record WantedJob(
    String id,
    String tenantId,
    String workKind,
    String profileId,
    long readyMs,
    long beganMs,
    long goneMs,
    long lengthMs,
    String gpuType,
    long watts) {

  private static final double MILLIS_PER_HOUR = 3_600_000;

  /**
   * A job as it stood at an instant.
   *
   * @param now what is planned for later has not begun
   */
  static WantedJob of(KeptJob kept, Instant now) {
    LiveJob live = kept.job();
    Job job = live.work().job();
    String type = leastType(job);
    long began =
        began(live.state())
            .map(Instant::toEpochMilli)
            .filter(it -> it <= now.toEpochMilli())
            .orElse(Long.MAX_VALUE);
    long asked = Math.max(ms(live.work().submittedAt()), ms(job.earliestStart()));
    boolean waitsForOthers = !live.work().terms().after().isEmpty();
    return new WantedJob(
        job.id(),
        job.tenant(),
        job.kind().word(),
        job.residency(),
        waitsForOthers ? Math.max(asked, began) : Math.min(asked, began),
        began,
        kept.endedAt().map(Instant::toEpochMilli).orElse(Long.MAX_VALUE),
        Math.round(job.runHoursOn(type) * MILLIS_PER_HOUR),
        type,
        Math.round(job.gpus() * job.wattsPerGpuOn(type)));
  }

  private static long ms(Instant at) {
    return at.toEpochMilli();
  }

  private static Optional<Instant> began(JobState state) {
    return switch (state) {
      case JobState.Running(Run run, _) -> Optional.of(run.from());
      case JobState.Done(Run run, _) -> Optional.of(run.from());
      case JobState.Failed(Optional<Run> run, _, _) -> run.map(Run::from);
      case JobState.Cancelled(Optional<Run> run, _, _) -> run.map(Run::from);
      case JobState.Submitted _,
          JobState.Waiting _,
          JobState.Placed _,
          JobState.Validated _,
          JobState.Dispatched _ ->
          Optional.empty();
    };
  }

  private static String leastType(Job job) {
    return job.runHours().entrySet().stream()
        .min(
            Comparator.comparingDouble(
                    (Map.Entry<String, Double> it) ->
                        it.getValue() * job.wattsPerGpuOn(it.getKey()))
                .thenComparing(Map.Entry::getKey))
        .map(Map.Entry::getKey)
        .orElseThrow();
  }

  /** The end of the time in which it would have run, had it begun when it was ready. */
  private long wantedToMs() {
    return readyMs > Long.MAX_VALUE - lengthMs ? Long.MAX_VALUE : readyMs + lengthMs;
  }

  /** Milliseconds of [from, to) in which it would have run and did not. */
  long unservedMs(long fromMs, long toMs) {
    long from = Math.max(fromMs, readyMs);
    long to = Math.min(Math.min(toMs, wantedToMs()), Math.min(beganMs, goneMs));
    return Math.max(0, to - from);
  }

  /** Whether what it used at an instant had been wanted before, as it began late. */
  boolean isLate(long atMs) {
    return beganMs > readyMs && beganMs <= atMs && atMs >= wantedToMs();
  }
}
