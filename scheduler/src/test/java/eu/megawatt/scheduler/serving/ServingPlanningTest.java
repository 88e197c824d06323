package eu.megawatt.scheduler.serving;

import static org.assertj.core.api.Assertions.assertThat;

import eu.megawatt.fleet.demand.LoadCurve;
import eu.megawatt.fleet.demand.Model;
import eu.megawatt.fleet.demand.Region;
import eu.megawatt.fleet.demand.Service;
import eu.megawatt.fleet.plan.ReasonCode;
import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.fleet.site.Measures;
import eu.megawatt.fleet.site.Pool;
import eu.megawatt.fleet.site.PowerCap;
import eu.megawatt.fleet.site.PowerDomain;
import eu.megawatt.fleet.time.Series;
import eu.megawatt.fleet.time.TimeGrid;
import eu.megawatt.scheduler.SmallScenario;
import eu.megawatt.scheduler.live.Burden;
import eu.megawatt.scheduler.live.LimitOrder;
import eu.megawatt.scheduler.live.Outage;
import eu.megawatt.scheduler.live.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Services beside a live plan, each held against rules that are counted here. */
class ServingPlanningTest {

  private static final int SLOTS = 24;
  private static final Instant NOW = SmallScenario.START;
  private static final TimeGrid GRID = new TimeGrid(NOW, 15, SLOTS);
  private static final Burden NO_JOBS = new Burden(NOW, Map.of(), Map.of());
  private static final Effort EFFORT = new Effort(100, 10, 7);

  /** More with {@code -Dmegawatt.histories=500}. */
  private static final long FLEETS = Long.getLong("megawatt.histories", 40);

  private static Scenario fleet(SplittableRandom random) {
    return new SmallScenario(60, 24)
        .type("A", 100, new PowerCap(0.7, 0.8))
        .type("B", 150)
        .site("north", "NO", 1.1, random.doubles(24, -20, 300).toArray())
        .site("south", "FR", 1.3, random.doubles(24, -20, 300).toArray())
        .site("east", "FR", 1.2, random.doubles(24, -20, 300).toArray())
        .domain("north", "north", Measures.FACILITY, 0.02)
        .below("hall1", "north", "north", Measures.IT, 0.012)
        .below("hall2", "north", "north", Measures.IT, 0.011)
        .domain("south", "south", Measures.FACILITY, 0.014)
        .domain("east", "east", Measures.FACILITY, 0.014)
        .pool("a1", "hall1", "A", 12)
        .pool("a2", "hall2", "A", 10)
        .pool("b", "south", "B", 10)
        .pool("c", "east", "A", 10)
        .countries("fr", "FR")
        .scenario();
  }

  private static Asked asked(SplittableRandom random) {
    Map<String, Model> models = new HashMap<>();
    for (int i = 0; i < 2; i++) {
      int gpus = random.nextInt(1, 4);
      models.put(
          "m" + i,
          new Model(
              "m" + i,
              gpus,
              gpus == 1 ? List.of(1, 2, 3, 7).get(random.nextInt(4)) : 1,
              100,
              Map.of("A", 100.0, "B", 140.0),
              Map.of("A", curve(random, 100), "B", curve(random, 150))));
    }
    Map<String, Region> regions = new HashMap<>();
    for (int i = 0; i < 2; i++) {
      Map<String, Double> network = new HashMap<>();
      for (String site : List.of("north", "south", "east")) {
        if (random.nextInt(6) > 0) {
          network.put(site, (double) random.nextInt(5, 80));
        }
      }
      regions.put("r" + i, new Region("r" + i, network));
    }
    List<Service> services = new ArrayList<>();
    for (int i = random.nextInt(1, 5); i > 0; i--) {
      int least = random.nextInt(3);
      String model = "m" + random.nextInt(2);
      services.add(
          new Service(
              "s" + i,
              "tenant",
              random.nextInt(4) == 0 ? "fr" : "any",
              model,
              "r" + random.nextInt(2),
              random.nextInt(120, 200),
              50,
              Series.of(random.doubles(SLOTS, 0, random.nextInt(1, 20)).toArray()),
              least,
              least + random.nextInt(1, 12) * of(models, model).replicasPerGpu(),
              random.nextBoolean(),
              1 + random.nextInt(50)));
    }
    return new Asked(models, regions, services);
  }

