package eu.megawatt.scheduler.live;

import eu.megawatt.fleet.job.Job;
import eu.megawatt.fleet.site.PowerCap;
import eu.megawatt.scheduler.kernel.Draw;
import eu.megawatt.scheduler.kernel.JobSpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Runs a job under a lower power cap, where it stands: what has not begun, all of it; what is under
 * way or about to, while power is short. It takes longer, and the room for that has to be there.
 */
final class Capping {

  /** Rounding in the share of a job's work. */
  private static final double DUST = 1e-9;

  private final LivePlan plan;
  private final Window window;
  private final Pricing pricing;
  private final Progress progress;
  private final Freeze freeze;
  private final int now;

  Capping(LivePlan plan, Pricing pricing, Freeze freeze, int now) {
    this.plan = plan;
    this.window = plan.window();
    this.pricing = pricing;
    this.progress = new Progress(window);
    this.freeze = freeze;
    this.now = now;
  }

  Optional<Relief> of(LiveJob job, Shortage shortage) {
    if (!job.work().job().powerCapping() || !shortage.isOfPower()) {
      return Optional.empty();
    }
    Run run = job.held().orElseThrow();
    boolean isFree = freeze.mayMove(job) && run.legs().size() == 1;
    Stream<Relief> ways =
        isFree ? throughout(job, run.legs().getFirst(), shortage) : forAWhile(job, run, shortage);
    return ways.min(Comparator.comparingDouble(Relief::price));
  }

  private Stream<Relief> throughout(LiveJob job, Leg leg, Shortage shortage) {
    JobSpec spec = plan.spec(job);
    int pool = window.pool(leg.poolId());
    int level = window.level(pool, leg.powerCap());
    int start = window.first(leg);
    return Arrays.stream(spec.alternatives)
        .filter(it -> it.level != level && start >= it.earliest && start <= it.latest)
        .filter(it -> Arrays.binarySearch(it.pools, pool) >= 0)
        .map(
            it ->
                relief(
                    job,
                    window.run(pool, it.level, start, it.run),
                    less(job, leg, it.draw, shortage)))
        .filter(it -> it.amount() > 0);
  }

  private long less(LiveJob job, Leg leg, Draw draw, Shortage shortage) {
    return shortage.taken(job, leg, window.draw(job.work().job(), leg))
        - shortage.taken(job, leg, draw);
  }

  private Relief relief(LiveJob job, Run run, long amount) {
    long cost = pricing.micro(job, run) - pricing.micro(job);
    return new Relief(job, Math.max(0, cost), 0, amount, () -> change(job, run), () -> {});
  }

  /** Where the longer run has room; what it draws less is no reason to look. */
  private boolean change(LiveJob job, Run run) {
    Leg last = run.legs().getLast();
    int oldEnd = job.held().map(it -> window.end(it.legs().getLast())).orElse(0);
    LivePlan.Mark mark = plan.mark();
    String tenant = job.work().job().tenant();
    boolean held = plan.shares().hold(tenant, oldEnd);
    plan.set(job.with(run, plan.nextRevision()));
    if (hasRoom(last, oldEnd) && (!held || plan.shares().hold(tenant, oldEnd))) {
      return true;
    }
    plan.undo(mark);
    return false;
  }

  private boolean hasRoom(Leg last, int from) {
    int pool = window.pool(last.poolId());
    for (int slot = from; slot < window.end(last); slot++) {
      if (plan.occupancy().free(pool)[slot] < 0) {
        return false;
      }
      for (int domain : window.problem.path[pool]) {
        if (plan.occupancy().room(domain)[slot] < 0) {
          return false;
        }
      }
    }
    return true;
  }

  private Stream<Relief> forAWhile(LiveJob job, Run run, Shortage shortage) {
    Optional<Leg> first = run.legs().stream().filter(shortage::concerns).findFirst();
    if (first.isEmpty()) {
      return Stream.empty();
    }
    Leg leg = first.get();
    int pool = window.pool(leg.poolId());
    return window.type(pool).powerCaps().stream()
        .filter(cap -> cap.fraction() < leg.powerCap())
        .flatMap(cap -> capped(job, run, leg, cap, shortage).stream());
  }

  private Optional<Relief> capped(LiveJob job, Run run, Leg leg, PowerCap cap, Shortage shortage) {
    Job all = job.work().job();
    int from = Math.max(now, shortage.firstShort(leg));
    int to = shortage.pastShort(leg);
    List<Leg> legs = new ArrayList<>();
    for (Leg each : run.legs()) {
      if (each.equals(leg)) {
        legs.addAll(parts(leg, cap, from, to, leg.equals(run.legs().getLast())));
      } else {
        legs.add(each);
      }
    }
    Optional<Run> longer = finished(job, legs);
    if (longer.isEmpty()) {
      return Optional.empty();
    }
    Leg low = new Leg(leg.poolId(), cap.fraction(), leg.from(), leg.to());
    long amount = less(job, leg, window.draw(all, low), shortage);
    return amount > 0 ? Optional.of(relief(job, longer.get(), amount)) : Optional.empty();
  }

  /** The run that does all of the work, its last leg as long as that takes; empty if too long. */
  private Optional<Run> finished(LiveJob job, List<Leg> legs) {
    Job all = job.work().job();
    Leg last = legs.getLast();
    List<Leg> before = legs.subList(0, legs.size() - 1);
    int slots = slots(job, before, last);
    if (slots == 0) {
      return before.isEmpty() ? Optional.empty() : Optional.of(new Run(before));
    }
    long end = window.slot(last.from()) + slots;
    if (end > window.grid.slots()) {
      return Optional.empty();
    }
    Instant ends = window.grid.at((int) end);
    if (all.hardDeadline() && all.deadline().filter(ends::isAfter).isPresent()) {
      return Optional.empty();
    }
    List<Leg> whole = new ArrayList<>(before);
    whole.add(new Leg(last.poolId(), last.powerCap(), last.from(), ends));
    return Optional.of(new Run(whole));
  }

  /** Slots that the last leg of a run takes; none where those before it do all of the work. */
  private int slots(LiveJob job, List<Leg> before, Leg last) {
    boolean goesOn = before.isEmpty() || Run.goesOn(before.getLast(), last);
    double done = goesOn ? progress.done(job, before) : progress.kept(job, before);
    if (1 - done <= DUST) {
      return 0;
    }
    double idle =
        goesOn ? progress.idleAfter(job, before) : progress.after(job, before).restartMinutes();
    return progress.slots(job.work().job(), 1 - done, idle, last.poolId(), last.powerCap());
  }

  /** A leg that is capped over some of its slots; the last part goes on as the leg was. */
  private List<Leg> parts(Leg leg, PowerCap cap, int from, int to, boolean isLast) {
    List<Leg> parts = new ArrayList<>();
    Instant capped = window.grid.at(from);
    Instant free = window.grid.at(to);
    if (leg.from().isBefore(capped)) {
      parts.add(new Leg(leg.poolId(), leg.powerCap(), leg.from(), capped));
    }
    parts.add(new Leg(leg.poolId(), cap.fraction(), capped, free));
    if (isLast || leg.to().isAfter(free)) {
      Instant end = leg.to().isAfter(free) ? leg.to() : window.grid.at(to + 1);
      parts.add(new Leg(leg.poolId(), leg.powerCap(), free, end));
    }
    return parts;
  }
}
