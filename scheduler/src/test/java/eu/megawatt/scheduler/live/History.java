package eu.megawatt.scheduler.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import eu.megawatt.fleet.demand.DataSource;
import eu.megawatt.fleet.demand.Interruption;
import eu.megawatt.fleet.demand.JobTerms;
import eu.megawatt.fleet.demand.Link;
import eu.megawatt.fleet.job.Job;
import eu.megawatt.fleet.job.JobKind;
import eu.megawatt.fleet.job.LoadShape;
import eu.megawatt.fleet.plan.Reason;
import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.fleet.site.Measures;
import eu.megawatt.fleet.site.Pool;
import eu.megawatt.fleet.site.PowerCap;
import eu.megawatt.fleet.site.PowerDomain;
import eu.megawatt.fleet.time.Series;
import eu.megawatt.fleet.time.TimeGrid;
import eu.megawatt.fleet.unit.Money;
import eu.megawatt.scheduler.SmallScenario;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;

/**
 * A live plan to which things happen by chance, on a fleet small enough to count by hand: after
 * each, everything that must always hold is looked at.
 */
final class History {

  private static final int SLOT_MINUTES = 30;
  private static final int SLOTS = 48;
  private static final Duration FREEZE = Duration.ofMinutes(60);
  private static final Rules RULES =
      new Rules(
          FREEZE, Duration.ofMinutes(5), Money.ofEuro(new BigDecimal("0.05")), Duration.ofDays(4));

  private final SplittableRandom random;
  private LiveScheduler scheduler;
  private Instant now = SmallScenario.START;
  private int jobs;
  private int orders;
  private final List<String> told = new ArrayList<>();

  /** What has been done to jobs, and whether a better plan was taken over. */
  private final Set<String> seen = new TreeSet<>();

  /** Whether the last thing that happened may move what is frozen. */
  private boolean isForced;

  /** Whom somebody has moved. */
  private Optional<String> movedByHand = Optional.empty();

  History(long seed) {
    random = new SplittableRandom(seed);
    scheduler = new LiveScheduler(World.of(fleet()), RULES, List.of(), 0, now);
  }

  private Scenario fleet() {
    return new SmallScenario(SLOT_MINUTES, SLOTS)
        .type("A", 100, new PowerCap(0.7, 0.8), new PowerCap(0.5, 0.6))
        .type("B", 150)
        .site("north", "NO", 1.1, prices())
        .site("south", "FR", 1.3, prices())
        .domain("north", "north", Measures.FACILITY, 0.009)
        .below("hall1", "north", "north", Measures.IT, 0.006)
        .below("hall2", "north", "north", Measures.IT, limits(0.005))
        .domain("south", "south", Measures.FACILITY, limits(0.007))
        .pool("a1", "hall1", "A", 6)
        .pool("a2", "hall2", "A", 5)
        .pool("b", "south", "B", 5)
        .countries("fr", "FR")
        .scenario();
  }

  private double[] prices() {
    return random.doubles(SLOTS, -20, 300).toArray();
  }

  private double[] limits(double most) {
    return random.doubles(SLOTS, 0.7 * most, most).toArray();
  }

  /** What has happened, for whoever has to look into it. */
  @Override
  public String toString() {
    return String.join("\n", told);
  }

  Set<String> seen() {
    return seen;
  }

  /** Lets something happen and looks at everything. */
  void step() {
    Map<String, LiveJob> before = byId();
    isForced = false;
    movedByHand = Optional.empty();
    happen();
    List<Change> changes = scheduler.takeChanges();
    limitsHold();
    termsHold();
    whatStopsKeepsItsCheckpoints(changes);
    if (isForced) {
      nothingIsWithheldFromServices();
    }
    nothingFrozenMoves(changes);
    nothingPinnedMoves(changes);
    everyChangeIsOfAJobAsItWas(before, changes);
    waitingJobsHaveTheirReasons();
  }

