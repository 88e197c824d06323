package eu.megawatt.scheduler.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.fleet.site.Measures;
import eu.megawatt.scheduler.SmallScenario;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

final class IdleSlotsTest {

  private static final int SLOTS = 12;
  private static final int SLOT_MINUTES = 15;
  private static final double IDLE_W = 100;

  /** A fleet of which is known by hand what is free in each slot and what it costs. */
  private record Case(
      World world, List<Double> eurPerMWh, List<Double> limitW, List<Integer> freeGpus) {}

  /** Outages stand for what is taken: they are the same to the plan and can be counted by hand. */
  private static Case random(SplittableRandom random) {
    double[] eur = random.doubles(SLOTS, -20, 300).map(Math::rint).toArray();
    double[] limitW = random.doubles(SLOTS, 1_000, 3_000).map(Math::rint).toArray();
    int[] free = random.ints(SLOTS, 0, 9).toArray();
    double[] limitMW = new double[SLOTS];
    for (int slot = 0; slot < SLOTS; slot++) {
      limitMW[slot] = limitW[slot] / 1e6;
    }
    Scenario fleet =
        new SmallScenario(SLOT_MINUTES, SLOTS)
            .type("A", IDLE_W)
            .site("here", "NO", 1.25, eur)
            .domain("grid", "here", Measures.FACILITY, 1)
            .below("hall", "grid", "here", Measures.IT, limitMW)
            .pool("pool", "hall", "A", 8)
            .scenario();
    World world = World.of(fleet);
    for (int slot = 0; slot < SLOTS; slot++) {
      if (free[slot] < 8) {
        world =
            world.with(
                new Outage(
                    "o" + slot,
                    "pool",
                    8 - free[slot],
                    at(slot * SLOT_MINUTES),
                    at((slot + 1) * SLOT_MINUTES),
                    "taken"));
      }
    }
    return new Case(
        world,
        Arrays.stream(eur).boxed().toList(),
        Arrays.stream(limitW).boxed().toList(),
        Arrays.stream(free).boxed().toList());
  }

  private static Instant at(int minute) {
    return SmallScenario.START.plus(Duration.ofMinutes(minute));
  }

  private static int minute(Instant at) {
    return (int) Duration.between(SmallScenario.START, at).toMinutes();
  }

  private static IdleSlots.Ask ask(SplittableRandom random, boolean isSoonest) {
    int earliest = random.nextInt(120);
    return new IdleSlots.Ask(
        "pool",
        random.nextInt(9),
        random.nextInt(2_000),
        Duration.ofMinutes(random.nextInt(1, 50)),
        at(earliest),
        at(Math.min(SLOTS * SLOT_MINUTES, earliest + random.nextInt(10, 170))),
        isSoonest);
  }

  /** Minute by minute: whether all is free from one on, and what it costs in euro. */
  private static Optional<Double> cost(Case its, IdleSlots.Ask ask, int minute) {
    int length = (int) ask.length().toMinutes();
    boolean isLate = at(minute + length).isAfter(ask.latest());
    if (isLate || minute + length > SLOTS * SLOT_MINUTES) {
      return Optional.empty();
    }
    double cost = 0;
    for (int m = minute; m < minute + length; m++) {
      int slot = m / SLOT_MINUTES;
      double left = its.limitW.get(slot) - its.freeGpus.get(slot) * IDLE_W;
      if (its.freeGpus.get(slot) < ask.gpus() || left < ask.watts()) {
        return Optional.empty();
      }
      cost += ask.watts() / 1e6 / 60 * its.eurPerMWh.get(slot) * 1.25;
    }
    return Optional.of(cost);
  }

  private static List<Integer> starts(IdleSlots.Ask ask) {
    int first = minute(ask.earliest());
    TreeSet<Integer> starts = new TreeSet<>(List.of(first));
    for (int slot = 0; slot < SLOTS; slot++) {
      if (slot * SLOT_MINUTES > first) {
        starts.add(slot * SLOT_MINUTES);
      }
    }
    return List.copyOf(starts);
  }

  private static IdleSlots slots(World world) {
    return new LiveScheduler(world, Rules.STANDARD, List.of(), 0, SmallScenario.START)
        .idleSlots(SmallScenario.START);
  }

  @Test
  void find_soonest_isTheFirstMinuteInWhichAllIsFree() {
    int found = 0;
    for (long seed = 0; seed < 2_000; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      Case its = random(random);
      IdleSlots.Ask ask = ask(random, true);
      int first = minute(ask.earliest());
      Optional<Instant> expected = Optional.empty();
      for (int minute = first; minute < SLOTS * SLOT_MINUTES && expected.isEmpty(); minute++) {
        if (cost(its, ask, minute).isPresent()) {
          expected = Optional.of(at(minute));
        }
      }

      Optional<IdleSlots.Slot> slot = slots(its.world).find(ask);

      assertThat(slot.map(IdleSlots.Slot::from)).as("seed %d: %s", seed, ask).isEqualTo(expected);
      found += slot.isPresent() ? 1 : 0;
    }
    assertThat(found).isBetween(300, 1_700);
  }

  @Test
  void find_cheapest_costsNoMoreThanAnyBoundary() {
    for (long seed = 0; seed < 2_000; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      Case its = random(random);
      IdleSlots.Ask ask = ask(random, false);
      Optional<Double> least =
          starts(ask).stream().flatMap(it -> cost(its, ask, it).stream()).min(Double::compareTo);

      Optional<IdleSlots.Slot> slot = slots(its.world).find(ask);

      Optional<Double> cost = slot.flatMap(it -> cost(its, ask, minute(it.from())));
      assertThat(cost.isPresent()).as("seed %d: %s", seed, ask).isEqualTo(least.isPresent());
      if (cost.isPresent()) {
        assertThat(cost.get()).as("seed %d: %s", seed, ask).isCloseTo(least.get(), within(1e-9));
      }
    }
  }

  @Test
  void take_ofASlot_leavesItToNobodyElse() {
    World world = World.of(TenGpus.fleet());
    IdleSlots slots = slots(world);
    IdleSlots.Ask ask =
        new IdleSlots.Ask("pool", 6, 100, Duration.ofMinutes(30), at(10), at(600), true);

    Optional<IdleSlots.Slot> first = slots.find(ask);
    slots.take(ask, first.orElseThrow());

    assertThat(first).contains(new IdleSlots.Slot(at(10), at(40)));
    assertThat(slots.find(ask)).contains(new IdleSlots.Slot(at(60), at(90)));
  }

  @Test
  void find_inAPoolThatIsNotThere_isNothing() {
    IdleSlots.Ask ask =
        new IdleSlots.Ask("other", 1, 1, Duration.ofMinutes(1), at(0), at(600), true);
    assertThat(slots(World.of(TenGpus.fleet())).find(ask)).isEmpty();
  }
}
