package eu.megawatt.scheduler.live;

import eu.megawatt.fleet.demand.Interruption;
import eu.megawatt.fleet.job.Job;
import eu.megawatt.scheduler.kernel.Draw;
import eu.megawatt.scheduler.kernel.Micro;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What a job costs where it stands, in micro-euro: energy and carbon above idle in the window,
 * lateness, going on after breaks and bringing data where it runs; or its value where it stands
 * nowhere. The price of admission and search, see {@code eu.megawatt.scheduler.kernel}.
 * Thread-safe.
 */
final class Pricing {

  private static final double MILLIS_PER_HOUR = 3_600_000;

  private final Window window;

  Pricing(Window window) {
    this.window = window;
  }

  /** Of a job with its run, or without one. */
  long micro(LiveJob job) {
    return job.held().map(run -> micro(job, run)).orElseGet(() -> value(job));
  }

  /** Of a job if it had a run. */
  long micro(LiveJob job, Run run) {
    return micro(Rest.of(job), run);
  }

  private static long value(LiveJob job) {
    return job.state().hasEnded() ? 0 : Micro.of(job.work().job().valueEur());
  }

  /** Of what is left of a job if it were done in a run. */
  long micro(Rest rest, Run run) {
    Job job = rest.work().job();
    return Micro.of(power(job, run) + lateness(job, run.to()) + beginning(rest, run));
  }

  /** Going on after breaks, and bringing data to sites. */
  private double beginning(Rest rest, Run run) {
    double restart = rest.work().terms().interruption().map(Interruption::restartEur).orElse(0.0);
    List<String> sites =
        rest.work().terms().data().isEmpty()
            ? List.of()
            : run.legs().stream()
                .map(Leg::poolId)
                .filter(window.scenario.pools()::containsKey)
                .map(window::siteOf)
                .toList();
    return rest.restartEur() + restart * run.breaks() + window.gravity.transferEur(rest, sites);
  }

  private double power(Job job, Run run) {
    double sum = 0;
    for (Leg leg : run.legs()) {
      if (window.has(job, leg)) {
        Draw draw = window.draw(job, leg);
        double[] price =
            window.problem.pricePerWatt[window.problem.siteOfPool[window.pool(leg.poolId())]];
        int end = window.end(leg);
        for (int slot = window.first(leg); slot < end; slot++) {
          sum += price[slot] * draw.watts(slot);
        }
      }
    }
    return sum;
  }

  /** Euro for ending at an instant. */
  static double lateness(Job job, Instant end) {
    return late(job, end).toMillis() / MILLIS_PER_HOUR * job.latenessEurPerHour();
  }

  /** By how much an end is past the deadline. */
  static Duration late(Job job, Instant end) {
    return job.deadline()
        .filter(end::isAfter)
        .map(due -> Duration.between(due, end))
        .orElse(Duration.ZERO);
  }
}