  private void happen() {
    switch (random.nextInt(30)) {
      case 0, 1, 2, 3, 4 -> submit();
      case 5 -> end();
      case 6 -> limit();
      case 7 -> outage();
      case 8 -> rates();
      case 9, 10, 11, 12 -> time(Duration.ofMinutes(random.nextInt(1, 45)));
      case 13 -> time(Duration.ofHours(random.nextInt(1, 10)));
      case 14 -> improve();
      case 15 -> reserve();
      case 16, 17 -> move();
      case 18, 19 -> pin();
      case 20, 21 -> serve();
      case 22 -> links();
      case 23 -> release();
      case 24 -> fail();
      case 25, 26 -> pause();
      case 27, 28 -> measure();
      default -> restart();
    }
  }

  private void submit() {
    Work work = work("j" + jobs++);
    List<Reason> expected = List.of();
    Verdict preview = scheduler.preview(work, now);
    Verdict verdict = scheduler.submit(work, now);
    tell("submit %s: %s".formatted(work.job(), verdict));
    assertThat(verdict.getClass()).as(toString()).isEqualTo(preview.getClass());
    switch (verdict) {
      case Verdict.Placed(LiveJob job) -> {
        assertThat(preview).as(toString()).isEqualTo(verdict);
        assertThat(scheduler.job(job.id())).contains(job);
      }
      case Verdict.Waits(LiveJob job, List<Reason> because) -> {
        expected = because;
        assertThat(((Verdict.Waits) preview).because()).as(toString()).isEqualTo(because);
        assertThat(scheduler.reasons(job, now)).as(toString()).isEqualTo(expected);
      }
      case Verdict.Impossible(List<Reason> because) -> {
        assertThat(because.getFirst().code().tier()).isEqualTo(1);
        assertThat(scheduler.job(work.id())).isEmpty();
      }
    }
  }

  private void reserve() {
    Work work = new Work(job("r" + jobs++), false, now);
    Verdict verdict = scheduler.reserve(work, now);
    tell("reserve %s: %s".formatted(work.job(), verdict));
    boolean isHeld = verdict instanceof Verdict.Placed;
    assertThat(scheduler.job(work.id()).isPresent()).as(toString()).isEqualTo(isHeld);
    if (isHeld && random.nextBoolean()) {
      assertThat(scheduler.confirm(work.id(), now)).as(toString()).isPresent();
    } else {
      assertThat(scheduler.confirm("nobody", now)).isEmpty();
    }
  }

  private Work work(String id) {
    if (random.nextBoolean()) {
      return new Work(job(id), random.nextBoolean(), now);
    }
    Set<String> after = new TreeSet<>();
    for (int more = random.nextInt(3); more > 0; more--) {
      any().ifPresent(after::add);
    }
    JobTerms terms =
        new JobTerms(
            List.copyOf(after),
            random.nextInt(3) > 0
                ? Optional.of(
                    new Interruption(
                        random.nextInt(1, 60),
                        10 * random.nextInt(3),
                        30 * random.nextInt(3),
                        0.2 * random.nextDouble()))
                : Optional.empty(),
            random.nextInt(3) == 0
                ? Optional.of(
                    new DataSource(
                        List.of("north", "south").get(random.nextInt(2)), random.nextInt(2_000)))
                : Optional.empty());
    return new Work(job(id), terms, now);
  }

  private void links() {
    List<Link> links = new ArrayList<>();
    if (random.nextInt(4) > 0) {
      links.add(new Link("north", "south", 0.5 + random.nextDouble(), 1e-4 * random.nextDouble()));
    }
    if (random.nextBoolean()) {
      links.add(new Link("south", "north", 0.5 + random.nextDouble(), 1e-4 * random.nextDouble()));
    }
    become("links " + links, scheduler.world().linked(links));
  }

  private void release() {
    any()
        .ifPresent(
            id -> {
              boolean waits = !scheduler.waitsForNothing(id);
              Optional<LiveJob> released = scheduler.release(id, now);
              tell("release %s: %s".formatted(id, released));
              assertThat(released.isPresent()).as(toString()).isEqualTo(waits);
              if (waits) {
                seen.add("Released");
                assertThat(scheduler.job(id).orElseThrow().after()).isEmpty();
              }
            });
  }

