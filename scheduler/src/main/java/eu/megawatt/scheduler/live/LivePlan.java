package eu.megawatt.scheduler.live;

import eu.megawatt.fleet.demand.JobTerms;
import eu.megawatt.fleet.job.Job;
import eu.megawatt.scheduler.check.Breach;
import eu.megawatt.scheduler.check.RunLedger;
import eu.megawatt.scheduler.check.Stretch;
import eu.megawatt.scheduler.check.ValidatedRuns;
import eu.megawatt.scheduler.kernel.CheapestPlacement;
import eu.megawatt.scheduler.kernel.Gate;
import eu.megawatt.scheduler.kernel.JobSpec;
import eu.megawatt.scheduler.kernel.Occupancy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * The jobs that have not ended, where they stand, and what they leave free: what admission, repair
 * and improvement work on. Every change is written down and can be taken back. Not thread-safe.
 */
final class LivePlan {

  private static final double MILLIWATTS_PER_WATT = 1e3;

  private World world;
  private Window window;
  private Occupancy occupancy;
  private CheapestPlacement cheapest;
  private RunLedger ledger;
  private final Map<String, LiveJob> jobs = new LinkedHashMap<>();
  private final Agenda agenda = new Agenda();
  private final Chains chains = new Chains(this);

  private Specs specs;
  private Shares shares;
  private Tariff tariff;
  private final Spending spending;
  private final Map<String, Integer> openJobs = new HashMap<>();
  private Optional<Standings> standings = Optional.empty();

  /** For whose guarantee jobs are being moved. */
  private Optional<String> movingFor = Optional.empty();

  private long movedForOthers;

  /** What counts as now. */
  private Instant now;

  private final List<Change> journal = new ArrayList<>();
  private final List<Spent> spent = new ArrayList<>();
  private long revision;

  /** Where the journal stood, and what the world was: what {@link #undo} goes back to. */
  record Mark(
      int changes,
      World world,
      Window window,
      Occupancy occupancy,
      CheapestPlacement cheapest,
      RunLedger ledger,
      Specs specs,
      Shares shares,
      Tariff tariff) {}

  LivePlan(World world, Instant from, int slots, long revision) {
    this(world, from, slots, revision, List.of());
  }

  LivePlan(World world, Instant from, int slots, long revision, List<Spent> spent) {
    this.world = world;
    this.revision = revision;
    this.window = Window.of(world, from, slots);
    this.occupancy = new Occupancy(window.problem);
    this.cheapest = new CheapestPlacement(window.problem, occupancy);
    this.ledger = ledger();
    this.specs = new Specs(window);
    this.spending = new Spending(spent);
    this.now = from;
    this.tariff = new Tariff(world, window);
    this.shares = new Shares(world, window, tariff, spending);
  }

  private RunLedger ledger() {
    return new RunLedger(window.scenario, ceilings(world), world.links());
  }

  private static Map<String, Long> ceilings(World world) {
    Map<String, Long> watts = new HashMap<>();
    world
        .shares()
        .forEach((tenant, share) -> share.ceilingWatts().ifPresent(it -> watts.put(tenant, it)));
    return watts;
  }

  /** Something happens at an instant from now on. */
  void at(Instant instant) {
    if (slotOf(instant) != slotOf(now)) {
      standings = Optional.empty();
    }
    now = instant;
  }

  /** The slot that an instant falls into. */
  private int slotOf(Instant at) {
    return (int) Math.clamp(Math.floor(window.grid.position(at)), 0, window.grid.slots());
  }

  /** The tenants' accounts. */
  Shares shares() {
    return shares;
  }

  /** Jobs of a tenant that have not ended. */
  int openJobs(String tenant) {
    return openJobs.getOrDefault(tenant, 0);
  }

  /** Which jobs run on guarantees, from the slot on that has begun. */
  Standings standings() {
    Standings known = standings.orElseGet(() -> Standings.of(this, slotOf(now)));
    standings = Optional.of(known);
    return known;
  }

  /** Has what is changed be for the sake of a tenant's guarantee, or of itself. */
  void moveFor(Optional<String> tenant) {
    movingFor = tenant;
  }

  /** For whose guarantee jobs are being moved. */
  Optional<String> movingFor() {
    return movingFor;
  }

  World world() {
    return world;
  }

  Window window() {
    return window;
  }

  Occupancy occupancy() {
    return occupancy;
  }

  /** The jobs that have not ended, in the order in which they came. */
  Collection<LiveJob> jobs() {
    return Collections.unmodifiableCollection(jobs.values());
  }

