package eu.megawatt.scheduler.live;

import eu.megawatt.fleet.plan.Reason;
import eu.megawatt.fleet.time.TimeGrid;
import eu.megawatt.scheduler.check.Breach;
import eu.megawatt.scheduler.check.ValidatedRuns;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The plan that is lived by, and everything that may happen to it. Whatever is done is checked by
 * {@link eu.megawatt.scheduler.check.RunLedger} before it stands; what does not pass is taken back
 * as a whole. Not thread-safe: one thread asks and changes.
 */
public final class LiveScheduler {

  private static final int TRIED_AGAIN = 200;

  /** Jobs in one round of search. */
  private static final int MOST_IMPROVED = 10_000;

  private static final double RATE_OF_ROLLING = 7;
  private static final Duration LOOK_AT_WAITING = Duration.ofMinutes(1);

  private final LivePlan plan;
  private final Rules rules;
  private final int horizonSlots;
  private final Clockwork clockwork;
  private final Reasons reasons;
  private boolean mayHaveRoom = true;
  private Instant nextLook = Instant.MIN;

  /**
   * Takes up a plan where it was left.
   *
   * @param jobs those that have not ended
   * @param revision the number of the plan that was published last
   */
  public LiveScheduler(
      World world, Rules rules, Collection<LiveJob> jobs, long revision, Instant now) {
    this(world, rules, jobs, revision, now, List.of());
  }

  /**
   * The same, where so much was spent before.
   *
   * @param spent what {@link #takeSpent} has told, of the last forty days
   */
  public LiveScheduler(
      World world,
      Rules rules,
      Collection<LiveJob> jobs,
      long revision,
      Instant now,
      List<Spent> spent) {
    this.rules = rules;
    this.horizonSlots = world.basis().grid().slots();
    this.plan = new LivePlan(world, now, slotsFor(jobs, now, world), revision, spent);
    this.clockwork = new Clockwork(plan, rules);
    this.reasons = new Reasons(plan);
    jobs.forEach(plan::load);
  }

  /** Slots of a window so that the horizon is in it until it is moved on, and every run. */
  private int slotsFor(Collection<LiveJob> jobs, Instant now, World world) {
    Duration slot = Duration.ofMinutes(world.basis().grid().slotMinutes());
    Instant last =
        jobs.stream()
            .flatMap(it -> it.held().stream())
            .map(Run::to)
            .max(Instant::compareTo)
            .orElse(now);
    long usual = (long) horizonSlots + rollingSlots();
    long needed = Duration.between(now, last).dividedBy(slot) + 2;
    return (int) Math.min(Math.max(usual, needed), longestSlots(slot));
  }

  private int longestSlots(Duration slot) {
    return Math.max(
        horizonSlots + rollingSlots(), (int) Math.min(20_000, rules.longest().dividedBy(slot)));
  }

  /** How far the present moves into a window before the window moves on. */
  private int rollingSlots() {
    return Math.max(1, (int) (horizonSlots / RATE_OF_ROLLING));
  }

  /** The number of the plan that was published last. */
  public long revision() {
    return plan.revision();
  }

  /** The number that the plan has once what was changed is published. */
  public long pendingRevision() {
    return plan.pendingRevision();
  }

  public World world() {
    return plan.world();
  }

  /** The jobs that have not ended. */
  public Collection<LiveJob> jobs() {
    return plan.jobs();
  }

  public Optional<LiveJob> job(String id) {
    return plan.job(id);
  }

  /** Those that wait, in the order in which they are tried. */
  public List<LiveJob> queue() {
    return clockwork.queue();
  }

  /** Nothing that begins before this instant is moved without need. */
  public Instant frozenUntil(Instant now) {
    return now.plus(rules.freeze());
  }

  /** Gives a job the cheapest place there is, or has it wait; the impossible is not kept. */
  public Verdict submit(Work work, Instant now) {
    return submit(work, Optional.empty(), now);
  }

  /**
   * The same, or the place of the offer that is wanted, to stay there. Where that fits nowhere the
   * job waits like any other.
   */
  public Verdict submit(Work work, Optional<Offer.Kind> wanted, Instant now) {
    if (plan.job(work.id()).isPresent()) {
      throw new IllegalArgumentException("There is a job " + work.id() + " already");
    }
    return checked(now, () -> admit(work, wanted, now));
  }

