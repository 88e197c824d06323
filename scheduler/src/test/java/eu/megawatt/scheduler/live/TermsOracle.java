package eu.megawatt.scheduler.live;

import eu.megawatt.fleet.demand.DataSource;
import eu.megawatt.fleet.demand.Interruption;
import eu.megawatt.fleet.demand.Link;
import eu.megawatt.fleet.job.Job;
import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.fleet.site.GpuType;
import eu.megawatt.fleet.site.PowerCap;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Holds jobs against what they ask for, by hand: minute by minute, and job by job. */
final class TermsOracle {

  private static final double DUST = 1e-6;

  private TermsOracle() {}

  /** Everything that is wrong with the order of jobs, with their data and with what they do. */
  static List<String> wrong(World world, Collection<LiveJob> jobs, Instant now) {
    Map<String, LiveJob> byId = new HashMap<>();
    jobs.forEach(it -> byId.put(it.id(), it));
    List<String> wrong = new ArrayList<>();
    for (LiveJob job : jobs) {
      job.held()
          .ifPresent(
              run -> {
                if (!job.state().isUnderWay()) {
                  order(job, run, byId).ifPresent(wrong::add);
                }
                data(world, job, run, now).ifPresent(wrong::add);
                if (!job.work().interruptible() && done(world.basis(), job, run) < 1 - DUST) {
                  wrong.add(job.id() + " is not done at the end of " + run);
                }
              });
    }
    return wrong;
  }

  private static Optional<String> order(LiveJob job, Run run, Map<String, LiveJob> byId) {
    if (job.tie() instanceof Tie.Broken) {
      return Optional.of(job.id() + " has a place though one before it will not be done");
    }
    for (String id : job.after()) {
      LiveJob before = byId.get(id);
      if (before != null && before.held().filter(it -> !run.from().isBefore(it.to())).isEmpty()) {
        return Optional.of("%s at %s before %s has ended".formatted(job.id(), run.from(), before));
      }
    }
    return Optional.empty();
  }

  private static Optional<String> data(World world, LiveJob job, Run run, Instant now) {
    DataSource data = job.work().terms().data().orElse(new DataSource("", 0));
    for (Leg leg : run.legs()) {
      String site = world.basis().siteOf(world.basis().pool(leg.poolId())).id();
      boolean isHome = data.site().isEmpty() || data.site().equals(site);
      if (isHome || job.reached().contains(site) || !leg.from().isAfter(now)) {
        continue;
      }
      Optional<Link> link =
          world.links().stream()
              .filter(it -> it.from().equals(data.site()) && it.to().equals(site))
              .findFirst();
      if (link.isEmpty()) {
        return Optional.of("%s at %s, where its data cannot be".formatted(job.id(), site));
      }
      double seconds = data.gigabytes() * 8 / link.get().gigabitsPerSecond();
      Instant there = job.work().job().earliestStart().plusMillis((long) (seconds * 1_000));
      if (leg.from().isBefore(there)) {
        return Optional.of("%s at %s before its data".formatted(job.id(), leg.from()));
      }
    }
    return Optional.empty();
  }

  /** The share of its work that a job has done when its run is over. */
  static double done(Scenario fleet, LiveJob job, Run run) {
    return shares(fleet, job, run)[0];
  }

  /** The share of its work that is left of it with a break after its run. */
  static double kept(Scenario fleet, LiveJob job, Run run) {
    return shares(fleet, job, run)[1];
  }

  private static double[] shares(Scenario fleet, LiveJob job, Run run) {
    Job its = job.work().job();
    Interruption may = job.work().terms().interruption().orElse(new Interruption(1e9, 0, 0, 0));
    double done = job.doneShare();
    double kept = job.doneShare();
    boolean isFirst = job.doneShare() == 0;
    Optional<Leg> before = Optional.empty();
    int minute = 0;
    double idle = 0;
    for (Leg leg : run.legs()) {
      GpuType type = fleet.gpuType(fleet.pool(leg.poolId()).gpuType());
      double speed =
          type.powerCaps().stream()
              .filter(it -> it.fraction() == leg.powerCap())
              .mapToDouble(PowerCap::speed)
              .findFirst()
              .orElseThrow();
      boolean goesOn =
          before
              .filter(it -> it.poolId().equals(leg.poolId()) && it.to().equals(leg.from()))
              .isPresent();
      if (!goesOn) {
        done = before.isPresent() ? kept : done;
        idle = isFirst ? 0 : may.restartMinutes();
        isFirst = false;
        minute = 0;
      }
      for (long left = Duration.between(leg.from(), leg.to()).toMinutes(); left > 0; left--) {
        minute++;
        if (minute > idle) {
          done += speed / (60 * its.runHoursOn(type.id()));
        }
        double worked = minute - idle;
        if (worked > 0 && worked % may.checkpointMinutes() == 0) {
          kept = done;
        }
      }
      before = Optional.of(leg);
    }
    return new double[] {done, kept};
  }
}