  Optional<LiveJob> job(String id) {
    return Optional.ofNullable(jobs.get(id));
  }

  /**
   * The jobs that time does something to no later than at an instant, what happens first before
   * what happens then.
   */
  List<LiveJob> soon(Instant last) {
    return agenda.until(last).stream().map(jobs::get).toList();
  }

  /** The number of the plan that is being made. */
  long nextRevision() {
    return revision + 1;
  }

  /** The number of the plan that was published last. */
  long revision() {
    return revision;
  }

  /**
   * Every way to do the rest of a job, from the window's first slot on, after all that it waits
   * for.
   */
  JobSpec spec(LiveJob job) {
    return isAlone(job) ? specs.of(Rest.of(job)) : chained(job, specs::of);
  }

  /** The same for a job that will hardly be asked for again: what is worked out is not kept. */
  JobSpec specOnce(LiveJob job) {
    return isAlone(job) ? specs.once(Rest.of(job)) : chained(job, specs::once);
  }

  private boolean isAlone(LiveJob job) {
    return chains.isAlone(job) && job.tie() instanceof Tie.Holds;
  }

  private JobSpec chained(LiveJob job, Function<Rest, JobSpec> compiled) {
    JobSpec spec = compiled.apply(Rest.of(job).with(chains.urgent(job)));
    Job its = job.work().job();
    JobSpec inTime =
        its.hardDeadline()
            ? spec.notAfter(its.deadline().map(window::slotBefore).orElseThrow())
            : spec;
    return chains
        .earliest(job)
        .map(it -> inTime.notBefore(window.slotFrom(it)))
        .orElseGet(inTime::nowhere);
  }

  /** Which jobs wait for which. */
  Chains chains() {
    return chains;
  }

  /** What counts as now. */
  Instant now() {
    return now;
  }

  /** What jobs are compiled to in this window. */
  Specs specs() {
    return specs;
  }

  /**
   * The cheapest place for a job that has none, from a slot on, where one beats leaving it out.
   *
   * @param tenant whose it is
   */
  Optional<Run> cheapest(String tenant, JobSpec job, int fromSlot) {
    return cheapest(job, fromSlot, shares.gate(tenant));
  }

  /** The same of the places that a gate lets through. */
  Optional<Run> cheapest(JobSpec job, int fromSlot, Gate gate) {
    JobSpec later = job.notBefore(fromSlot);
    return cheapest.find(later, later.value, gate)
        ? Optional.of(window.run(cheapest))
        : Optional.empty();
  }

  /** Whether a run of a job that has none yet may be, and has room, from an instant on. */
  boolean hasRoom(LiveJob job, Run run, Instant now) {
    Job its = job.work().job();
    return run.legs().stream()
            .allMatch(
                leg -> window.has(its, leg) && window.permits(its, leg, now) && hasRoom(its, leg))
        && shares.admit(job, run);
  }

  /** Whether a job may begin a run as far as others are concerned and its data. */
  boolean mayBegin(LiveJob job, Run run) {
    Rest rest = Rest.of(job);
    return chains.admit(job, run)
        && run.legs().stream()
            .allMatch(leg -> window.gravity.isThere(rest, window.siteOf(leg.poolId()), leg.from()));
  }

  private boolean hasRoom(Job job, Leg leg) {
    int from = window.first(leg);
    int to = window.end(leg);
    return from >= to
        || occupancy.lastBlocked(
                job.gpus(), window.draw(job, leg), window.pool(leg.poolId()), from, to)
            < from;
  }

  /** Takes up a job where it was left: no change. */
  void load(LiveJob job) {
    put(Optional.empty(), job);
  }

  /** What has changed since a mark. */
  List<Change> since(Mark mark) {
    return List.copyOf(journal.subList(mark.changes, journal.size()));
  }

  /** Puts a job where it stands now, in place of where it stood. */
  void set(LiveJob next) {
    Optional<LiveJob> before = Optional.ofNullable(jobs.get(next.id()));
    LiveJob after = before.map(it -> reaching(it, next)).orElse(next);
    put(before, after);
    before.ifPresent(it -> spend(it, after));
    journal.add(new Change(before, after, movingFor));
    movedForOthers += movingFor.isPresent() ? 1 : 0;
  }

  /** How often a job was moved for a guarantee so far, whether or not that was taken back. */
  long movedForOthers() {
    return movedForOthers;
  }