  /**
   * Brings in jobs that were planned elsewhere, each in its place where that is free, and at work
   * where it is at work there; else as one that comes in now. Those that are known, and those whose
   * run is over, are passed over.
   */
  public void bring(Collection<LiveJob> planned, Instant now) {
    checked(
        now,
        () -> {
          bringIn(planned, now);
          return now;
        });
  }

  private void bringIn(Collection<LiveJob> planned, Instant now) {
    planned.stream()
        .filter(it -> plan.job(it.id()).isEmpty())
        .filter(it -> it.held().map(run -> run.to().isAfter(now)).orElse(true))
        .sorted(Comparator.comparing(it -> it.held().isEmpty()))
        .forEach(it -> bring(it, now));
  }

  private void bring(LiveJob job, Instant now) {
    LiveJob asked = new LiveJob(job.work(), new JobState.Waiting(now), 0, plan.nextRevision());
    Optional<JobState> itsOwn =
        job.held()
            .filter(run -> plan.hasRoom(asked, run, now) && plan.mayBegin(asked, run))
            .map(run -> job.state().isUnderWay() ? job.state() : new JobState.Validated(run));
    Optional<JobState> place =
        itsOwn.or(
            () ->
                plan.cheapest(
                        job.work().job().tenant(), plan.spec(asked), plan.window().slotFrom(now))
                    .map(JobState.Validated::new));
    plan.set(place.map(it -> asked.in(it, plan.nextRevision())).orElse(asked));
  }

  /**
   * Holds the cheapest place there is for a job whose scheduler is elsewhere, until {@link
   * #confirm} or for ten minutes. Nothing is kept where there is no place.
   */
  public Verdict reserve(Work work, Instant now) {
    return checked(
        now,
        () -> {
          LivePlan.Mark mark = plan.mark();
          Verdict verdict = admit(work, Optional.empty(), now);
          if (verdict instanceof Verdict.Placed(LiveJob job)) {
            LiveJob held =
                job.in(new JobState.Placed(job.held().orElseThrow()), plan.nextRevision());
            plan.set(held);
            return new Verdict.Placed(held);
          }
          plan.undo(mark);
          return verdict;
        });
  }

  /** Has a reserved job run; empty where there is none, or it is over. */
  public Optional<LiveJob> confirm(String jobId, Instant now) {
    return checked(
        now,
        () -> {
          Optional<LiveJob> confirmed =
              plan.job(jobId)
                  .filter(it -> it.state() instanceof JobState.Placed)
                  .map(it -> it.in(new JobState.Validated(it.held().orElseThrow()), it.revision()));
          confirmed.ifPresent(plan::set);
          return confirmed;
        });
  }

  /** What {@link #submit(Work, Instant)} would say; nothing is changed. */
  public Verdict preview(Work work, Instant now) {
    return preview(work, Optional.empty(), now);
  }

  /** What {@link #submit(Work, Optional, Instant)} would say; nothing is changed. */
  public Verdict preview(Work work, Optional<Offer.Kind> wanted, Instant now) {
    LivePlan.Mark mark = plan.mark();
    plan.at(now);
    try {
      return admit(work, wanted, now);
    } finally {
      plan.undo(mark);
    }
  }

  /**
   * The places that a job could have, beside the plan as it is; none where it has to wait. What it
   * is worth does not count here.
   */
  public List<Offer> offers(Work work, Instant now) {
    LivePlan.Mark mark = plan.mark();
    try {
      reachFor(work, now);
      return new Offers(plan).of(work, plan.window().slotFrom(now));
    } finally {
      plan.undo(mark);
    }
  }