  private static <T> T of(Map<String, T> all, String id) {
    return Optional.ofNullable(all.get(id)).orElseThrow();
  }

  private static LoadCurve curve(SplittableRandom random, double idle) {
    TreeMap<Double, Double> points = new TreeMap<>();
    points.put(0.0, idle + random.nextInt(50));
    points.put(0.5, idle + 50 + random.nextInt(300));
    points.put(1.0, idle + 350 + random.nextInt(300));
    return new LoadCurve(points);
  }

  private static World world(SplittableRandom random) {
    World world = World.of(fleet(random));
    if (random.nextBoolean()) {
      String pool = List.of("a1", "a2", "b", "c").get(random.nextInt(4));
      int gpus = random.nextInt(3, 13);
      world =
          world.with(
              new Outage("o", pool, gpus, NOW.plus(Duration.ofMinutes(30)), Instant.MAX, "x"));
    }
    if (random.nextBoolean()) {
      world =
          world.with(
              new LimitOrder(
                  "l",
                  List.of("north", "south", "hall1").get(random.nextInt(3)),
                  LimitOrder.Source.OPERATOR,
                  OptionalDouble.of(0.003 + 0.006 * random.nextDouble()),
                  NOW.plus(Duration.ofHours(1)),
                  NOW.plus(Duration.ofHours(3)),
                  1,
                  "x"));
    }
    return world;
  }

  @Test
  void plan_anyServicesOnAnyFleet_keepsEveryLimitAndPromiseOrSaysWhichNot() {
    int failovers = 0;
    int lacks = 0;
    for (long seed = 0; seed < FLEETS; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      World world = world(random);
      Asked asked = asked(random);
      ServingPlan plan =
          new ServingPlanning(Ground.of(world, NO_JOBS, GRID), asked, EFFORT)
              .plan(ServingPlan.NONE);
      Counted counted = new Counted(world.unreserved(GRID), asked, plan);
      assertThat(counted.wrong()).as("seed %d: %s", seed, plan).isEmpty();
      failovers += counted.failoversKept;
      lacks += plan.services().stream().mapToInt(it -> it.lacks().size()).sum();
      granted(world, plan, seed);
    }
    assertThat(failovers).as("slots in which a site could go").isPositive();
    assertThat(lacks).isPositive();
  }

  /** What is planned is what is kept free: nothing of it is cut. */
  private static void granted(World world, ServingPlan plan, long seed) {
    var granted = world.with(plan.reservations()).granted();
    for (Served served : plan.services()) {
      for (Hosted hosted : served.pools()) {
        for (int slot = 0; slot < SLOTS; slot++) {
          int groups = granted.groups(served.service().id(), hosted.poolId(), slot);
          assertThat(groups * hosted.gpusPerReplica())
              .as("seed %d, %s in %s, slot %d", seed, served.service().id(), hosted.poolId(), slot)
              .isEqualTo(hosted.gpus((int) hosted.replicas().at(slot)));
        }
      }
    }
  }

  /** A plan, counted by hand. */
  private static final class Counted {
    private final Scenario fleet;
    private final Asked asked;
    private final ServingPlan plan;
    private final List<String> wrong = new ArrayList<>();
    private int failoversKept;

    Counted(Scenario fleet, Asked asked, ServingPlan plan) {
      this.fleet = fleet;
      this.asked = asked;
      this.plan = plan;
    }

    List<String> wrong() {
      for (int slot = 0; slot < SLOTS; slot++) {
        limits(slot);
        for (Served served : plan.services()) {
          service(served, slot);
        }
      }
      return wrong;
    }

