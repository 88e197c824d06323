package eu.megawatt.scheduler.live;

import static org.assertj.core.api.Assertions.assertThat;

import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.scheduler.SmallScenario;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Who floods the queue delays nobody beyond what that one is guaranteed. */
class FloodTest {

  private static final long SEEDS = Long.getLong("megawatt.floods", 12);
  private static final int STEPS = 40;
  private static final String FEW = "few";
  private static final String MANY = "many";

  private final Map<String, Run> alone = new LinkedHashMap<>();
  private final Map<String, Run> flooded = new LinkedHashMap<>();
  private BigDecimal peak = BigDecimal.ZERO;

  /** Something that the few do. */
  private sealed interface Event {
    record Asks(Work work) implements Event {}

    record TakesBack(String jobId) implements Event {}

    record Passes(Duration time) implements Event {}
  }

  private static List<Event> story(SplittableRandom random, FloodWorld world) {
    List<Event> story = new ArrayList<>();
    Instant now = SmallScenario.START;
    List<String> asked = new ArrayList<>();
    for (int step = 0; step < STEPS; step++) {
      int chance = random.nextInt(10);
      if (chance < 4) {
        String id = FEW + step;
        story.add(new Event.Asks(world.work(id, FEW, now, random.nextBoolean())));
        asked.add(id);
      } else if (chance == 4 && !asked.isEmpty()) {
        story.add(new Event.TakesBack(asked.get(random.nextInt(asked.size()))));
      } else {
        Duration time = Duration.ofMinutes(random.nextInt(1, 25));
        story.add(new Event.Passes(time));
        now = now.plus(time);
      }
    }
    return story;
  }

  @Test
  void guarantee_amongAFloodThatMayBeInterrupted_placesEveryJobWhereItWouldStandAlone() {
    int moved = 0;
    int compared = 0;
    for (long seed = 0; seed < SEEDS; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      FloodWorld world = new FloodWorld(random);
      Scenario fleet = world.fleet();
      List<Event> story = story(random, world);
      alone.clear();
      flooded.clear();
      peak = BigDecimal.ZERO;
      if (!runAlone(fleet, story)) {
        continue; // more than the fleet holds: nobody is guaranteed so much
      }
      moved += runFlooded(fleet, story, random, true);
      assertThat(flooded).as("seed %d", seed).isEqualTo(alone);
      compared += alone.size();
    }
    assertThat(moved).as("jobs of the flood that were moved").isGreaterThan(50);
    assertThat(compared).as("jobs with a guarantee").isGreaterThan(80);
  }

  /** Lives through the story without anybody else; false where a job has to wait. */
  private boolean runAlone(Scenario fleet, List<Event> story) {
    LiveScheduler scheduler =
        new LiveScheduler(World.of(fleet), Rules.STANDARD, List.of(), 0, SmallScenario.START);
    Instant now = SmallScenario.START;
    for (Event event : story) {
      switch (event) {
        case Event.Asks(Work work) -> {
          if (!(scheduler.submit(work, now) instanceof Verdict.Placed(LiveJob job))) {
            return false;
          }
          alone.put(job.id(), job.held().orElseThrow());
        }
        case Event.TakesBack(String id) -> scheduler.cancel(id, "no", now);
        case Event.Passes(Duration time) -> {
          now = now.plus(time);
          pass(scheduler, now);
        }
      }
      peak = peak.max(peak(fleet, scheduler.jobs(), now));
    }
    return true;
  }

  private static BigDecimal peak(Scenario fleet, Collection<LiveJob> jobs, Instant now) {
    ShareOracle oracle = new ShareOracle(fleet);
    BigDecimal most = BigDecimal.ZERO;
    Instant end = now.plus(Duration.ofMinutes(2L * FloodWorld.SLOTS * FloodWorld.SLOT_MINUTES));
    for (Instant at = SmallScenario.START; at.isBefore(end); at = at.plus(oracle.slot())) {
      most = most.max(oracle.watts(jobs, FEW, at));
    }
    return most;
  }

  /** The same among a flood of others; how many of those were moved for it. */
  private int runFlooded(
      Scenario fleet, List<Event> story, SplittableRandom random, boolean interruptible) {
    FloodWorld many = new FloodWorld(random.split());
    long guaranteed = peak.setScale(0, RoundingMode.UP).longValueExact() + 1;
    World shared = World.of(fleet).with(TenantShare.unknown(FEW).guaranteeing(guaranteed));
    LiveScheduler scheduler =
        new LiveScheduler(shared, Rules.STANDARD, List.of(), 0, SmallScenario.START);
    Instant now = SmallScenario.START;
    int moved = 0;
    for (int job = 0; job < 150; job++) {
      scheduler.submit(many.work(MANY + job, MANY, now, interruptible), now);
    }
    int number = 150;
    for (Event event : story) {
      for (int job = 0; job < 2; job++) {
        scheduler.submit(many.work(MANY + number++, MANY, now, interruptible), now);
      }
      scheduler.takeChanges();
      switch (event) {
        case Event.Asks(Work work) -> {
          if (scheduler.submit(work, now) instanceof Verdict.Placed(LiveJob job)) {
            flooded.put(job.id(), job.held().orElseThrow());
          }
        }
        case Event.TakesBack(String id) -> scheduler.cancel(id, "no", now);
        case Event.Passes(Duration time) -> {
          now = now.plus(time);
          pass(scheduler, now);
        }
      }
      for (Change change : scheduler.takeChanges()) {
        if (change.movedFor().isPresent()) {
          assertThat(change.movedFor()).contains(FEW);
          assertThat(change.after().work().job().tenant()).isEqualTo(MANY);
          moved++;
        }
      }
      for (LiveJob job : scheduler.jobs()) {
        if (job.work().job().tenant().equals(FEW)) {
          assertThat(Optional.ofNullable(flooded.get(job.id()))).isEqualTo(job.held());
          assertThat(scheduler.borrows(job)).isFalse();
        }
      }
    }
    assertThat(LimitsOracle.wrong(scheduler.world(), scheduler.jobs(), now, FloodWorld.SLOTS))
        .isEmpty();
    return moved;
  }