  private Verdict admit(Work work, Optional<Offer.Kind> wanted, Instant now) {
    reachFor(work, now);
    LivePlan.Mark before = plan.mark();
    LiveJob asked = new LiveJob(work, new JobState.Waiting(now), 0, plan.nextRevision());
    int from = plan.window().slotFrom(now);
    Optional<Pin> pin =
        wanted.map(it -> new Pin(now, "The %s place was asked for".formatted(it.word())));
    long movedBefore = plan.movedForOthers();
    wanted
        .flatMap(it -> new Offers(plan).run(it, work, from))
        .ifPresent(
            run ->
                plan.set(asked.in(new JobState.Validated(run), plan.nextRevision()).withPin(pin)));
    if (wanted.isEmpty()) {
      Freeze freeze = Freeze.of(now, rules.freeze());
      hurry(asked, freeze);
      new Placing(plan, freeze, now).place(asked, plan.specOnce(asked));
    }
    Optional<LiveJob> placed = plan.job(work.id()).filter(it -> it.held().isPresent());
    if (placed.isPresent()) {
      mayHaveRoom |= plan.movedForOthers() > movedBefore;
      return new Verdict.Placed(placed.get());
    }
    List<Reason> because = reasons.of(List.of(asked), now).getFirst();
    if (because.getFirst().code().tier() == 1) {
      plan.undo(before);
      plan.specs().forget(work.id());
      return new Verdict.Impossible(because);
    }
    plan.set(asked);
    return asked.after().isEmpty()
        ? new Verdict.Waits(asked, because)
        : afterMending(asked, before, now);
  }

  /** What was moved on its account may have made room for others, and so for it. */
  private Verdict afterMending(LiveJob asked, LivePlan.Mark before, Instant now) {
    mend(before, now);
    LiveJob job = plan.job(asked.id()).orElseThrow();
    return job.held().isPresent()
        ? new Verdict.Placed(job)
        : new Verdict.Waits(job, reasons.of(List.of(job), now).getFirst());
  }

  /** Those that it waits for end sooner, where that has it end in time. */
  private void hurry(LiveJob asked, Freeze freeze) {
    if (!asked.after().isEmpty() && asked.work().job().deadline().isPresent()) {
      plan.set(asked);
      new Hurrying(plan, freeze).before(asked);
    }
  }

  /** A job that takes longer than is planned ahead has the plan look further, once. */
  private void reachFor(Work work, Instant now) {
    Window window = plan.window();
    Duration slot = Duration.ofMinutes(window.grid.slotMinutes());
    Instant from = work.job().earliestStart().isAfter(now) ? work.job().earliestStart() : now;
    int slots = new Progress(window).longestSlots(work.job());
    if (slots == 0) {
      return;
    }
    long end = Duration.between(window.grid.start(), from).dividedBy(slot) + slots + rollingSlots();
    if (end > window.grid.slots() && end <= longestSlots(slot)) {
      plan.become(plan.world(), window.grid.start(), (int) end);
    }
  }

  /** Why a job waits, as the plan is at this moment; the most severe reason first. */
  public List<Reason> reasons(LiveJob waiting, Instant now) {
    return reasons.of(List.of(waiting), now).getFirst();
  }

  /** The same for several. */
  public List<List<Reason>> reasons(List<LiveJob> waiting, Instant now) {
    return reasons.of(waiting, now);
  }

  /** The single changes that would give a waiting job a place, the cheapest place first. */
  public List<Unblocking> unblocking(LiveJob waiting, Instant now) {
    return new Unblock(plan, plan.window().slotFrom(now), waiting).all();
  }

  /** What a job that has a place would have at each site, the cheapest first. */
  public List<Elsewhere> elsewhere(LiveJob placed, Instant now) {
    return new WhyHere(plan, plan.window().slotFrom(now), placed).all();
  }

  /**
   * Puts a job where somebody wants it, if it may stand there and there is room.
   *
   * @throws NoSuchElementException where there is no such job, or it has ended
   */
  public Relocation move(Move move, Instant now) {
    Relocation relocation = checked(now, () -> relocate(move, now));
    mayHaveRoom |= relocation instanceof Relocation.Moved;
    return relocation;
  }

  /** What {@link #move} would do; nothing is changed. */
  public Relocation previewOf(Move move, Instant now) {
    LivePlan.Mark mark = plan.mark();
    plan.at(now);
    try {
      return relocate(move, now);
    } finally {
      plan.undo(mark);
    }
  }

  private Relocation relocate(Move move, Instant now) {
    LiveJob job = plan.job(move.jobId()).orElseThrow();
    return new Relocating(plan, Freeze.of(now, rules.freeze()), now).to(job, move);
  }