    private void limits(int slot) {
      Map<String, Double> watts = new HashMap<>();
      for (Pool pool : fleet.pools().values()) {
        double idle = fleet.gpuType(pool.gpuType()).idleWatts();
        double gpus = 0;
        double drawn = pool.gpus().at(slot) * idle;
        for (Served served : plan.services()) {
          Model model = of(asked.models(), served.service().model());
          for (Hosted hosted : served.pools()) {
            if (hosted.poolId().equals(pool.id()) && hosted.replicas().at(slot) > 0) {
              double parts =
                  hosted.replicas().at(slot) * model.gpusPerReplica() / model.replicasPerGpu();
              double tokens =
                  served.service().requestsPerSecond().at(slot)
                      * hosted.share().at(slot)
                      * served.service().tokensPerRequest();
              double load = tokens / parts / of(model.tokensPerSecondPerGpu(), pool.gpuType());
              LoadCurve curve = of(model.wattsByLoad(), pool.gpuType());
              while (parts > 1e-9) {
                gpus++;
                drawn += curve.watts(load * Math.min(1, parts)) - idle;
                parts--;
              }
              if (load > 1.000001) {
                wrong.add("load %s of %s slot %d".formatted(load, served, slot));
              }
            }
          }
        }
        if (gpus > pool.gpus().at(slot)) {
          wrong.add("%s slot %d: %s GPUs".formatted(pool.id(), slot, gpus));
        }
        Optional<String> next = Optional.of(pool.domain());
        while (next.isPresent()) {
          watts.merge(next.get(), drawn, Double::sum);
          next = fleet.domain(next.get()).parent();
        }
      }
      for (PowerDomain domain : fleet.domains().values()) {
        double factor =
            domain.measures() == Measures.FACILITY ? fleet.site(domain.site()).pue() : 1;
        boolean isServed =
            plan.services().stream()
                .flatMap(it -> it.pools().stream())
                .anyMatch(it -> it.replicas().at(slot) > 0 && it.siteId().equals(domain.site()));
        if (isServed && of(watts, domain.id()) * factor > domain.limitMW().at(slot) * 1e6 + 0.01) {
          wrong.add(
              "%s slot %d: %s of %s W"
                  .formatted(
                      domain.id(),
                      slot,
                      of(watts, domain.id()) * factor,
                      domain.limitMW().at(slot) * 1e6));
        }
      }
    }

    private void service(Served served, int slot) {
      Service service = served.service();
      Model model = of(asked.models(), service.model());
      Region region = of(asked.regions(), service.region());
      double share = 0;
      int replicas = 0;
      Map<String, Double> could = new HashMap<>();
      for (Hosted hosted : served.pools()) {
        int count = (int) hosted.replicas().at(slot);
        Pool pool = fleet.pool(hosted.poolId());
        String site = fleet.siteOf(pool).id();
        share += hosted.share().at(slot);
        replicas += count;
        if (count == 0) {
          continue;
        }
        if (of(region.networkMs(), site) + model.latencyMs() > service.latencyBudgetMs()) {
          wrong.add("%s too far at %s".formatted(service.id(), site));
        }
        if (service.residency().equals("fr") && !fleet.site(site).country().equals("FR")) {
          wrong.add("%s abroad at %s".formatted(service.id(), site));
        }
        could.merge(
            site,
            count
                * model.gpusPerReplica()
                * of(model.tokensPerSecondPerGpu(), pool.gpuType())
                / model.replicasPerGpu()
                / service.tokensPerRequest(),
            Double::sum);
      }
      if (share > 1.000001 || replicas > service.maxReplicas()) {
        wrong.add("%s slot %d: %d replicas, share %s".formatted(service, slot, replicas, share));
      }
      says(served, slot, Lack.What.REPLICAS, replicas < service.minReplicas());
      says(
          served,
          slot,
          Lack.What.ANSWERS,
          service.requestsPerSecond().at(slot) > 0 && 1 - share > 1e-5);
      if (service.failover()) {
        double answers = service.requestsPerSecond().at(slot) * share;
        double all = could.values().stream().mapToDouble(Double::doubleValue).sum();
        boolean isKept = could.values().stream().allMatch(it -> all - it >= answers - 1e-5);
        failoversKept += isKept && answers > 1 ? 1 : 0;
        says(served, slot, Lack.What.FAILOVER, !isKept);
      }
    }