  /** Somebody ends one that others wait for. */
  private void fail() {
    List<LiveJob> waitedFor =
        scheduler.jobs().stream().filter(it -> !scheduler.waitingFor(it.id()).isEmpty()).toList();
    if (!waitedFor.isEmpty()) {
      String id = waitedFor.get(random.nextInt(waitedFor.size())).id();
      tell("fail " + id);
      Set<String> waiting = Set.copyOf(scheduler.waitingFor(id));
      scheduler.fail(id, "broke", now);
      for (String each : waiting) {
        LiveJob its = scheduler.job(each).orElseThrow();
        if (!its.state().isUnderWay()) {
          seen.add("Broken");
          assertThat(its.tie()).as(toString()).isInstanceOf(Tie.Broken.class);
        }
      }
    }
  }

  private void termsHold() {
    assertThat(TermsOracle.wrong(scheduler.world(), scheduler.jobs(), now))
        .as(toString())
        .isEmpty();
    scheduler.jobs().stream()
        .filter(it -> it.held().isPresent() && !it.after().isEmpty())
        .forEach(_ -> seen.add("Chained"));
  }

  /** What is over is done, or has done what it had at its last checkpoint. */
  private void whatStopsKeepsItsCheckpoints(List<Change> changes) {
    for (Change change : changes) {
      Optional<Run> was =
          change.before().filter(it -> it.state().isUnderWay()).flatMap(LiveJob::held);
      if (was.isEmpty() || isForced || was.get().to().isAfter(now)) {
        continue;
      }
      LiveJob before = change.before().orElseThrow();
      double done = TermsOracle.done(scheduler.world().basis(), before, was.get());
      if (change.after().state() instanceof JobState.Done) {
        assertThat(done).as("%s%n%s", this, change).isGreaterThan(1 - 1e-6);
      } else if (change.after().state() instanceof JobState.Waiting) {
        double kept = TermsOracle.kept(scheduler.world().basis(), before, was.get());
        assertThat(change.after().doneShare())
            .as("%s%n%s", this, change)
            .isEqualTo(kept, within(1e-6));
      }
    }
  }

  private Job job(String id) {
    Map<String, Double> hours = new LinkedHashMap<>();
    Map<String, Double> watts = new LinkedHashMap<>();
    double length = 0.5 * random.nextInt(1, random.nextInt(20) == 0 ? 120 : 12);
    hours.put("A", length);
    watts.put("A", 600.0 + random.nextInt(600));
    if (random.nextBoolean()) {
      hours.put("B", length * 0.9);
      watts.put("B", 500.0 + random.nextInt(900));
    }
    boolean isDue = random.nextInt(3) == 0;
    return new Job(
        id,
        List.of(JobKind.values()).get(random.nextInt(JobKind.values().length)),
        "tenant",
        random.nextInt(1, random.nextInt(10) == 0 ? 9 : 5),
        random.nextInt(5) == 0 ? "fr" : "any",
        hours,
        watts,
        random.nextInt(4) == 0 ? LoadShape.of(1, random.nextDouble(), 0.5) : LoadShape.FULL,
        random.nextBoolean(),
        now.plus(Duration.ofMinutes(random.nextInt(300))),
        isDue
            ? Optional.of(now.plus(Duration.ofMinutes(random.nextInt(60, 1_500))))
            : Optional.empty(),
        isDue && random.nextBoolean(),
        isDue ? random.nextDouble() : 0,
        20 * random.nextDouble());
  }

  private void end() {
    any()
        .ifPresent(
            id -> {
              tell("end " + id);
              boolean isFailure = random.nextBoolean();
              Optional<LiveJob> ended =
                  isFailure ? scheduler.fail(id, "broke", now) : scheduler.cancel(id, "no", now);
              assertThat(ended).isPresent();
              assertThat(scheduler.job(id)).isEmpty();
              assertThat(scheduler.cancel(id, "again", now)).isEmpty();
            });
  }

