package eu.megawatt.fleet.example;

import static org.assertj.core.api.Assertions.assertThat;

import eu.megawatt.fleet.document.ScenarioReader;
import eu.megawatt.fleet.document.ScenarioWriter;
import eu.megawatt.fleet.job.Job;
import eu.megawatt.fleet.scenario.Scenario;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
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
  void demo_connections_addUpToTheTarget() {
    assertThat(connections(demo(1))).isEqualTo(200.6);
    assertThat(demo(1).jobs()).hasSizeBetween(1_400, 1_600);
    assertThat(demo(1).jobs()).containsKey("kyc-nightly-2026-11-24").containsKey("voice-eu-asr-3");
  }

  @Test
  void demo_customersOfTheBank_stayInItsRoom() {
    Scenario demo = demo(1);
    Job nightly = demo.job("kyc-nightly-2026-11-24");
    assertThat(demo.sites().values())
        .filteredOn(site -> demo.policy(nightly.residency()).admits(site))
        .extracting(site -> site.id())
        .containsExactly("FR-BANK-ROOM");
    assertThat(demo.policy("fr-bank-keys").admits(demo.site("FR-PAR-1"))).isTrue();
    assertThat(demo.policy("fr-bank-keys").admits(demo.site("SE-BOR-1"))).isFalse();
  }

  private static Scenario demo(long seed) {
    return DemoFleet.scenario(Instant.parse("2026-11-23T00:00:00Z"), seed);
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