  /** Where a job has been its data stays, until it has ended. */
  private LiveJob reaching(LiveJob before, LiveJob next) {
    boolean leaves = before.state().isUnderWay() && !next.state().isUnderWay();
    if (!leaves || next.state().hasEnded() || before.work().terms().data().isEmpty()) {
      return next;
    }
    Set<String> sites = new TreeSet<>(next.reached());
    for (Leg leg : before.held().map(Run::legs).orElse(List.of())) {
      if (leg.from().isBefore(now) && window.scenario.pools().containsKey(leg.poolId())) {
        sites.add(window.siteOf(leg.poolId()));
      }
    }
    return next.reaching(sites);
  }

  /** What a job under way has taken counts, whatever becomes of it. */
  private void spend(LiveJob before, LiveJob after) {
    if (before.state().isUnderWay() && !after.state().isUnderWay()) {
      Instant end = window.grid.at(window.slotFrom(now));
      Run run =
          after.state().run().filter(_ -> after.state().hasEnded()).or(before::held).orElseThrow();
      List<Leg> ran = run.before(end);
      Job its = before.work().job();
      tariff
          .use(its, ran)
          .forEach((day, use) -> spending.add(new Spent(its.tenant(), day, use), journal.size()));
    }
  }

  private void put(Optional<LiveJob> before, LiveJob after) {
    before.ifPresent(it -> take(it, -1));
    take(after, 1);
    if (after.state().hasEnded()) {
      leave(after.id());
      specs.forget(after.id());
    } else {
      stand(after);
    }
    book(after);
  }

  private void take(LiveJob job, int sign) {
    List<Leg> legs = legs(job);
    standings = legs.isEmpty() ? standings : Optional.empty();
    shares.take(job, legs, sign);
    for (Leg leg : legs) {
      int from = window.first(leg);
      int to = window.end(leg);
      if (from < to) {
        occupancy.shift(
            job.work().job().gpus(),
            window.draw(job.work().job(), leg),
            window.pool(leg.poolId()),
            from,
            to,
            sign);
      }
    }
  }

  /** What a job holds, but for what this fleet does not have. */
  private List<Leg> legs(LiveJob job) {
    return job.held().map(Run::legs).orElse(List.of()).stream()
        .filter(leg -> window.has(job.work().job(), leg))
        .toList();
  }

  private void book(LiveJob job) {
    List<Stretch> stretches =
        legs(job).stream()
            .map(leg -> new Stretch(leg.poolId(), leg.powerCap(), leg.from(), leg.to()))
            .toList();
    if (job.state().hasEnded()) {
      ledger.end(job.id());
    } else {
      boolean waits = !job.state().isUnderWay() && !job.after().isEmpty();
      JobTerms asked = job.work().terms();
      ledger.book(
          window.here(job.work().job()),
          waits ? asked : asked.withoutAfter(),
          stretches,
          new RunLedger.Past(job.doneShare(), job.reached()));
    }
  }

  /** What the checker finds wrong from an instant on with what was changed since it looked last. */
  List<Breach> check(Instant from) {
    return ledger.look(from);
  }

  /** Lets go of jobs that are to be started. */
  ValidatedRuns release(Collection<String> jobIds, Instant from) {
    return ledger.release(revision, jobIds, from);
  }

  /**
   * Lives in another world, or in another stretch of time, from now on. Whoever marks, then calls
   * this and only then changes jobs can undo it all.
   */
  void become(World next, Instant from, int slots) {
    Window after = Window.of(next, from, slots);
    standings = Optional.empty();
    tariff = new Tariff(next, after);
    shares = new Shares(next, after, tariff, spending);
    if (after.grid.equals(window.grid) && isPricedAlike(next)) {
      occupancy = occupancyUnder(after);
      ledger = ledger.under(after.scenario, ceilings(next));
      if (!next.outages().equals(world.outages())
          || !next.reservations().equals(world.reservations())) {
        specs = new Specs(after); // which pools are large enough may be others
      }
      world = next;
      window = after;
      if (!next.shares().isEmpty()) {
        jobs.values().forEach(it -> shares.take(it, legs(it), 1));
      }
    } else {
      world = next;
      window = after;
      specs = new Specs(after);
      occupancy = new Occupancy(after.problem);
      ledger = ledger();
      for (LiveJob job : jobs.values()) {
        take(job, 1);
        book(job);
      }
    }
    cheapest = new CheapestPlacement(window.problem, occupancy);
  }

