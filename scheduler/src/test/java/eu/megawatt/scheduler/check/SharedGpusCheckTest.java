package eu.megawatt.scheduler.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import eu.megawatt.fleet.demand.Demand;
import eu.megawatt.fleet.demand.DemandPlan;
import eu.megawatt.fleet.demand.LoadCurve;
import eu.megawatt.fleet.demand.Model;
import eu.megawatt.fleet.demand.PoolShare;
import eu.megawatt.fleet.demand.Region;
import eu.megawatt.fleet.demand.Service;
import eu.megawatt.fleet.demand.ServiceRun;
import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.fleet.site.Measures;
import eu.megawatt.fleet.time.Series;
import eu.megawatt.fleet.unit.Money;
import eu.megawatt.scheduler.SmallScenario;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What replicas that share GPUs take, by the checker, by the script, and by hand. */
final class SharedGpusCheckTest {

  private static final int SEEDS = 600;
  private static final int SLOTS = 3;

  /** So that a watt for an hour is an euro. */
  private static final double EUR_PER_MWH = 1e6;

  @TempDir private Path folder;

  private static Scenario fleet(double limitMW, double gpus) {
    return new SmallScenario(60, SLOTS)
        .type("A", 100)
        .site("here", "NO", 1, EUR_PER_MWH)
        .domain("grid", "here", Measures.IT, limitMW)
        .pool("pool", "grid", "A", gpus)
        .scenario();
  }

  private static Service service(String id, double requests, int most) {
    return new Service(
        id, "t", "any", "m", "r", 100, 10, Series.constant(requests, SLOTS), 0, most, false, 0.1);
  }

  private static Demand demand(Scenario fleet, int parts, LoadCurve curve, Service... services) {
    Map<String, Service> all = new LinkedHashMap<>();
    for (Service service : services) {
      all.put(service.id(), service);
    }
    return new Demand(
        fleet,
        Map.of(),
        List.of(),
        Map.of(),
        Map.of("m", new Model("m", 1, parts, 50, Map.of("A", 70.0), Map.of("A", curve))),
        Map.of("r", new Region("r", Map.of("here", 10.0))),
        all);
  }

  private static DemandPlan plan(Demand demand, List<ServiceRun> runs) {
    DemandPlan free = priced(demand, runs, Money.ZERO);
    return priced(demand, runs, DemandChecker.check(demand, free).objectiveEur());
  }

  private static DemandPlan priced(Demand demand, List<ServiceRun> runs, Money price) {
    return new DemandPlan(demand.base().name(), List.of(), List.of(), runs, List.of(), price, 0, 0);
  }

  private static ServiceRun run(String service, double replicas, double share) {
    Series count = Series.constant(replicas, SLOTS);
    return new ServiceRun(
        service, List.of(new PoolShare("pool", count, Series.constant(share, SLOTS))));
  }

  /**
   * With seven to a GPU, of 7 requests a second each: ten replicas at load 0.7 are a GPU at 0.7 and
   * one at 0.3.
   */
  @Test
  void check_tenReplicasOfSevenToAGpu_areOneFullGpuAndOneWithThree() {
    LoadCurve curve =
        new LoadCurve(new TreeMap<>(Map.of(0.0, 150.0, 0.3, 270.0, 0.7, 500.0, 1.0, 700.0)));
    Demand demand = demand(fleet(1, 2), 7, curve, service("s", 7, 10));
    DemandReport report = DemandChecker.check(demand, plan(demand, List.of(run("s", 10, 1))));
    assertThat(report.breaches()).isEmpty();
    assertThat(report.energyEur().euro().doubleValue())
        .isCloseTo(SLOTS * (400.0 + 170), within(0.01));
  }

  @Test
  void check_oneGpuTooFew_isABreachAndNoServiceTakesAnothersPlaces() {
    LoadCurve curve = new LoadCurve(new TreeMap<>(Map.of(0.0, 150.0, 1.0, 700.0)));
    Demand one = demand(fleet(1, 2), 7, curve, service("s", 7, 15));
    assertThat(kinds(one, run("s", 14, 1))).isEmpty();
    assertThat(kinds(one, run("s", 15, 1))).containsOnly(BreachKind.GPUS);
    Demand two = demand(fleet(1, 2), 7, curve, service("s", 1, 15), service("t", 1, 15));
    assertThat(kinds(two, run("s", 7, 1), run("t", 7, 1))).isEmpty();
    assertThat(kinds(two, run("s", 8, 1), run("t", 2, 1))).containsOnly(BreachKind.GPUS);
  }

  private static List<BreachKind> kinds(Demand demand, ServiceRun... runs) {
    return DemandChecker.check(demand, plan(demand, List.of(runs))).breaches().stream()
        .map(Breach::kind)
        .toList();
  }

  @Test
  void check_anyReplicasOnFewGpus_saysWhatTheScriptSays() throws IOException, InterruptedException {
    Optional<DemandScript> script = DemandScript.in(folder);
    assumeTrue(script.isPresent(), DemandScript.ABSENT);
    List<DemandReport> reports = new ArrayList<>();
    Set<BreachKind> seen = EnumSet.noneOf(BreachKind.class);
    int good = 0;
    for (long seed = 0; seed < SEEDS; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      TreeMap<Double, Double> points = new TreeMap<>();
      points.put(0.0, 100.0 + random.nextInt(60));
      points.put(0.4, 160.0 + random.nextInt(500));
      points.put(1.0, 400.0 + random.nextInt(400));
      int gpus = random.nextInt(1, 6);
      Demand demand =
          demand(
              fleet(0.0001 * gpus + 0.003 * random.nextDouble(), gpus),
              random.nextInt(1, 9),
              new LoadCurve(points),
              service("s", random.nextInt(20), 20),
              service("t", random.nextInt(20), 20));
      DemandPlan plan = plan(demand, List.of(any("s", random), any("t", random)));
      DemandReport report = DemandChecker.check(demand, plan);
      report.breaches().forEach(breach -> seen.add(breach.kind()));
      reports.add(report);
      script.get().add(demand, plan);
      good += report.feasible() ? 1 : 0;
    }
    List<DemandScript.Verdict> verdicts = script.get().verdicts();
    for (int i = 0; i < SEEDS; i++) {
      List<String> kinds =
          reports.get(i).breaches().stream().map(it -> it.kind().word()).sorted().toList();
      assertThat(kinds).as("seed %d", i).isEqualTo(verdicts.get(i).kinds());
      assertThat(reports.get(i).objectiveEur().euro().doubleValue())
          .as("seed %d", i)
          .isCloseTo(verdicts.get(i).objectiveEur(), within(0.0101));
    }
    assertThat(good).isBetween(SEEDS / 20, SEEDS * 19 / 20);
    assertThat(seen).contains(BreachKind.GPUS, BreachKind.MEGAWATTS, BreachKind.LOAD);
  }

  private static ServiceRun any(String service, SplittableRandom random) {
    return run(service, random.nextInt(14), random.nextInt(3) == 0 ? 0 : random.nextDouble());
  }
}