    private void says(Served served, int slot, Lack.What what, boolean isLacking) {
      boolean isSaid =
          served.lacks().stream()
              .anyMatch(it -> it.what() == what && it.from() <= slot && slot < it.to());
      if (isSaid != isLacking) {
        wrong.add(
            "%s slot %d: %s is %s but said %s"
                .formatted(served.service().id(), slot, what, isLacking, isSaid));
      }
    }
  }

  @Test
  void plan_sameAgain_movesNoTraffic() {
    for (long seed = 0; seed < 10; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      World world = world(random);
      Asked asked = asked(random);
      Ground ground = Ground.of(world, NO_JOBS, GRID);
      ServingPlan first = new ServingPlanning(ground, asked, EFFORT).plan(ServingPlan.NONE);
      ServingPlan again =
          new ServingPlanning(ground, asked, new Effort(60, 10, 1234 + seed)).plan(first);
      for (int slot = 0; slot < SLOTS; slot++) {
        double before = eur(ground, asked, first, slot);
        double after = eur(ground, asked, again, slot);
        assertThat(replicas(again, slot).equals(replicas(first, slot)) || after < before)
            .as("seed %d slot %d: %s then %s", seed, slot, before, after)
            .isTrue();
      }
    }
  }

  private static double drawn(Hosted hosted, int slot) {
    double groups = Math.ceil(hosted.replicas().at(slot) / hosted.replicasPerGpu());
    return groups == 0
        ? 0
        : (groups - 1) * hosted.wattsPerGroup().at(slot) + hosted.wattsOfLast().at(slot);
  }

  private static Map<String, Double> replicas(ServingPlan plan, int slot) {
    Map<String, Double> all = new TreeMap<>();
    for (Served served : plan.services()) {
      for (Hosted hosted : served.pools()) {
        if (hosted.replicas().at(slot) > 0) {
          all.put(served.service().id() + " " + hosted.poolId(), hosted.replicas().at(slot));
        }
      }
    }
    return all;
  }

  private static double eur(Ground ground, Asked asked, ServingPlan plan, int slot) {
    double eur = 0;
    for (Served served : plan.services()) {
      double share = 0;
      for (Hosted hosted : served.pools()) {
        share += hosted.share().at(slot);
        var site = ground.scenario.site(hosted.siteId());
        eur +=
            drawn(hosted, slot)
                * site.pue()
                * 0.25
                / 1e6
                * (site.energyEurPerMWh().at(slot)
                    + site.carbonGramsPerKWh().at(slot)
                        / 1e3
                        * ground.scenario.carbonEurPerTonne());
      }
      eur +=
          served.service().requestsPerSecond().at(slot)
              * (1 - share)
              * 0.9
              * served.service().unservedEurPerThousand();
    }
    assertThat(asked.services()).hasSize(plan.services().size());
    return eur;
  }

