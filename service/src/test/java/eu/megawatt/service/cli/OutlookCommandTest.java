package eu.megawatt.service.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eu.megawatt.fleet.document.ScenarioReader;
import eu.megawatt.fleet.document.Syntax;
import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.planner.capacity.CapacityPlan;
import eu.megawatt.planner.example.Ramp;
import eu.megawatt.planner.outlook.Question;
import eu.megawatt.planner.week.HorizonUse;
import eu.megawatt.planner.week.WeekScenario;
import eu.megawatt.planner.week.Weeks;
import eu.megawatt.service.json.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OutlookCommandTest {

  private static final CapacityPlan RAMP = Ramp.document().plan();
  private static final Question USUAL = Question.usual(RAMP.from().plusYears(5), 1);

  @Test
  void weeks_ofTheDemo_areThePlanners() {
    HorizonUse expected = HorizonUse.of(Weeks.of(RAMP, USUAL, 3, () -> false, _ -> {}));

    Outcome text = Outcome.of("outlook", "--demo", "--weeks", "3");
    Outcome json = Outcome.of("outlook", "--demo", "--weeks", "3", "--format", "json");

    assertThat(text.code()).as(text.err()).isZero();
    assertThat(text.out())
        .contains("Weeks scheduled by the engine")
        .contains(String.format(Locale.ROOT, "%.1f %% of jobs", 100 * expected.jobsOnTimeRatio()));
    assertThat(Json.read(json.out(), JsonNode.class).at("/weeks/horizon/costMinor").asLong())
        .isEqualTo(expected.costCents().orElseThrow());
    assertThat(Json.read(json.out(), JsonNode.class).at("/weeks/horizon/flatCostMinor").asLong())
        .isEqualTo(expected.flatCostCents().orElseThrow());
    assertThat(text.out())
        .contains("The same energy at the mean of each site's hours")
        .containsPattern(
            "horizon .*%,.0f".formatted(expected.flatCostCents().orElseThrow() / 100.0));
  }

  @Test
  void weeks_ofADocumentWithoutHours_sayNothingOfHours(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("flat.json");
    JsonNode document =
        Json.read(Outcome.of("outlook", "--demo", "--document").out(), JsonNode.class);
    document.path("sites").forEach(it -> ((ObjectNode) it.path("prices")).remove("hours"));
    Files.writeString(file, document.toString());

    Outcome text = Outcome.of("outlook", file.toString(), "--weeks", "1");
    Outcome json = Outcome.of("outlook", file.toString(), "--weeks", "1", "--format", "json");

    assertThat(text.code()).as(text.err()).isZero();
    assertThat(text.out()).contains("million EUR").doesNotContain("hours\n", "at mean");
    JsonNode weeks = Json.read(json.out(), JsonNode.class).path("weeks");
    assertThat(weeks.at("/horizon/costMinor").asLong()).isPositive();
    assertThat(weeks.at("/weeks/0").has("costMinor")).isFalse();
    assertThat(json.out()).doesNotContain("flatC");
  }

  @Test
  void week_asAScenario_isTheOneThatTheEngineGets() {
    Outcome its = Outcome.of("outlook", "--demo", "--week", "2029-10-29");

    Scenario read =
        ScenarioReader.read(
            new ByteArrayInputStream(its.out().getBytes(StandardCharsets.UTF_8)), Syntax.JSON);
    assertThat(read).isEqualTo(WeekScenario.of(RAMP, USUAL, LocalDate.parse("2029-10-29")));
  }

  @Test
  void week_thatIsNone_isRefusedWithTheOneThatIsMeant() {
    assertThat(Outcome.of("outlook", "--demo", "--week", "2029-10-31").err())
        .contains("no Monday")
        .contains("2029-10-29");
    assertThat(Outcome.of("outlook", "--demo", "--weeks", "27").err()).contains("0 to 26");
  }
}
