package eu.megawatt.scheduler.live;

import eu.megawatt.fleet.job.Job;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What many changes come to, job by job. */
final class Comparison {

  private final Pricing before;
  private final Pricing after;

  Comparison(Window before, Window after) {
    this.before = new Pricing(before);
    this.after = new Pricing(after);
  }

  Replan of(List<Change> changes) {
    List<Replan.Affected> affected = new ArrayList<>();
    for (Change change : together(changes)) {
      if (change.movesIt() && !change.after().state().hasEnded()) {
        affected.add(affected(change));
      }
    }
    long cost = affected.stream().mapToLong(Replan.Affected::costMicro).sum();
    int placed = (int) affected.stream().filter(it -> it.what() == Replan.What.PLACED).count();
    return new Replan(affected, cost, placed);
  }

  /** One change for each job, from what it was first to what it is last. */
  static List<Change> together(List<Change> changes) {
    Map<String, Change> byJob = new LinkedHashMap<>();
    for (Change change : changes) {
      byJob.merge(
          change.jobId(),
          change,
          (first, next) ->
              new Change(first.before(), next.after(), next.movedFor().or(() -> first.movedFor())));
    }
    return byJob.values().stream()
        .filter(it -> !it.before().equals(Optional.of(it.after())))
        .toList();
  }

  private Replan.Affected affected(Change change) {
    LiveJob was = change.before().orElseThrow();
    Job job = was.work().job();
    return new Replan.Affected(
        change,
        what(was, change.after()),
        after.micro(change.after()) - before.micro(was),
        late(job, was.held()),
        late(job, change.after().held()));
  }

  private static Duration late(Job job, Optional<Run> run) {
    return run.map(it -> Pricing.late(job, it.to())).orElse(Duration.ZERO);
  }

  private static Replan.What what(LiveJob was, LiveJob is) {
    if (was.held().isEmpty()) {
      return Replan.What.PLACED;
    }
    if (is.held().isEmpty()) {
      return Replan.What.LEFT_WAITING;
    }
    if (was.state().isUnderWay() && !is.state().isUnderWay()) {
      return Replan.What.RESTARTED;
    }
    Run before = was.held().orElseThrow();
    Run after = is.held().orElseThrow();
    boolean isThere = before.from().equals(after.from()) && before.poolId().equals(after.poolId());
    if (!isThere) {
      return Replan.What.SHIFTED;
    }
    return isBroken(before, after) ? Replan.What.STOPPED : Replan.What.CAPPED;
  }

  /** Whether it ends sooner than its work takes, or has more of a break than before. */
  private static boolean isBroken(Run before, Run after) {
    return breaks(after) > breaks(before)
        || (after.to().isBefore(before.to()) && after.legs().size() <= before.legs().size());
  }

  private static long breaks(Run run) {
    long breaks = 0;
    for (int leg = 1; leg < run.legs().size(); leg++) {
      breaks += run.legs().get(leg).from().equals(run.legs().get(leg - 1).to()) ? 0 : 1;
    }
    return breaks;
  }
}
