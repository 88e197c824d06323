package eu.megawatt.scheduler.demand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import eu.megawatt.fleet.demand.Demand;
import eu.megawatt.fleet.demand.LoadCurve;
import eu.megawatt.fleet.demand.Model;
import eu.megawatt.fleet.demand.Region;
import eu.megawatt.fleet.demand.Service;
import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.fleet.site.Measures;
import eu.megawatt.fleet.time.Series;
import eu.megawatt.scheduler.SmallScenario;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Replicas that have parts of GPUs: what they draw, and that a GPU that has begun is filled up. */
final class SharedGpusTest {

  private static final int SEEDS = 150;

  private static final double PLENTY_MW = 1;
  private static final int SLOTS = 4;

  /** Of a slot's price, by what the ledger lets pass beyond limits. */
  private static final double HARDLY = 1e-6;

  private static LoadCurve curve(SplittableRandom random, double idle) {
    TreeMap<Double, Double> points = new TreeMap<>();
    points.put(0.0, idle + random.nextInt(60));
    if (random.nextBoolean()) {
      points.put(0.5, idle + 60 + random.nextInt(500));
    }
    points.put(1.0, idle + 300 + random.nextInt(400));
    return new LoadCurve(points);
  }

  /** One service in one pool or the other, each with 1 to 5 GPUs and some of so much power. */
  private static Demand demand(SplittableRandom random, double mostMW) {
    Scenario fleet =
        new SmallScenario(60, SLOTS)
            .type("A", 100)
            .type("B", 150)
            .site("north", "NO", 1.1, random.doubles(SLOTS, -20, 300).toArray())
            .site("south", "FR", 1.3, random.doubles(SLOTS, 0, 300).toArray())
            .domain("north", "north", Measures.IT, 0.0008 + mostMW * random.nextDouble())
            .domain("south", "south", Measures.IT, 0.0012 + mostMW * random.nextDouble())
            .pool("a", "north", "A", random.nextInt(1, 6))
            .pool("b", "south", "B", random.nextInt(1, 6))
            .scenario();
    int parts = random.nextInt(2, 8);
    Model model =
        new Model(
            "m",
            1,
            parts,
            50,
            Map.of("A", 100.0, "B", 150.0),
            Map.of("A", curve(random, 100), "B", curve(random, 150)));
    Service service =
        new Service(
            "s",
            "t",
            "any",
            "m",
            "r",
            100,
            10,
            Series.of(random.doubles(SLOTS, 0, 60).toArray()),
            random.nextInt(3),
            3 + random.nextInt(28),
            random.nextBoolean(),
            random.nextDouble() < 0.2 ? 0.0005 : 5);
    return new Demand(
        fleet,
        Map.of(),
        List.of(),
        Map.of(),
        Map.of("m", model),
        Map.of("r", new Region("r", Map.of("north", 10.0, "south", 10.0))),
        Map.of("s", service));
  }

  private static Draft draft(Demand demand) {
    return new Draft(new Terrain(demand, Headroom.NONE), Map.of());
  }

  private static double every(Demand demand, Draft draft, int slot) {
    List<Service> services = List.copyOf(demand.services().values());
    EveryServing every = new EveryServing(demand, services);
    Terrain.Place first = draft.terrain.pools.getFirst();
    Terrain.Place second = draft.terrain.pools.getLast();
    return every.leastEur(
        slot,
        services,
        List.of(
            new EveryServing.Row(
                draft.ledger.freeWatts(first.domains()[0], slot), List.of(1.0, 0.0)),
            new EveryServing.Row(
                draft.ledger.freeWatts(second.domains()[0], slot), List.of(0.0, 1.0))),
        List.of(first.gpus()[slot], second.gpus()[slot]));
  }

  /** What was found by all ways and by steps, held against every number of replicas there is. */
  private static final class Tally {
    int looked;
    int allEqual;
    int stepsEqual;

    void look(Demand demand, String name) {
      Draft draft = draft(demand);
      ServiceAsk ask = draft.services.getFirst();
      int most = ask.service.maxReplicas();
      SlotFinder steps = new SlotFinder(ask, draft.ledger, draft.terrain, most, 0);
      SlotFinder all = new SlotFinder(ask, draft.ledger, draft.terrain, most, Integer.MAX_VALUE);
      for (int slot = 0; slot < SLOTS; slot++) {
        double least = every(demand, draft, slot);
        Optional<Serving> byAll = find(all, slot);
        Optional<Serving> bySteps = find(steps, slot);
        assertThat(byAll.isPresent()).as(name).isEqualTo(least < Double.MAX_VALUE);
        assertThat(bySteps.isPresent()).as(name).isEqualTo(least < Double.MAX_VALUE);
        if (byAll.isPresent()) {
          double hardly = HARDLY * (1 + Math.abs(least));
          assertThat(byAll.get().eur()).as(name).isGreaterThan(least - hardly);
          assertThat(bySteps.get().eur()).as(name).isGreaterThan(byAll.get().eur() - hardly);
          looked++;
          allEqual += byAll.get().eur() < least + hardly ? 1 : 0;
          stepsEqual += bySteps.get().eur() < byAll.get().eur() + hardly ? 1 : 0;
        }
      }
    }
  }

