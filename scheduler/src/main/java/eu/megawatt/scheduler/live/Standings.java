package eu.megawatt.scheduler.live;

import eu.megawatt.scheduler.kernel.Draw;
import eu.megawatt.scheduler.kernel.Occupancy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Which jobs run on what their tenant is guaranteed, as a plan is at one moment: in the order in
 * which they were asked for, each whose whole run fits into what those before it leave of the
 * guarantee. The others borrow, but for those that have waited their longest.
 */
final class Standings {

  private static final long MILLIWATTS_PER_WATT = 1_000;

  private final Set<String> guaranteed = new HashSet<>();

  /** Tenants of whom a job has its place because it has waited its longest. */
  private final Set<String> waitedLongest = new HashSet<>();

  /** What is free for a tenant beside what may not be moved for it, once that was asked. */
  private final Map<String, Occupancy> beside = new HashMap<>();

  /** Milliwatts of each guarantee that are not used, by slot. */
  private final Map<String, long[]> left = new HashMap<>();

  /**
   * @param from what is before this slot does not count
   */
  static Standings of(LivePlan plan, int from) {
    Standings standings = new Standings();
    Map<String, List<LiveJob>> theirs = new HashMap<>();
    plan.world()
        .shares()
        .forEach(
            (tenant, share) -> {
              if (share.guaranteedWatts() > 0) {
                long[] all = new long[plan.window().grid.slots()];
                Arrays.fill(all, share.guaranteedWatts() * MILLIWATTS_PER_WATT);
                standings.left.put(tenant, all);
                theirs.put(tenant, new ArrayList<>());
              }
            });
    for (LiveJob job : plan.jobs()) {
      if (job.held().isPresent()) {
        if (job.pin().flatMap(Pin::waitedSince).isPresent()) {
          standings.guaranteed.add(job.id());
          standings.waitedLongest.add(job.work().job().tenant());
        }
        List<LiveJob> its = theirs.get(job.work().job().tenant());
        if (its != null) {
          its.add(job);
        }
      }
    }
    theirs.forEach((tenant, jobs) -> standings.settle(plan, tenant, jobs, from));
    return standings;
  }

  private void settle(LivePlan plan, String tenant, List<LiveJob> jobs, int from) {
    long[] free = left.getOrDefault(tenant, new long[0]);
    jobs.sort(
        Comparator.<LiveJob, Instant>comparing(it -> it.work().submittedAt())
            .thenComparing(LiveJob::id));
    for (LiveJob job : jobs) {
      if (shift(plan.window(), job, free, from, -1)) {
        guaranteed.add(job.id());
      } else {
        shift(plan.window(), job, free, from, 1);
      }
    }
  }

  /** Takes what a job draws, or gives it back; whether nothing is overdrawn then. */
  private static boolean shift(Window window, LiveJob job, long[] free, int from, int sign) {
    boolean fits = true;
    for (Leg leg : job.held().map(Run::legs).orElse(List.of())) {
      if (window.has(job.work().job(), leg)) {
        Draw draw = window.draw(job.work().job(), leg);
        int pool = window.pool(leg.poolId());
        for (int slot = Math.max(from, window.first(leg)); slot < window.end(leg); slot++) {
          free[slot] += sign * window.facilityMilliwatts(draw, pool, slot);
          fits &= free[slot] >= 0;
        }
      }
    }
    return fits;
  }

  /** Whether a job with a place may keep it against all guarantees. */
  boolean isGuaranteed(LiveJob job) {
    return guaranteed.contains(job.id());
  }

  /** Milliwatts of a tenant's guarantee that its guaranteed jobs leave, by slot; none without. */
  long[] left(String tenant, int slots) {
    long[] its = left.get(tenant);
    return its == null ? new long[slots] : its;
  }

  /** Whether a job of a tenant has its place because it has waited its longest. */
  boolean hasWaitedLongest(String tenant) {
    return waitedLongest.contains(tenant);
  }

  /** What is free for a tenant beside what may not be moved for it; worked out once. */
  Occupancy beside(String tenant, Supplier<Occupancy> counted) {
    return beside.computeIfAbsent(tenant, _ -> counted.get());
  }
}
