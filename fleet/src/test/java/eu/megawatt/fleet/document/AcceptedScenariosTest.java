package eu.megawatt.fleet.document;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import eu.megawatt.fleet.job.LoadShape;
import eu.megawatt.fleet.scenario.Scenario;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is unusual but allowed. */
class AcceptedScenariosTest {

  private static final String GOOD = TestingDocuments.resource("two-sites.json");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        // a deadline before the horizon, a start before it or off the grid
        "\"2026-01-12T02:00:00Z\" | \"2026-01-11T02:00:00Z\"",
        "\"2026-01-12T00:10:00Z\" | \"2025-12-31T23:59:59.5Z\"",
        // whole numbers written as fractions, and fractions of a second
        "\"slots\": 4 | \"slots\": 4.0",
        "\"gpus\": 128, \"residency\" | \"gpus\": 1.28e2, \"residency\"",
        "\"start\": \"2026-01-12T00:00:00Z\" | \"start\": \"2026-01-12T00:00:00.250Z\"",
        // a second root at a site, a policy that names what no site has, an empty rule
        "\"parent\": \"north/grid\" | \"parent\": null",
        "[\"ISO27001\"], \"keyCustody\": \"customer\", | [\"C5\"], \"keyCustody\": \"martian\",",
        "\"countries\": [\"SE\", \"ES\"] | \"countries\": []",
        // a pool of nothing, a job for no type, a job too large, free energy
        "\"gpus\": 128} | \"gpus\": 0}",
        "{\"H100\": 1.5}, \"wattsPerGpu\": {\"H100\": 700} | {}, \"wattsPerGpu\": {}",
        "\"gpus\": 8 | \"gpus\": 2000000000",
        "\"energyEurPerMWh\": 48 | \"energyEurPerMWh\": -500",
        // a hard deadline of none, no deadline and no load at all
        "null, \"hardDeadline\": false | null, \"hardDeadline\": true",
        "\"deadline\": null, | ``",
        "\"load\": null, | ``",
        "\"name\": \"two sites\" | \"name\": \"\"",
      })
  void read_unusual_accepts(String replaced, String by) {
    String unusual = GOOD.replace(replaced, by);
    assertThat(unusual).isNotEqualTo(GOOD);
    assertThat(TestingDocuments.issues(() -> TestingDocuments.scenario(unusual))).isEmpty();
  }

  @Test
  void read_good_hasEverything() {
    Scenario scenario = TestingDocuments.scenario(GOOD);
    assertThat(scenario.name()).isEqualTo("two sites");
    assertThat(scenario.grid().slots()).isEqualTo(4);
    assertThat(scenario.site("north").energyEurPerMWh().toArray())
        .containsExactly(52.5, -3, 61, 70.25);
    assertThat(scenario.domain("north/hall").parent()).contains("north/grid");
    assertThat(scenario.pool("south/b200").gpus().isConstant()).isTrue();
    assertThat(scenario.gpuType("H100").powerCaps()).hasSize(2);
    assertThat(requireNonNull(scenario.policies().get("any")).countries()).isEmpty();
    assertThat(scenario.job("train-1").load()).isEqualTo(LoadShape.FULL);
    assertThat(scenario.job("serve-1").load()).isEqualTo(LoadShape.of(0.2, 0.9));
    assertThat(scenario.job("serve-1").deadline()).isEmpty();
    assertThat(scenario.jobs().keySet()).containsExactly("train-1", "serve-1");
  }

  @ParameterizedTest
  @CsvSource({"S, 50", "M, 1000", "L, 10000", "V, 305"})
  void read_sharedInstance_acceptsAndRoundTrips(String name, int jobs) throws Exception {
    Optional<Path> file = TestingDocuments.shared("instances/" + name + ".json.gz");
    Assumptions.assumeTrue(file.isPresent(), "no shared instances beside this checkout");
    Scenario scenario = ScenarioReader.read(file.orElseThrow());
    assertThat(scenario.jobs()).hasSize(jobs);
    assertThat(TestingDocuments.roundTrip(scenario)).isEqualTo(scenario);
  }
}