  @Test
  void plan_oneSiteOfTwoIsLost_answersWithTheOtherAndSaysThatItMayNotBeLost() {
    SplittableRandom random = new SplittableRandom(3);
    World world =
        World.of(fleet(random))
            .with(new Outage("o", "b", 10, NOW, NOW.plus(Duration.ofHours(1)), "x"));
    Asked asked =
        new Asked(
            Map.of(
                "m",
                new Model(
                    "m",
                    1,
                    100,
                    Map.of("A", 100.0, "B", 100.0),
                    Map.of("A", curve(random, 100), "B", curve(random, 150)))),
            Map.of("r", new Region("r", Map.of("south", 10.0, "east", 10.0))),
            List.of(
                new Service(
                    "s",
                    "t",
                    "any",
                    "m",
                    "r",
                    150,
                    50,
                    Series.constant(6, SLOTS),
                    1,
                    20,
                    true,
                    50)));
    ServingPlan plan =
        new ServingPlanning(Ground.of(world, NO_JOBS, GRID), asked, EFFORT).plan(ServingPlan.NONE);
    Served served = plan.services().getFirst();
    assertThat(served.lacks())
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.what()).isEqualTo(Lack.What.FAILOVER);
              assertThat(it.from()).isZero();
              assertThat(it.to()).isEqualTo(4);
              assertThat(it.reason().subject()).isEqualTo("east");
            });
    assertThat(served.pools().stream().mapToDouble(it -> it.share().at(0)).sum()).isEqualTo(1);
  }

  /** There is room in the east, but not in the south, without which answers would not be safe. */
  @Test
  void plan_anotherTakesTheOnlyOtherSite_saysThatItIsFullAndNotThatAnswersAreNotWorthIt() {
    SplittableRandom random = new SplittableRandom(3);
    Model model =
        new Model(
            "m",
            1,
            100,
            Map.of("A", 100.0, "B", 100.0),
            Map.of("A", curve(random, 100), "B", curve(random, 150)));
    Map<String, Region> regions =
        Map.of(
            "r", new Region("r", Map.of("south", 10.0, "east", 10.0)),
            "near", new Region("near", Map.of("south", 10.0)));
    Series large = Series.constant(16, SLOTS);
    Series small = Series.constant(10, SLOTS);
    Asked asked =
        new Asked(
            Map.of("m", model),
            regions,
            List.of(
                new Service("first", "t", "any", "m", "near", 150, 50, large, 8, 20, false, 500),
                new Service("safe", "t", "any", "m", "r", 150, 50, small, 0, 20, true, 40)));
    ServingPlan plan =
        new ServingPlanning(Ground.of(World.of(fleet(random)), NO_JOBS, GRID), asked, EFFORT)
            .plan(ServingPlan.NONE);
    Served safe = plan.service("safe").orElseThrow();
    assertThat(safe.pools().stream().mapToDouble(it -> it.share().at(0)).sum()).isLessThan(0.5);
    assertThat(safe.lacks())
        .filteredOn(it -> it.what() == Lack.What.ANSWERS)
        .isNotEmpty()
        .allSatisfy(
            it -> {
              assertThat(it.reason().code()).isEqualTo(ReasonCode.WAITING_FOR_DEVICES);
              assertThat(it.reason().subject()).isEqualTo("b");
            });
  }

  @Test
  void plan_nobodyNearEnough_saysHowFarTheNearestIs() {
    SplittableRandom random = new SplittableRandom(3);
    Asked asked =
        new Asked(
            Map.of(
                "m", new Model("m", 1, 100, Map.of("A", 100.0), Map.of("A", curve(random, 100)))),
            Map.of("r", new Region("r", Map.of("north", 60.0, "south", 5.0))),
            List.of(
                new Service(
                    "s",
                    "t",
                    "any",
                    "m",
                    "r",
                    150,
                    50,
                    Series.constant(6, SLOTS),
                    0,
                    20,
                    true,
                    5)));
    ServingPlan plan =
        new ServingPlanning(Ground.of(World.of(fleet(random)), NO_JOBS, GRID), asked, EFFORT)
            .plan(ServingPlan.NONE);
    assertThat(plan.services().getFirst().pools()).isEmpty();
    assertThat(plan.services().getFirst().lacks())
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.reason().code()).isEqualTo(ReasonCode.LATENCY_OUT_OF_REACH);
              assertThat(it.reason().message()).contains("160 ms").contains("150 ms");
              assertThat(it.to()).isEqualTo(SLOTS);
            });
  }
}