  @Test
  void find_enoughPower_isTheLeastOfEveryNumberOfReplicas() {
    Tally tally = new Tally();
    for (long seed = 0; seed < SEEDS; seed++) {
      tally.look(demand(new SplittableRandom(seed), PLENTY_MW), "seed " + seed);
    }
    assertThat(tally.looked).isGreaterThan(SEEDS * SLOTS / 2);
    assertThat(tally.allEqual).isEqualTo(tally.looked);
    assertThat(tally.stepsEqual).isGreaterThanOrEqualTo(tally.looked * 99 / 100);
  }

  /** Where both sites are short of power at once, how requests are split is not always the best. */
  @Test
  void find_littlePower_isHardlyEverDearerThanEveryNumberOfReplicas() {
    Tally tally = new Tally();
    for (long seed = 0; seed < SEEDS; seed++) {
      tally.look(demand(new SplittableRandom(seed), 0.004), "seed " + seed);
    }
    assertThat(tally.looked).isGreaterThan(SEEDS * SLOTS / 2);
    assertThat(tally.allEqual).isGreaterThanOrEqualTo(tally.looked * 97 / 100);
    assertThat(tally.stepsEqual).isGreaterThanOrEqualTo(tally.looked * 98 / 100);
  }

  private static Optional<Serving> find(SlotFinder finder, int slot) {
    return finder.find(slot, new int[2], (place, at) -> place.eurPerWatt()[at], true);
  }

  /** Places on a GPU that has begun cost nothing here, those on another a whole GPU. */
  @Test
  void find_standbyAtAnotherSite_fillsTheGpuThatHasBegunBeforeAnother() {
    LoadCurve curve = new LoadCurve(new TreeMap<>(Map.of(0.0, 150.0, 1.0, 650.0)));
    Scenario fleet =
        new SmallScenario(60, 1)
            .type("A", 100)
            .site("north", "NO", 1, 50)
            .site("south", "FR", 1, 60)
            .domain("north", "north", Measures.IT, 1)
            .domain("south", "south", Measures.IT, 1)
            .pool("a", "north", "A", 40)
            .pool("b", "south", "A", 40)
            .scenario();
    Service service =
        new Service(
            "s", "t", "any", "m", "r", 100, 10, Series.constant(60, 1), 10, 40, true, 1_000);
    Demand demand =
        new Demand(
            fleet,
            Map.of(),
            List.of(),
            Map.of(),
            Map.of("m", new Model("m", 1, 7, 50, Map.of("A", 70.0), Map.of("A", curve))),
            Map.of("r", new Region("r", Map.of("north", 10.0, "south", 10.0))),
            Map.of("s", service));
    Draft draft = draft(demand);
    ServiceAsk ask = draft.services.getFirst();
    SlotFinder finder = new SlotFinder(ask, draft.ledger, draft.terrain, 40, 0);
    // At a request a second each, 40 are the most: 20 at each site are safe, on three GPUs.
    int[] replicas = find(finder, 0).orElseThrow().replicas();
    assertThat(replicas).containsExactly(20, 20);
    assertThat(Arrays.stream(replicas).map(it -> ask.hosts.getFirst().gpus(it)).sum()).isEqualTo(6);
  }

  @Test
  void watts_ofAnyReplicas_areThoseOfEachGpuByItself() {
    SplittableRandom random = new SplittableRandom(7);
    for (int i = 0; i < 2_000; i++) {
      Demand demand = demand(random, PLENTY_MW);
      Draft draft = draft(demand);
      Host host = draft.services.getFirst().hosts.getFirst();
      Model model = demand.models().values().iterator().next();
      LoadCurve curve = Optional.ofNullable(model.wattsByLoad().get("A")).orElseThrow();
      int replicas = random.nextInt(1, 40);
      double load = random.nextDouble();
      double watts = 0;
      int gpus = 0;
      for (int left = replicas; left > 0; left -= model.replicasPerGpu()) {
        int there = Math.min(left, model.replicasPerGpu());
        watts += curve.watts(load * there / model.replicasPerGpu()) - 100;
        gpus++;
      }
      assertThat(host.gpus(replicas)).isEqualTo(gpus);
      assertThat(host.watts(replicas, load * replicas * host.one())).isCloseTo(watts, within(1e-6));
    }
  }
}
