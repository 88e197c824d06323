package eu.megawatt.service.demo;

import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.scheduler.live.LiveJob;
import eu.megawatt.scheduler.live.LiveScheduler;
import eu.megawatt.scheduler.live.Rules;
import eu.megawatt.scheduler.live.World;
import eu.megawatt.service.live.PlannedJobs;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How a week of work stands in the middle of it: it is planned on its first day and then lived, so
 * that what has begun by now is at work and what has ended is gone.
 */
final class WeekSoFar {

  private static final Duration STEP = Duration.ofHours(1);

  private WeekSoFar() {}

  /** The jobs that have not ended by now, in their places. */
  static List<LiveJob> of(Scenario week, Rules rules, Instant now) {
    Instant start = week.grid().start();
    LiveScheduler past = new LiveScheduler(World.of(week), rules, List.of(), 0, start);
    past.bring(PlannedJobs.waiting(week, start), start);
    for (Instant at = start; at.isBefore(now); at = at.plus(STEP)) {
      past.tick(at);
      past.handOver(at);
      past.takeChanges();
    }
    past.handOver(now);
    past.tick(now);
    return List.copyOf(past.jobs());
  }
}