  /** What jobs take in the slot that has begun at an instant. */
  Burden burden(Instant now) {
    int next = window.slotFrom(now);
    int slot = Math.max(0, next - 1);
    Map<String, Integer> gpus = new HashMap<>();
    Map<String, Double> watts = new HashMap<>();
    for (int pool = 0; pool < window.problem.poolIds.length; pool++) {
      int taken = (int) (window.problem.gpus[pool][slot] - occupancy.free(pool)[slot]);
      gpus.put(window.problem.poolIds[pool], taken);
    }
    for (int domain = 0; domain < window.problem.domainIds.length; domain++) {
      long taken = window.problem.room[domain][slot] - occupancy.room(domain)[slot];
      watts.put(window.problem.domainIds[domain], taken / MILLIWATTS_PER_WATT);
    }
    return new Burden(window.grid.at(next), gpus, watts);
  }

  private boolean isPricedAlike(World next) {
    return next.basis().equals(world.basis())
        && next.rates().equals(world.rates())
        && next.links().equals(world.links());
  }

  /** What is free once limits and GPUs are others; it may be less than nothing. */
  private Occupancy occupancyUnder(Window after) {
    long[][] room = new long[after.problem.room.length][];
    for (int domain = 0; domain < room.length; domain++) {
      long[] more = after.problem.room[domain];
      long[] before = window.problem.room[domain];
      room[domain] = occupancy.room(domain).clone();
      for (int slot = 0; slot < more.length; slot++) {
        room[domain][slot] += more[slot] - before[slot];
      }
    }
    long[][] free = new long[after.problem.gpus.length][];
    for (int pool = 0; pool < free.length; pool++) {
      int[] more = after.problem.gpus[pool];
      int[] before = window.problem.gpus[pool];
      free[pool] = occupancy.free(pool).clone();
      for (int slot = 0; slot < more.length; slot++) {
        free[pool][slot] += more[slot] - before[slot];
      }
    }
    return new Occupancy(after.problem, room, free);
  }

  Mark mark() {
    return new Mark(
        journal.size(), world, window, occupancy, cheapest, ledger, specs, shares, tariff);
  }

  /** Takes back everything since a mark. */
  void undo(Mark mark) {
    boolean isSameWindow = window == mark.window;
    world = mark.world;
    window = mark.window;
    occupancy = mark.occupancy;
    cheapest = mark.cheapest;
    ledger = mark.ledger;
    specs = mark.specs;
    shares = mark.shares;
    tariff = mark.tariff;
    standings = Optional.empty();
    spending.undo(mark.changes);
    while (journal.size() > mark.changes) {
      Change last = journal.removeLast();
      if (isSameWindow) {
        last.before().ifPresentOrElse(it -> put(job(it.id()), it), () -> forget(last.after()));
      } else {
        last.before().ifPresentOrElse(this::stand, () -> leave(last.jobId()));
        specs.forget(last.jobId());
      }
    }
  }

  private void forget(LiveJob job) {
    take(job, -1);
    ledger.end(job.id());
    leave(job.id());
    specs.forget(job.id());
  }

  private void stand(LiveJob job) {
    LiveJob was = jobs.put(job.id(), job);
    if (was == null || !was.after().equals(job.after())) {
      Optional.ofNullable(was).ifPresent(chains::remove);
      chains.add(job);
    }
    if (was == null) {
      openJobs.merge(job.work().job().tenant(), 1, Integer::sum);
    }
    agenda.set(job);
  }

  private void leave(String jobId) {
    LiveJob gone = jobs.remove(jobId);
    if (gone != null) {
      chains.remove(gone);
      String tenant = gone.work().job().tenant();
      if (openJobs.merge(tenant, -1, Integer::sum) == 0) {
        openJobs.remove(tenant);
      }
    }
    agenda.forget(jobId);
  }

  /** The number of the plan as it is now, once it is published. */
  long pendingRevision() {
    return journal.stream().anyMatch(Change::movesIt) ? nextRevision() : revision;
  }

  /** What has changed since it was asked last: it makes the next revision. */
  List<Change> takeJournal() {
    List<Change> taken = List.copyOf(journal);
    journal.clear();
    spent.addAll(spending.take(Tariff.day(now)));
    if (taken.stream().anyMatch(Change::movesIt)) {
      revision++;
    }
    return taken;
  }

  /** What work has taken that is not in the plan any more, since it was asked last. */
  List<Spent> takeSpent() {
    List<Spent> taken = List.copyOf(spent);
    spent.clear();
    return taken;
  }
}
