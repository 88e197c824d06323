package eu.megawatt.scheduler.live;

import eu.megawatt.fleet.job.Job;
import eu.megawatt.fleet.site.GpuType;
import eu.megawatt.fleet.site.PowerCap;
import java.time.Duration;
import java.util.List;

/** How much of a job's work is done in how much time. */
final class Progress {

  private static final double MILLIS_PER_HOUR = 3_600_000;

  private final Window window;

  Progress(Window window) {
    this.window = window;
  }

  /** The share of a job's work that is done in legs; all of its work is 1. */
  double share(Job job, List<Leg> legs) {
    return legs.stream().mapToDouble(leg -> share(job, leg)).sum();
  }

  double share(Job job, Leg leg) {
    int pool = window.pool(leg.poolId());
    PowerCap cap = window.cap(pool, leg.powerCap());
    return Duration.between(leg.from(), leg.to()).toMillis()
        / MILLIS_PER_HOUR
        * cap.speed()
        / job.runHoursOn(window.type(pool).id());
  }

  /** Slots that a share of a job's work takes in a pool under a cap. */
  int slots(Job job, double share, String poolId, double powerCap) {
    int pool = window.pool(poolId);
    return Job.runSlots(
        job.runHoursOn(window.type(pool).id()) * share,
        window.cap(pool, powerCap).speed(),
        window.grid.slotMinutes());
  }

  /** Slots that a job takes where it takes the longest; 0 where nothing here can run it. */
  int longestSlots(Job job) {
    int longest = 0;
    for (GpuType type : window.scenario.gpuTypes().values()) {
      if (job.runHours().containsKey(type.id())) {
        longest = Math.max(longest, longestSlots(job, type));
      }
    }
    return longest;
  }

  private int longestSlots(Job job, GpuType type) {
    int longest = 0;
    for (PowerCap cap : type.powerCaps()) {
      if (cap.isFull() || job.powerCapping()) {
        int slots = Job.runSlots(job.runHoursOn(type.id()), cap.speed(), window.grid.slotMinutes());
        longest = Math.max(longest, slots);
      }
    }
    return longest;
  }
}