  /**
   * Has a job stay where it stands, or lets it go; one that is pinned already stays as it was.
   *
   * @return why not; empty where it is done
   * @throws NoSuchElementException where there is no such job, or it has ended
   */
  public Optional<Refusal> pin(String jobId, Optional<Pin> pin, Instant now) {
    return checked(
        now,
        () -> {
          LiveJob job = plan.job(jobId).orElseThrow();
          if (pin.isPresent() && (job.held().isEmpty() || job.state() instanceof JobState.Placed)) {
            return Optional.of(
                Refusal.of(
                    Refusal.Code.NO_PLACE,
                    jobId,
                    "Job %s is %s: there is no place to stay in. Maybe move it to one."
                        .formatted(jobId, job.state().word())));
          }
          if (job.pin().isPresent() != pin.isPresent()) {
            plan.set(job.withPin(pin));
          }
          return Optional.empty();
        });
  }

  /** What jobs take in the slot that has begun. */
  public Burden burden(Instant now) {
    return plan.burden(now);
  }

  /** The slots that are planned. */
  public TimeGrid horizon() {
    return plan.window().grid;
  }

  /** When nodes can be measured beside the plan as it is. */
  public IdleSlots idleSlots(Instant now) {
    checked(
        now,
        () -> {
          roll(now);
          return now;
        });
    return IdleSlots.of(plan.window(), plan.occupancy());
  }

  /**
   * What a job would have if some outages were not: the cheapest place there is then, whatever it
   * has now; nothing is changed. Empty where it has none then, or is under way.
   */
  public Optional<Run> without(Collection<String> outageIds, LiveJob job, Instant now) {
    return new Absence(plan, now).of(outageIds, job);
  }

  /** What a job costs where it stands, in micro-euro. */
  public long costMicro(LiveJob job) {
    return new Pricing(plan.window()).micro(job);
  }

  /** What a job takes where it stands, from the slot that has begun on; none without a place. */
  public Optional<Footprint> footprint(LiveJob job) {
    return job.held().map(it -> new Footprints(plan.window()).of(Rest.of(job), it));
  }

  /**
   * How much of a job's work is to be done from an instant on, where it goes on as planned.
   *
   * @return from 0 to 1; what a leg does that can run nowhere here counts as still to be done
   */
  public double shareLeft(LiveJob job, Instant now) {
    List<Leg> before =
        job.held().map(it -> it.before(now)).orElse(List.of()).stream()
            .filter(it -> plan.window().has(job.work().job(), it))
            .toList();
    return Math.clamp(1 - new Progress(plan.window()).done(job, before), 0, 1);
  }

  /** Takes a job back; empty where there is none that has not ended. */
  public Optional<LiveJob> cancel(String jobId, String cause, Instant now) {
    return end(jobId, job -> new JobState.Cancelled(job.held(), now, cause), now);
  }

  /** A job has failed; empty where there is none that has not ended. */
  public Optional<LiveJob> fail(String jobId, String cause, Instant now) {
    return end(jobId, job -> new JobState.Failed(job.held(), now, cause), now);
  }

  private Optional<LiveJob> end(String jobId, Function<LiveJob, JobState> state, Instant now) {
    return checked(
        now,
        () -> {
          Optional<LiveJob> ended =
              plan.job(jobId).map(job -> job.in(state.apply(job), plan.nextRevision()));
          ended.ifPresent(plan::set);
          mayHaveRoom |= ended.isPresent();
          return ended;
        });
  }

  /** A job that was handed over is at work since an instant; empty where there is none such. */
  public Optional<LiveJob> began(String jobId, Instant at, Instant now) {
    return checked(now, () -> new Told(plan, clockwork, now).began(jobId, at));
  }

  /** A job under way has done its work; empty where there is none such. */
  public Optional<LiveJob> ended(String jobId, Instant at, Instant now) {
    return told(now, told -> told.ended(jobId, at));
  }

  /** A job under way was ended because its run is over; empty where there is none such. */
  public Optional<LiveJob> ranOut(String jobId, Instant now) {
    return told(now, told -> told.ranOut(jobId));
  }

  /**
   * A job under way is not, and through no fault of its own: it gets the cheapest place there is
   * now, or waits. Empty where there is none such.
   */
  public Optional<LiveJob> cameBack(String jobId, Instant now) {
    return told(now, told -> told.cameBack(jobId));
  }

