package eu.megawatt.scheduler.demand;

import eu.megawatt.fleet.demand.JobRun;
import eu.megawatt.fleet.demand.Segment;
import eu.megawatt.fleet.time.TimeGrid;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Takes over from an earlier plan what still fits, by precedence and in the plan's order. It is
 * taken at its word that a run does its job's work.
 */
final class WarmStart {

  private final Draft draft;
  private final TimeGrid grid;
  private final Map<String, Integer> numbers = new HashMap<>();

  WarmStart(Draft draft) {
    this.draft = draft;
    this.grid = draft.terrain.demand.base().grid();
    for (int job = 0; job < draft.jobs.size(); job++) {
      numbers.put(draft.jobs.get(job).job.id(), job);
    }
  }

  /** Takes those runs whose jobs are of one precedence. */
  void take(List<JobRun> runs, Precedence precedence) {
    Map<Integer, JobRun> known = new HashMap<>();
    List<Integer> order = new ArrayList<>();
    for (JobRun run : runs) {
      Integer job = numbers.get(run.job());
      if (job != null && draft.precedence(job) == precedence) {
        known.put(job, run);
        order.add(job);
      }
    }
    for (int job : draft.inOrder(order)) {
      JobRun run = known.get(job);
      if (run != null && draft.earliest(job).isPresent()) {
        draft.release(job);
        use(job, run)
            .filter(it -> fits(job, it))
            .ifPresentOrElse(it -> draft.put(job, it), () -> draft.hold(job));
      }
    }
  }

  private Optional<Use> use(int job, JobRun run) {
    Ask ask = draft.jobs.get(job);
    List<Use.Stretch> stretches = new ArrayList<>();
    for (Segment segment : run.segments()) {
      int from = (int) Math.max(0, grid.firstSlotFrom(segment.start()));
      int to = (int) grid.firstSlotFrom(segment.end());
      if (to > from) {
        Optional<Ask.Option> option = option(ask, segment);
        if (option.isEmpty() || to > draft.terrain.slots) {
          return Optional.empty();
        }
        stretches.add(new Use.Stretch(option.get(), from, to));
      }
    }
    return stretches.isEmpty() ? Optional.empty() : Optional.of(Use.of(ask, stretches));
  }

  private static Optional<Ask.Option> option(Ask ask, Segment segment) {
    return ask.options.stream()
        .filter(it -> it.place().pool().id().equals(segment.pool()))
        .filter(it -> it.cap().fraction() == segment.powerCap())
        .findFirst();
  }

  private boolean fits(int job, Use use) {
    Ask ask = draft.jobs.get(job);
    if (use.start() < draft.earliest(job).orElse(Integer.MAX_VALUE)
        || use.end() > draft.latest(job)) {
      return false;
    }
    boolean[] rigid = use.rigid(draft.terrain.slotMinutes);
    for (Use.Stretch stretch : use.stretches()) {
      for (int slot = stretch.from(); slot < stretch.to(); slot++) {
        boolean isRigid = rigid[slot - use.start()];
        if (!ask.fits(stretch.option(), slot, draft.ledger)
            || (isRigid && !ask.fitsRigidly(stretch.option(), slot, draft.ledger))) {
          return false;
        }
      }
    }
    use.take(draft.ledger, 1);
    boolean keeps = draft.ledger.purses(ask.tenant).stream().allMatch(it -> it.left() >= 0);
    use.take(draft.ledger, -1);
    return keeps;
  }
}