  private Optional<String> any() {
    List<LiveJob> all = List.copyOf(scheduler.jobs());
    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(random.nextInt(all.size())).id());
  }

  private void limit() {
    String subject = List.of("north", "south", "hall1", "hall2").get(random.nextInt(4));
    Instant from = now.plus(Duration.ofMinutes(random.nextInt(200)));
    LimitOrder order =
        new LimitOrder(
            "limit" + orders,
            subject,
            List.of(LimitOrder.Source.values()).get(random.nextInt(3)),
            random.nextInt(5) == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(0.001 + 0.006 * random.nextDouble()),
            from,
            from.plus(Duration.ofMinutes(random.nextInt(30, 600))),
            orders++,
            "because");
    become("limit " + order, scheduler.world().with(order));
  }

  private void outage() {
    if (!scheduler.world().outages().isEmpty() && random.nextBoolean()) {
      String id = scheduler.world().outages().keySet().iterator().next();
      become("end of outage " + id, scheduler.world().withoutOutage(id));
      return;
    }
    Instant from = now.plus(Duration.ofMinutes(random.nextInt(100)));
    Outage outage =
        new Outage(
            "outage" + orders++,
            List.of("a1", "a2", "b").get(random.nextInt(3)),
            random.nextInt(1, 5),
            from,
            random.nextBoolean() ? Instant.MAX : from.plus(Duration.ofHours(random.nextInt(1, 12))),
            "broken",
            Optional.empty(),
            random.nextBoolean() ? 0 : random.nextDouble(1_500));
    become("outage " + outage, scheduler.world().with(outage));
  }

  /** GPUs are measured in a slot that is idle: that passes no limit and moves nobody. */
  private void measure() {
    int gpus = random.nextInt(3);
    double above = 50 + random.nextDouble(700);
    IdleSlots.Ask ask =
        new IdleSlots.Ask(
            List.of("a1", "a2", "b").get(random.nextInt(3)),
            gpus,
            above,
            Duration.ofMinutes(random.nextInt(1, 90)),
            now.plus(Duration.ofMinutes(random.nextInt(60))),
            now.plus(Duration.ofMinutes(random.nextInt(60, 1_000))),
            random.nextBoolean());
    Optional<IdleSlots.Slot> slot = scheduler.idleSlots(now).find(ask);
    if (slot.isEmpty()) {
      tell("nowhere: " + ask);
      return;
    }
    double idle = gpus * (ask.poolId().equals("b") ? 150 : 100);
    Outage run =
        new Outage(
            "run" + orders++,
            ask.poolId(),
            gpus,
            slot.get().from(),
            slot.get().to(),
            "it is measured",
            Optional.empty(),
            above + idle);
    Map<String, Optional<Run>> before = places();
    become("measured " + run, scheduler.world().with(run));
    assertThat(scheduler.world().outages()).as(toString()).containsKey(run.id());
    Map<String, Optional<Run>> after = places();
    before.forEach((id, place) -> assertThat(after.get(id)).as(toString()).isEqualTo(place));
    isForced = false;
    seen.add("Measured");
  }

  /** Where those are that have a place. */
  private Map<String, Optional<Run>> places() {
    Map<String, Optional<Run>> places = new LinkedHashMap<>();
    scheduler.jobs().stream()
        .filter(it -> it.held().isPresent())
        .forEach(it -> places.put(it.id(), it.held()));
    return places;
  }

  private void rates() {
    Rates rates =
        new Rates(
            random.nextBoolean() ? "north" : "south",
            SmallScenario.START.plus(Duration.ofHours(random.nextInt(20))),
            Series.of(random.doubles(20, -50, 400).toArray()),
            Series.of(random.doubles(20, 0, 400).toArray()),
            orders++);
    become("rates " + rates, scheduler.world().with(rates));
  }

  /** Services are planned anew: replicas in some pools, by slots that are not those of the plan. */
  private void serve() {
    int minutes = List.of(15, 20, 60).get(random.nextInt(3));
    TimeGrid grid =
        new TimeGrid(
            boundary().minus(Duration.ofMinutes(30L * random.nextInt(3))),
            minutes,
            random.nextInt(1, 60));
    List<Reservation> all = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      List<Reservation.Hold> holds = new ArrayList<>();
      for (String pool : List.of("a1", "a2", "b")) {
        if (random.nextBoolean()) {
          holds.add(
              new Reservation.Hold(
                  pool,
                  random.nextInt(1, 3),
                  Series.of(random.ints(grid.slots(), 0, 3).asDoubleStream().toArray()),
                  Series.of(random.doubles(grid.slots(), 0, 900).toArray()),
                  Series.of(random.doubles(grid.slots(), 0, 900).toArray())));
        }
      }
      String policy = random.nextInt(5) == 0 ? "fr" : "any";
      all.add(new Reservation("s" + i, policy, random.nextInt(3), holds));
    }
    become("serve " + all, scheduler.world().with(new Reservations(grid, all)));
    seen.add("Served");
  }

  /** A replica that was not granted has no room, or may not be there, whatever jobs do. */
  private void nothingIsWithheldFromServices() {
    World world = scheduler.world();
    Reservations reservations = world.reservations();
    Granted granted = world.granted();
    for (int slot = 0; slot < reservations.grid().slots(); slot++) {
      Map<String, Integer> given = new LinkedHashMap<>();
      for (Reservation one : reservations.all()) {
        for (Reservation.Hold hold : one.holds()) {
          given.put(one.id() + " " + hold.poolId(), granted.groups(one.id(), hold.poolId(), slot));
        }
      }
      for (Reservation one : reservations.all()) {
        for (Reservation.Hold hold : one.holds()) {
          int has = granted.groups(one.id(), hold.poolId(), slot);
          assertThat((double) has).isBetween(0.0, hold.groups().at(slot));
          if (one.residency().equals("fr")) {
            assertThat(has).as(toString()).isEqualTo(hold.poolId().equals("b") ? has : 0);
          }
          if (has == hold.groups().at(slot)) {
            continue;
          }
          seen.add("Withheld");
          boolean isForbidden = one.residency().equals("fr") && !hold.poolId().equals("b");
          given.merge(one.id() + " " + hold.poolId(), 1, Integer::sum);
          assertThat(isForbidden || isTooMuch(world, given, slot))
              .as("%s%nslot %d: %s has %d in %s", this, slot, one, has, hold.poolId())
              .isTrue();
          given.merge(one.id() + " " + hold.poolId(), -1, Integer::sum);
        }
      }
    }
  }

  /** Whether so many replicas pass a limit of the fleet below them, counted by hand. */
  private static boolean isTooMuch(World world, Map<String, Integer> given, int slot) {
    TimeGrid grid = new TimeGrid(world.reservations().grid().at(slot), 5, 1);
    int parts = world.reservations().grid().slotMinutes() / 5;
    for (int part = 0; part < parts; part++) {
      Scenario bare = world.unreserved(new TimeGrid(grid.at(part), 5, 1));
      Map<String, Double> watts = new LinkedHashMap<>();
      for (Pool pool : bare.pools().values()) {
        double gpus = 0;
        double drawn = pool.gpus().at(0) * bare.gpuType(pool.gpuType()).idleWatts();
        for (Reservation one : world.reservations().all()) {
          for (Reservation.Hold hold : one.holds()) {
            if (hold.poolId().equals(pool.id())) {
              int count = given.getOrDefault(one.id() + " " + pool.id(), 0);
              gpus += count * hold.gpusPerGroup();
              drawn += LimitsOracle.watts(hold, count, slot);
            }
          }
        }
        if (gpus > pool.gpus().at(0)) {
          return true;
        }
        String domain = pool.domain();
        while (true) {
          watts.merge(domain, drawn, Double::sum);
          if (bare.domain(domain).parent().isEmpty()) {
            break;
          }
          domain = bare.domain(domain).parent().get();
        }
      }
      for (Map.Entry<String, Double> entry : watts.entrySet()) {
        PowerDomain domain = bare.domain(entry.getKey());
        double factor = domain.measures() == Measures.FACILITY ? bare.site(domain.site()).pue() : 1;
        if (entry.getValue() * factor > domain.limitMW().at(0) * 1e6 - 0.1) {
          return true;
        }
      }
    }
    return false;
  }

  private void become(String what, World next) {
    Map<String, LiveJob> before = byId();
    long revision = scheduler.revision();
    Optional<Replan> preview = scheduler.previewOf(next, now);
    assertThat(byId()).as("%s%nafter a preview of %s", this, what).isEqualTo(before);
    assertThat(scheduler.revision()).isEqualTo(revision);
    isForced = true;
    Optional<Replan> done = scheduler.become(next, now);
    tell(what + ": " + done);
    done.ifPresent(replan -> replan.affected().forEach(it -> seen.add(it.what().word())));
    assertThat(done).as(toString()).isEqualTo(preview);
    if (done.isEmpty()) {
      assertThat(byId()).as(toString()).isEqualTo(before);
    }
  }

  private void time(Duration passes) {
    now = now.plus(passes);
    tell("now it is " + now);
    scheduler.tick(now);
    scheduler.handOver(now);
  }

  /** Somebody looks whether breaks pay, and things happen meanwhile. */
  private void pause() {
    Interruptible interruptible = scheduler.improvable(now, 0).interruptible();
    Optional<Proposal> found = Pausing.counted(interruptible, RULES, 10, random.nextLong()).run();
    if (random.nextBoolean()) {
      submit();
      scheduler.takeChanges();
    }
    found.ifPresent(
        proposal -> {
          tell("pause: " + proposal);
          assertThat(proposal.gainMicro()).isPositive();
          long before = cost();
          List<Change> made = scheduler.adopt(proposal, now);
          if (made.isEmpty()) {
            seen.add("NotPaused");
            return;
          }
          assertThat(cost()).as(toString()).isLessThan(before);
          for (Change change : made) {
            LiveJob job = change.after();
            Run run = job.held().orElseThrow();
            assertThat(job.work().interruptible()).isTrue();
            assertThat(TermsOracle.done(scheduler.world().basis(), job, run))
                .as("%s%n%s", this, change)
                .isGreaterThan(1 - 1e-6);
            seen.add(job.state().isUnderWay() ? "PausedAtWork" : "PausedAhead");
            seen.add(run.breaks() > 0 ? "Broken up" : "In one go");
          }
        });
  }

  private long cost() {
    return scheduler.jobs().stream().mapToLong(scheduler::costMicro).sum();
  }

  private void improve() {
    Improvable improvable = scheduler.improvable(now, 0).improvable();
    if (improvable.size() == 0) {
      return;
    }
    Optional<Proposal> found = Improver.counted(improvable, RULES, 300, random.nextLong()).run();
    if (random.nextBoolean()) {
      submit();
      scheduler.takeChanges();
    }
    found.ifPresent(
        proposal -> {
          tell("improve: " + proposal);
          assertThat(proposal.gainMicro()).isPositive();
          if (!scheduler.adopt(proposal, now).isEmpty()) {
            seen.add("Adopted");
          }
        });
  }

  /** Everything is read again, as after a restart. */
  private void restart() {
    tell("restart");
    Map<String, LiveJob> before = byId();
    scheduler =
        new LiveScheduler(
            scheduler.world(), RULES, List.copyOf(scheduler.jobs()), scheduler.revision(), now);
    assertThat(byId()).isEqualTo(before);
  }

  /** Somebody wants a job elsewhere: what is refused is so for a reason that can be counted. */
  private void move() {
    Optional<LiveJob> any = any().flatMap(scheduler::job);
    if (any.isEmpty()) {
      return;
    }
    LiveJob job = any.get();
    Move move = anywhere(job);
    Map<String, LiveJob> before = byId();
    Relocation preview = scheduler.previewOf(move, now);
    assertThat(byId()).as("%s%nafter a preview of %s", this, move).isEqualTo(before);
    Relocation done = scheduler.move(move, now);
    tell("move %s: %s".formatted(move, done));
    assertThat(done).as(toString()).isEqualTo(preview);
    switch (done) {
      case Relocation.Moved(LiveJob was, LiveJob is, _, _, _, _) -> {
        seen.add("Moved");
        movedByHand = Optional.of(job.id());
        Leg leg = is.held().orElseThrow().legs().getFirst();
        assertThat(was).isEqualTo(job);
        assertThat(leg.poolId()).isEqualTo(move.poolId());
        assertThat(leg.from()).isEqualTo(move.startsAt());
        assertThat(is.pin().isPresent()).isEqualTo(move.pin().isPresent());
        assertThat(scheduler.move(move, now)).as("the same again").isInstanceOf(done.getClass());
        assertThat(scheduler.job(job.id())).contains(is);
      }
      case Relocation.Refused(List<Refusal> because) -> {
        assertThat(because).as(toString()).isNotEmpty();
        because.forEach(it -> seen.add(it.code().token()));
        assertThat(byId()).as(toString()).isEqualTo(before);
        if (because.stream().allMatch(it -> it.shortage().isPresent())) {
          shortageIsThere(job, move, because.getFirst().shortage().orElseThrow());
        }
      }
    }
  }

  private Move anywhere(LiveJob job) {
    Instant from = boundary().plus(Duration.ofMinutes(30L * random.nextInt(40)));
    OptionalDouble cap =
        random.nextBoolean()
            ? OptionalDouble.empty()
            : OptionalDouble.of(List.of(0.5, 0.7, 1.0, 0.3).get(random.nextInt(4)));
    return new Move(
        job.id(),
        List.of("a1", "a2", "b", "c").get(random.nextInt(random.nextInt(5) == 0 ? 4 : 3)),
        random.nextInt(10) == 0 ? from.plusSeconds(60) : from,
        cap,
        random.nextInt(3) == 0 ? Optional.of(new Pin(now, "because")) : job.pin());
  }

  private void shortageIsThere(LiveJob job, Move move, Refusal.Shortage shortage) {
    assertThat(shortage.available()).as(toString()).isLessThan(shortage.required());
    Instant end = shortage.earliestAt().orElse(move.startsAt().plusSeconds(1));
    for (Instant at = move.startsAt(); at.isBefore(end); at = at.plus(Duration.ofMinutes(30))) {
      assertThat(wrongWith(job, move, at)).as("%s%nroom at %s", this, at).isNotEmpty();
    }
    shortage
        .earliestAt()
        .ifPresent(at -> assertThat(wrongWith(job, move, at)).as("%s at %s", this, at).isEmpty());
  }

  /** What would be too much with a job there and not where it is. */
  private List<String> wrongWith(LiveJob job, Move move, Instant at) {
    String type = move.poolId().equals("b") ? "B" : "A";
    double cap =
        move.powerCap()
            .orElse(
                job.held()
                    .map(it -> it.legs().getFirst().powerCap())
                    .filter(it -> it == 1 || type.equals("A"))
                    .orElse(1.0));
    double speed = cap == 0.5 ? 0.6 : cap == 0.7 ? 0.8 : 1;
    double restart =
        job.doneShare() > 0
            ? job.work().terms().interruption().orElseThrow().restartMinutes() / 60
            : 0;
    double hours = job.work().job().runHoursOn(type) * (1 - job.doneShare()) / speed + restart;
    long slots = (long) Math.ceil(hours * 60 / SLOT_MINUTES - 1e-9);
    Run run = Run.of(move.poolId(), cap, at, at.plus(Duration.ofMinutes(slots * SLOT_MINUTES)));
    List<LiveJob> jobsThen = new ArrayList<>(scheduler.jobs());
    jobsThen.remove(job);
    jobsThen.add(job.in(new JobState.Validated(run), 0));
    return LimitsOracle.wrong(scheduler.world(), jobsThen, boundary(), 4 * SLOTS);
  }

  private void pin() {
    Optional<LiveJob> any = any().flatMap(scheduler::job);
    if (any.isEmpty()) {
      return;
    }
    LiveJob job = any.get();
    Optional<Pin> pin =
        random.nextInt(4) == 0 ? Optional.empty() : Optional.of(new Pin(now, "stay"));
    Optional<Refusal> refusal = scheduler.pin(job.id(), pin, now);
    tell("pin %s %s: %s".formatted(job.id(), pin, refusal));
    refusal.ifPresent(it -> seen.add(it.code().token()));
    LiveJob after = scheduler.job(job.id()).orElseThrow();
    boolean hasPlace = job.held().isPresent() && !(job.state() instanceof JobState.Placed);
    assertThat(refusal.isPresent()).as(toString()).isEqualTo(pin.isPresent() && !hasPlace);
    assertThat(after.held()).isEqualTo(job.held());
    assertThat(after.pin().isPresent())
        .as(toString())
        .isEqualTo(refusal.isPresent() ? job.pin().isPresent() : pin.isPresent());
    seen.add(after.pin().isPresent() ? "Pinned" : "Unpinned");
  }

  /** A pin holds a job against all but force, and ends with its place. */
  private void nothingPinnedMoves(List<Change> changes) {
    for (Change change : changes) {
      boolean wasPinned = change.before().flatMap(LiveJob::pin).isPresent();
      boolean isByHand = movedByHand.equals(Optional.of(change.jobId()));
      boolean isPushed = mayBePushed(change, changes);
      if (!wasPinned || isByHand || isPushed || change.after().state().hasEnded()) {
        continue;
      }
      Optional<Run> was = change.before().flatMap(LiveJob::held);
      if (was.filter(run -> !run.to().isAfter(now)).isPresent()) {
        continue; // it was stopped before and has ended since: nothing is left to stay in
      }
      Optional<Run> is = change.after().held();
      if (!isForced && is.isPresent()) {
        assertThat(is).as("%s%nmoves what is pinned %s", this, change).isEqualTo(was);
      }
      boolean isThere =
          is.isPresent()
              && is.get().from().equals(was.orElseThrow().from())
              && is.get().poolId().equals(was.get().poolId());
      if (!isThere) {
        assertThat(change.after().pin()).as("%s%nkeeps its pin %s", this, change).isEmpty();
        seen.add("Overridden");
      }
    }
  }

  private Map<String, LiveJob> byId() {
    Map<String, LiveJob> all = new LinkedHashMap<>();
    scheduler.jobs().forEach(it -> all.put(it.id(), it));
    return all;
  }

  private void limitsHold() {
    assertThat(LimitsOracle.wrong(scheduler.world(), scheduler.jobs(), boundary(), 2 * SLOTS))
        .as(toString())
        .isEmpty();
  }

  /** What is under way in the slot that has begun is as it was when that began. */
  private Instant boundary() {
    long seconds = SLOT_MINUTES * 60L;
    return Instant.ofEpochSecond(Math.ceilDiv(now.getEpochSecond(), seconds) * seconds);
  }

  /** Those that wait for others are put off with them, and when they are not done in time. */
  private boolean mayBePushed(Change change, List<Change> changes) {
    return change.after().after().stream()
        .anyMatch(
            id ->
                scheduler.job(id).isPresent()
                    || changes.stream().anyMatch(it -> it.jobId().equals(id)));
  }

  private void nothingFrozenMoves(List<Change> changes) {
    for (Change change : changes) {
      Optional<Run> was = change.before().flatMap(LiveJob::held);
      // One that was stopped and is over may go on in the same step in which it has ended.
      boolean isFrozen =
          was.isPresent()
              && was.get().from().isBefore(now.plus(FREEZE))
              && was.get().to().isAfter(now);
      boolean isPushed = mayBePushed(change, changes);
      if (!isForced && isFrozen && !isPushed && change.after().held().isPresent()) {
        Instant frozen = now.plus(FREEZE);
        assertThat(change.after().held().get().before(frozen))
            .as("%s%nmoves %s", this, change)
            .isEqualTo(was.get().before(frozen));
      }
    }
  }

  private void everyChangeIsOfAJobAsItWas(Map<String, LiveJob> before, List<Change> changes) {
    for (Change change : changes) {
      if (change.before().isPresent() && before.containsKey(change.jobId())) {
        assertThat(before.get(change.jobId())).as(toString()).isEqualTo(change.before().get());
      }
    }
  }

  private void waitingJobsHaveTheirReasons() {
    List<LiveJob> queue = scheduler.queue();
    List<List<Reason>> reasons = scheduler.reasons(queue, now);
    for (int i = 0; i < queue.size(); i++) {
      assertThat(reasons.get(i)).as("%s%nreasons of %s", this, queue.get(i)).isNotEmpty();
    }
    assertThat(queue)
        .as(toString())
        .hasSize(
            (int)
                scheduler.jobs().stream()
                    .filter(it -> it.state() instanceof JobState.Waiting)
                    .count());
  }

  private void tell(String what) {
    told.add(what);
  }
}