  private Optional<LiveJob> told(Instant now, Function<Told, Optional<LiveJob>> what) {
    return checked(
        now,
        () -> {
          Optional<LiveJob> changed = what.apply(new Told(plan, clockwork, now));
          mayHaveRoom |= changed.isPresent();
          return changed;
        });
  }

  /**
   * A job at work needs longer than planned: its run goes on until an instant, where that takes
   * nothing from anybody.
   *
   * @return whether it may
   */
  public boolean goesOn(String jobId, Instant until, Instant now) {
    return checked(now, () -> new Told(plan, clockwork, now).goesOn(jobId, until));
  }

  /**
   * Lives in another world from now on: other limits, GPUs, prices or a fleet of another make.
   *
   * @return what becomes of the plan; empty where idle GPUs alone pass a limit, and then nothing is
   *     changed
   */
  public Optional<Replan> become(World next, Instant now) {
    return become(next, List.of(), now);
  }

  /** The same, and has jobs {@linkplain #bring brought in} with it: both, or neither. */
  public Optional<Replan> become(World next, Collection<LiveJob> with, Instant now) {
    return checked(
        now,
        () -> {
          Optional<Replan> replan = replan(next, now);
          if (replan.isPresent()) {
            bringIn(with, now);
          }
          return replan;
        });
  }

  /** What {@link #become} would do; nothing is changed. */
  public Optional<Replan> previewOf(World next, Instant now) {
    LivePlan.Mark mark = plan.mark();
    plan.at(now);
    try {
      return replan(next, now);
    } finally {
      plan.undo(mark);
    }
  }

  private Optional<Replan> replan(World next, Instant now) {
    LivePlan.Mark mark = plan.mark();
    Window before = plan.window();
    plan.become(next, before.grid.start(), before.grid.slots());
    if (!next.basis().equals(mark.world().basis()) || !next.links().equals(mark.world().links())) {
      new Moving(plan, now).run();
    }
    if (!new Repair(plan, now, Freeze.of(now, rules.freeze())).run()) {
      plan.undo(mark);
      return Optional.empty();
    }
    clockwork.tryAgain(now, TRIED_AGAIN);
    mend(mark, now);
    return Optional.of(new Comparison(before, plan.window()).of(plan.since(mark)));
  }

  /** Lets time pass: jobs begin and end, who waits is tried again, the window moves on. */
  public void tick(Instant now) {
    checked(
        now,
        () -> {
          roll(now);
          int before = plan.jobs().size();
          clockwork.advance(now);
          mayHaveRoom |= plan.jobs().size() < before || isAnyoneDue(now);
          if (mayHaveRoom) {
            clockwork.tryAgain(now, TRIED_AGAIN);
            mayHaveRoom = false;
          }
          return now;
        });
  }

  /** Whether somebody has waited the longest since it was looked last. */
  private boolean isAnyoneDue(Instant now) {
    if (plan.world().shares().isEmpty() || now.isBefore(nextLook)) {
      return false;
    }
    nextLook = now.plus(LOOK_AT_WAITING);
    Placing placing = new Placing(plan, Freeze.of(now, rules.freeze()), now);
    return plan.jobs().stream()
        .anyMatch(it -> it.state() instanceof JobState.Waiting && placing.hasWaitedLongest(it));
  }

  private void roll(Instant now) {
    Window window = plan.window();
    if (window.slotFrom(now) > rollingSlots()) {
      plan.become(plan.world(), now, slotsFor(plan.jobs(), now, plan.world()));
      mayHaveRoom = true;
    }
  }

  /** The jobs that are to be started soon, checked; they count as handed over from now on. */
  public ValidatedRuns handOver(Instant now) {
    List<String> due = clockwork.due(now);
    ValidatedRuns runs = plan.release(due, now);
    for (String id : due) {
      clockwork.dispatched(id, now);
    }
    plan.check(now);
    return runs;
  }

  /**
   * What the search may improve, as it stands now.
   *
   * @param turn how often it was asked before: with very many jobs it is some of them in turn
   */
  public PlanSnapshot improvable(Instant now, long turn) {
    return PlanSnapshot.of(plan, Freeze.of(now, rules.freeze()), MOST_IMPROVED, turn);
  }

