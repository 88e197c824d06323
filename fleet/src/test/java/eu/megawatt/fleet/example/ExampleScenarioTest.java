package eu.megawatt.fleet.example;

import static org.assertj.core.api.Assertions.assertThat;

import eu.megawatt.fleet.document.ScenarioReader;
import eu.megawatt.fleet.document.ScenarioWriter;
import eu.megawatt.fleet.inventory.EntryKind;
import eu.megawatt.fleet.inventory.GpuModel;
import eu.megawatt.fleet.inventory.Inventory;
import eu.megawatt.fleet.inventory.InventoryDomain;
import eu.megawatt.fleet.inventory.Node;
import eu.megawatt.fleet.inventory.document.InventoryWriter;
import eu.megawatt.fleet.job.Job;
import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.fleet.site.PowerDomain;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ExampleScenarioTest {

  /** Sites that are planned for and are somebody else's. */
  private static final Set<String> GUESTS = Set.of("bank-premises", "kosice");

  private static final Instant WEEK = Instant.parse("2026-11-23T00:00:00Z");

  @ParameterizedTest
  @EnumSource(names = "XL", mode = EnumSource.Mode.EXCLUDE)
  void of_sameSizeAndSeed_givesTheSameBytes(ExampleSize size) throws IOException {
    assertThat(bytes(ExampleScenario.of(size, 5))).isEqualTo(bytes(ExampleScenario.of(size, 5)));
    assertThat(bytes(ExampleScenario.of(size, 6))).isNotEqualTo(bytes(ExampleScenario.of(size, 5)));
  }

  @ParameterizedTest
  @EnumSource(names = "XL", mode = EnumSource.Mode.EXCLUDE)
  void of_everySize_isReadBackAsItWas(ExampleSize size) throws IOException {
    Scenario scenario = ExampleScenario.of(size, 11);
    assertThat(read(bytes(scenario))).isEqualTo(scenario);
  }

  @Test
  void of_manyVarieties_areAllValidAndUnlike() throws IOException {
    Set<Integer> slotMinutes = new HashSet<>();
    Set<Integer> loadPeriods = new HashSet<>();
    for (long seed = 0; seed < 100; seed++) {
      Scenario scenario = ExampleScenario.of(ExampleSize.VARIETY, seed);
      assertThat(read(bytes(scenario))).isEqualTo(scenario);
      slotMinutes.add(scenario.grid().slotMinutes());
      scenario.jobs().values().forEach(job -> loadPeriods.add(job.load().period()));
    }
    assertThat(slotMinutes).containsExactlyInAnyOrder(5, 10, 15, 20, 30, 60);
    assertThat(loadPeriods).containsExactlyInAnyOrder(1, 7, 24, 96);
  }

  @Test
  void of_manyVarieties_holdEveryOddity() {
    List<Scenario> all =
        LongStream.range(0, 100)
            .mapToObj(seed -> ExampleScenario.of(ExampleSize.VARIETY, seed))
            .toList();
    assertThat(all)
        .anyMatch(s -> s.domains().values().stream().anyMatch(d -> depth(s, d.id()) == 4));
    assertThat(all)
        .anyMatch(s -> s.sites().values().stream().anyMatch(x -> x.energyEurPerMWh().min() < 0));
    assertThat(all).anyMatch(s -> s.pools().values().stream().anyMatch(p -> p.gpus().min() == 0));
    assertThat(all).anyMatch(s -> anyJob(s, job -> job.deadline().isEmpty()));
    assertThat(all).anyMatch(s -> anyJob(s, job -> job.gpus() > largestPool(s)));
    assertThat(all).anyMatch(s -> anyJob(s, job -> job.runHours().containsKey("D")));
    assertThat(all).anyMatch(s -> anyJob(s, job -> job.residency().equals("nobody")));
    assertThat(all)
        .anyMatch(s -> anyJob(s, job -> job.id().startsWith("svc") && job.powerCapping()));
  }

  @ParameterizedTest
  @CsvSource({
    "S, 2, 4, 50, 11, 8_500",
    "M, 3, 18, 1000, 90, 61_000",
    "L, 4, 60, 10000, 200, 132_000",
    "XL, 8, 240, 100000, 800, 485_500",
    "YEAR, 1, 4, 400, 20, 13_700",
    "DEEP, 2, 32, 300, 44, 43_600"
  })
  void of_size_hasItsMeasures(
      ExampleSize size, int sites, int pools, int jobs, double megawatts, String gpus) {
    Scenario scenario = ExampleScenario.of(size, 1);
    assertThat(scenario.sites()).hasSize(sites);
    assertThat(scenario.pools()).hasSize(pools);
    assertThat(scenario.jobs()).hasSize(jobs);
    assertThat(connections(scenario)).isEqualTo(megawatts);
    double total = scenario.pools().values().stream().mapToDouble(p -> p.gpus().max()).sum();
    double expected = Double.parseDouble(gpus.replace("_", ""));
    assertThat(total).isBetween(0.98 * expected, 1.02 * expected);
  }

  @Test
  void demo_sameWeekAndSeed_givesTheSameValidDocument() throws IOException {
    Scenario demo = demo(1);
    assertThat(bytes(demo)).isEqualTo(bytes(demo(1))).isNotEqualTo(bytes(demo(2)));
    assertThat(read(bytes(demo))).isEqualTo(demo);
  }

  @Test
  void demo_pools_areTheGpusOfTheFleet() {
    Inventory fleet = DemoFleet.inventory(WEEK);
    Scenario demo = demo(1);

    assertThat(demo.sites().keySet())
        .containsAll(fleet.sites().keySet())
        .hasSize(fleet.sites().size() + GUESTS.size())
        .containsAll(GUESTS);
    for (GpuModel model : fleet.gpuModels().values()) {
      double planned =
          demo.pools().values().stream()
              .filter(pool -> pool.gpuType().equals(model.id()))
              .filter(pool -> !GUESTS.contains(demo.siteOf(pool).id()))
              .mapToDouble(pool -> pool.gpus().max())
              .sum();
      long standing =
          fleet.nodes().values().stream()
              .filter(node -> node.gpuModel().equals(model.id()))
              .mapToLong(Node::gpuCount)
              .sum();
      assertThat((long) planned).as(model.id()).isEqualTo(standing);
    }
    assertThat(demo.jobs()).hasSizeBetween(1_400, 1_600);
    assertThat(demo.jobs()).containsKey("kyc-nightly-2026-11-24").containsKey("voice-eu-asr-3");
  }

  @Test
  void demo_limits_areTheFleetsLessWhatIsLostOnTheWay() {
    Inventory fleet = DemoFleet.inventory(WEEK);
    Scenario demo = demo(1);

    for (PowerDomain domain : demo.domains().values()) {
      if (GUESTS.contains(domain.site())) {
        continue;
      }
      InventoryDomain built = fleet.domain(domain.id());
      for (int slot = 0; slot < demo.grid().slots(); slot++) {
        double allowedMW =
            built.activeLimit(demo.grid().at(slot)).orElseThrow().limit().milliwatts() / 1e9;
        assertThat(domain.limitMW().at(slot)).isBetween(allowedMW / 1.05, allowedMW);
      }
    }
    assertThat(demo.domain("rhone/grid").limitMW().max()).isEqualTo(38.5);
    assertThat(demo.domain("rhone/grid").limitMW().min()).isEqualTo(31);
    assertThat(demo.domain("rhone/h1/ups-a").limitMW().min()).isEqualTo(8.653);
    assertThat(demo.domains()).doesNotContainKey("rhone/h1/ups-b");
  }

  @Test
  void demo_customersOfTheBank_stayUnderItsKeys() {
    Scenario demo = demo(1);
    Job nightly = demo.job("kyc-nightly-2026-11-24");
    assertThat(demo.pools().values())
        .filteredOn(pool -> demo.permits().permission(nightly.residency(), pool.id()).isEver())
        .extracting(pool -> demo.siteOf(pool).id())
        .containsOnly("rhone");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-23T00:00:00Z, 2026-11-23",
    "2026-11-25T23:59:59Z, 2026-11-23",
    "2026-11-26T00:00:00Z, 2026-11-26",
    "2026-11-29T23:59:59Z, 2026-11-26",
    "2026-11-30T00:00:00Z, 2026-11-30"
  })
  void demo_weekStart_isTheLastMondayOrThursday(Instant now, String day) {
    assertThat(DemoFleet.weekStart(now)).isEqualTo(day + "T00:00:00Z");
  }

  @Test
  void demo_fleetOfAnotherWeek_isRenewedAndNoOtherIs() {
    Instant later = WEEK.plus(Duration.ofDays(3));
    Inventory changed = DemoFleet.inventory(WEEK).without(EntryKind.METER, "rhone/meter");

    assertThat(DemoFleet.renewed(DemoFleet.inventory(WEEK), WEEK)).isEmpty();
    assertThat(
            DemoFleet.renewed(DemoFleet.inventory(WEEK), later).map(ExampleScenarioTest::snapshot))
        .contains(snapshot(DemoFleet.inventory(later)));
    assertThat(DemoFleet.renewed(changed, later).orElseThrow().meters())
        .doesNotContainKey("rhone/meter");
    assertThat(DemoFleet.renewed(ExampleFleet.pocket(), WEEK)).isEmpty();
  }

  private static String snapshot(Inventory inventory) {
    return InventoryWriter.snapshot(inventory).id();
  }

  private static Scenario demo(long seed) {
    return DemoFleet.scenario(WEEK, seed);
  }

  private static double connections(Scenario scenario) {
    return scenario.domains().values().stream()
        .filter(domain -> domain.parent().isEmpty())
        .mapToDouble(domain -> domain.limitMW().max())
        .sum();
  }

  private static int depth(Scenario scenario, String domain) {
    return scenario.domain(domain).parent().map(parent -> 1 + depth(scenario, parent)).orElse(0);
  }

  private static boolean anyJob(Scenario scenario, Predicate<Job> wish) {
    return scenario.jobs().values().stream().anyMatch(wish);
  }

  private static double largestPool(Scenario scenario) {
    return scenario.pools().values().stream().mapToDouble(p -> p.gpus().max()).max().orElse(0);
  }

  private static byte[] bytes(Scenario scenario) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ScenarioWriter.write(scenario, out);
    return out.toByteArray();
  }

  private static Scenario read(byte[] document) {
    return ScenarioReader.read(new ByteArrayInputStream(document), "example.json");
  }
}
