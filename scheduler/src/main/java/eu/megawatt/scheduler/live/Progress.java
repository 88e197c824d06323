package eu.megawatt.scheduler.live;

import eu.megawatt.fleet.demand.Interruption;
import eu.megawatt.fleet.job.Job;
import eu.megawatt.fleet.site.GpuType;
import eu.megawatt.fleet.site.PowerCap;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How much of a job's work is done in how much time. Legs that follow each other in one pool are a
 * stretch; one after a break does nothing in its first minutes, and a break takes away what was
 * done since the last checkpoint.
 */
final class Progress {

  private static final double MILLIS_PER_MINUTE = 60_000;
  private static final double MINUTES_PER_HOUR = 60;

  /** Rounding in minutes. */
  private static final double DUST = 1e-9;

  private final Window window;

  Progress(Window window) {
    this.window = window;
  }

  /** The share of a job's work that is done at the end of legs; all of its work is 1. */
  double done(LiveJob job, List<Leg> legs) {
    return share(job, legs, false);
  }

  /** The share of a job's work that a break after legs leaves. */
  double kept(LiveJob job, List<Leg> legs) {
    return share(job, legs, true);
  }

  /** What is still to be done of a job that has a break after legs. */
  Rest after(LiveJob job, List<Leg> legs) {
    Set<String> reached = new LinkedHashSet<>(job.reached());
    if (job.work().terms().data().isPresent()) {
      legs.forEach(leg -> reached.add(window.siteOf(leg.poolId())));
    }
    return new Rest(job.work(), kept(job, legs), true, reached);
  }

  private double share(LiveJob job, List<Leg> legs, boolean isBroken) {
    double share = job.doneShare();
    boolean isFirst = share == 0;
    List<List<Leg>> stretches = stretches(legs);
    for (int i = 0; i < stretches.size(); i++) {
      boolean endsInBreak = isBroken || i + 1 < stretches.size();
      share += share(job.work(), stretches.get(i), isFirst, endsInBreak);
      isFirst = false;
    }
    return share;
  }

  private static List<List<Leg>> stretches(List<Leg> legs) {
    List<List<Leg>> stretches = new ArrayList<>();
    for (Leg leg : legs) {
      if (stretches.isEmpty() || !Run.goesOn(stretches.getLast().getLast(), leg)) {
        stretches.add(new ArrayList<>());
      }
      stretches.getLast().add(leg);
    }
    return stretches;
  }

  /** The share that a stretch does and keeps. */
  private double share(Work work, List<Leg> stretch, boolean isFirst, boolean endsInBreak) {
    Optional<Interruption> may = work.terms().interruption();
    double begin = isFirst ? 0 : may.map(Interruption::restartMinutes).orElse(0.0);
    double end = stretch.stream().mapToDouble(Progress::minutes).sum();
    if (endsInBreak && may.isPresent()) {
      double step = may.get().checkpointMinutes();
      end = begin + Math.floor(Math.max(0, end - begin) / step + DUST) * step;
    }
    double share = 0;
    double at = 0;
    for (Leg leg : stretch) {
      double next = at + minutes(leg);
      double worked = Math.min(next, end) - Math.max(at, begin);
      share += Math.max(0, worked) * sharePerMinute(work.job(), leg);
      at = next;
    }
    return share;
  }

  private static double minutes(Leg leg) {
    return Duration.between(leg.from(), leg.to()).toMillis() / MILLIS_PER_MINUTE;
  }

  private double sharePerMinute(Job job, Leg leg) {
    int pool = window.pool(leg.poolId());
    PowerCap cap = window.cap(pool, leg.powerCap());
    return cap.speed() / (job.runHoursOn(window.type(pool).id()) * MINUTES_PER_HOUR);
  }

  /**
   * Slots that a leg takes in which the rest of a job's work is done.
   *
   * @param share of its work
   * @param idleMinutes before it works
   */
  int slots(Job job, double share, double idleMinutes, String poolId, double powerCap) {
    int pool = window.pool(poolId);
    double speed = window.cap(pool, powerCap).speed();
    return Job.runSlots(
        job.runHoursOn(window.type(pool).id()) * share + idleMinutes / MINUTES_PER_HOUR * speed,
        speed,
        window.grid.slotMinutes());
  }

  /** Minutes that a stretch which ends with legs still does nothing for. */
  double idleAfter(LiveJob job, List<Leg> legs) {
    List<List<Leg>> stretches = stretches(legs);
    boolean isFirst = job.doneShare() == 0 && stretches.size() <= 1;
    double restart =
        isFirst
            ? 0
            : job.work().terms().interruption().map(Interruption::restartMinutes).orElse(0.0);
    double ran =
        stretches.isEmpty() ? 0 : stretches.getLast().stream().mapToDouble(Progress::minutes).sum();
    return Math.max(0, restart - ran);
  }

  /** Minutes for which a job has run without a break when legs end. */
  double minutesInStretch(List<Leg> legs) {
    return stretches(legs).getLast().stream().mapToDouble(Progress::minutes).sum();
  }

  /** Whether a job has never had a break when legs end. */
  boolean isFirstStretch(LiveJob job, List<Leg> legs) {
    return job.doneShare() == 0 && stretches(legs).size() == 1;
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