  /** What {@link MegawattWorth} is asked of: all that is not under way counts as free to move. */
  public PlanSnapshot valued(Instant now) {
    return PlanSnapshot.of(plan, Freeze.of(now, Duration.ZERO));
  }

  /**
   * Takes over what a search has found, as far as it still fits, if it is worth its disruption.
   *
   * @return what has changed; empty where nothing has
   */
  public List<Change> adopt(Proposal proposal, Instant now) {
    return checked(
        now, () -> new Adoption(plan, rules, Freeze.of(now, rules.freeze())).adopt(proposal));
  }

  /** Everything that has changed since it was asked last. It makes the next revision. */
  public List<Change> takeChanges() {
    return Comparison.together(plan.takeJournal());
  }

  /** What work has taken that is not in the plan any more, since it was asked last. */
  public List<Spent> takeSpent() {
    return plan.takeSpent();
  }

  /**
   * What of a tenant is at work and may not be interrupted.
   *
   * @param watts the most that it draws from now on, above idle on the facility's side
   * @param until it has ended
   */
  public record Bound(long watts, Instant until) {}

  /** What of a tenant is at work and may not be interrupted; nothing until now where nothing is. */
  public Bound bound(String tenant, Instant now) {
    return new TenantUses(plan, now).bound(tenant);
  }

  /**
   * Why a tenant may ask for no more jobs.
   *
   * @param jobs that have not ended
   * @param most that it may have
   */
  public record TooMany(int jobs, int most) {}

  /** Whether a tenant has as many jobs as it may have. */
  public Optional<TooMany> tooMany(String tenant) {
    OptionalInt most = plan.world().share(tenant).mostOpenJobs();
    return most.isPresent() && plan.openJobs(tenant) >= most.getAsInt()
        ? Optional.of(new TooMany(plan.openJobs(tenant), most.getAsInt()))
        : Optional.empty();
  }

  /** What tenants have, use and wait for: all who have a share or jobs, by their ids. */
  public List<TenantUse> tenants(Instant now) {
    plan.at(now);
    return new TenantUses(plan, now).all();
  }

  /** Whether a job runs on power that its tenant is not guaranteed, and may be moved for others. */
  public boolean borrows(LiveJob job) {
    return job.held().isPresent()
        && !plan.world().shares().isEmpty()
        && !plan.standings().isGuaranteed(job);
  }

  private void mend(LivePlan.Mark mark, Instant now) {
    new Mending(plan, Freeze.of(now, rules.freeze()), now).run(mark, now);
  }

  /** Lets a job go without those that it waits for; empty where there is none that waits. */
  public Optional<LiveJob> release(String jobId, Instant now) {
    return checked(
        now,
        () -> {
          Optional<LiveJob> waiting = plan.job(jobId).filter(it -> !plan.chains().isFree(it));
          waiting.ifPresent(it -> plan.set(it.with(new Tie.Released(), plan.nextRevision())));
          mayHaveRoom |= waiting.isPresent();
          return waiting.flatMap(it -> plan.job(it.id()));
        });
  }

  /** Whether a job may begin as far as others are concerned; true where there is none such. */
  boolean waitsForNothing(String jobId) {
    return plan.job(jobId).map(plan.chains()::isFree).orElse(true);
  }

  /** The jobs that wait for one, by their ids. */
  Set<String> waitingFor(String jobId) {
    return plan.chains().of(jobId);
  }

  /** How many jobs stand before one in the longest chain that leads to it. */
  public int depth(Work work) {
    return plan.chains().depth(work);
  }

  private <T> T checked(Instant now, Supplier<T> change) {
    LivePlan.Mark mark = plan.mark();
    plan.at(now);
    T result;
    try {
      result = change.get();
      mend(mark, now);
    } catch (RuntimeException e) {
      plan.undo(mark);
      throw e;
    }
    List<Breach> breaches = plan.check(now);
    if (!breaches.isEmpty()) {
      plan.undo(mark);
      plan.check(now);
      throw new IllegalStateException("The plan would have been wrong: " + breaches.getFirst());
    }
    return result;
  }
}