  private static void pass(LiveScheduler scheduler, Instant now) {
    scheduler.tick(now);
    scheduler.handOver(now);
  }

  @Test
  void guarantee_besideWorkThatMayNotBeInterrupted_givesTheCheapestPlaceBesideThatWork() {
    int bound = 0;
    for (long seed = 0; seed < 6; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      FloodWorld world = new FloodWorld(random);
      Scenario fleet = world.fleet();
      World shared = World.of(fleet).with(TenantShare.unknown(FEW).guaranteeing(5_000));
      LiveScheduler scheduler =
          new LiveScheduler(shared, Rules.STANDARD, List.of(), 0, SmallScenario.START);
      Instant now = SmallScenario.START;
      for (int job = 0; job < 120; job++) {
        scheduler.submit(world.work(MANY + job, MANY, now, false), now);
      }
      for (int step = 0; step < 6; step++) {
        now = now.plus(Duration.ofMinutes(35));
        pass(scheduler, now);
        List<LiveJob> fixed =
            scheduler.jobs().stream()
                .filter(it -> it.state().isUnderWay() || it.work().job().tenant().equals(FEW))
                .toList();
        bound += fixed.size();
        Work work = world.work(FEW + step, FEW, now, false);
        Verdict verdict = scheduler.submit(work, now);
        nothingCheaperIsFree(scheduler, work, verdict.kept().flatMap(LiveJob::held), fixed, now);
      }
    }
    assertThat(bound).isGreaterThan(50);
  }

  /** Tries every place within the guarantee by hand, beside what may not give way. */
  private static void nothingCheaperIsFree(
      LiveScheduler scheduler, Work work, Optional<Run> got, List<LiveJob> fixed, Instant now) {
    Scenario fleet = scheduler.world().basis();
    ShareOracle oracle = new ShareOracle(fleet);
    BigDecimal cost = got.map(it -> euro(oracle, work, it)).orElse(BigDecimal.valueOf(1_000));
    long slotSeconds = oracle.slot().toSeconds();
    Instant earliest = work.job().earliestStart().isAfter(now) ? work.job().earliestStart() : now;
    Instant first =
        Instant.ofEpochSecond(Math.ceilDiv(earliest.getEpochSecond(), slotSeconds) * slotSeconds);
    for (var pool : fleet.pools().values()) {
      if (work.job().runHours().containsKey(pool.gpuType())) {
        double hours = work.job().runHoursOn(pool.gpuType());
        long slots = (long) Math.ceil(hours * 3_600 / slotSeconds - 1e-9);
        for (int start = 0; start < FloodWorld.SLOTS / 2; start++) {
          Instant from = first.plusSeconds(start * slotSeconds);
          Run run = Run.of(pool.id(), 1, from, from.plusSeconds(slots * slotSeconds));
          if (euro(oracle, work, run).add(new BigDecimal("0.00001")).compareTo(cost) < 0) {
            List<LiveJob> then = new ArrayList<>(fixed);
            then.add(LiveJob.of(work).in(new JobState.Validated(run), 1));
            assertThat(isFree(scheduler.world(), oracle, then, run))
                .as("%s is cheaper than %s for %s", run, got, work)
                .isFalse();
          }
        }
      }
    }
  }

  private static BigDecimal euro(ShareOracle oracle, Work work, Run run) {
    LiveJob placed = LiveJob.of(work).in(new JobState.Validated(run), 1);
    BigDecimal sum = BigDecimal.ZERO;
    for (Instant at = run.from(); at.isBefore(run.to()); at = at.plus(oracle.slot())) {
      sum = sum.add(oracle.euro(placed, at));
    }
    return sum;
  }

  private static boolean isFree(World world, ShareOracle oracle, List<LiveJob> then, Run run) {
    for (Instant at = run.from(); at.isBefore(run.to()); at = at.plus(oracle.slot())) {
      if (oracle.watts(then, FEW, at).compareTo(BigDecimal.valueOf(5_000)) > 0) {
        return false;
      }
    }
    long slots = Duration.between(run.from(), run.to()).dividedBy(oracle.slot());
    return LimitsOracle.wrong(world, then, run.from(), (int) slots).isEmpty();
  }

  @Test
  void guarantee_behindTenThousandJobs_isHadAtOnce() {
    SplittableRandom random = new SplittableRandom(7);
    FloodWorld world = new FloodWorld(random);
    Scenario fleet = world.fleet();
    Instant now = SmallScenario.START;
    LiveScheduler empty = new LiveScheduler(World.of(fleet), Rules.STANDARD, List.of(), 0, now);
    LiveScheduler scheduler =
        new LiveScheduler(
            World.of(fleet).with(TenantShare.unknown(FEW).guaranteeing(9_000)),
            Rules.STANDARD,
            List.of(),
            0,
            now);
    for (int job = 0; job < 10_000; job++) {
      scheduler.submit(world.work(MANY + job, MANY, now, false), now);
    }
    for (int job = 0; job < 5; job++) {
      Work work = world.work(FEW + job, FEW, now, false);
      Optional<Run> alone = empty.submit(work, now).kept().flatMap(LiveJob::held);
      Optional<Run> among = scheduler.submit(work, now).kept().flatMap(LiveJob::held);
      assertThat(alone).isPresent();
      assertThat(among).isEqualTo(alone);
    }
    assertThat(scheduler.jobs()).hasSize(10_005);
  }
}
