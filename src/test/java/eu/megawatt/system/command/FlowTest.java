package eu.megawatt.system.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import eu.megawatt.system.MegawattProcess;
import eu.megawatt.system.MegawattProcess.Outcome;
import eu.megawatt.system.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From a scenario file to a plan file that others can check. */
final class FlowTest {

  private static final JsonMapper JSON = new JsonMapper();

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"S", "V"})
  void plan_sharedInstance_refereeAgreesToTheCent(String instance) {
    Optional<Path> scenario = Repository.shared("instances/" + instance + ".json.gz");
    assumeTrue(scenario.isPresent(), "The shared instances are not here.");

    planAndCompare(scenario.orElseThrow());
  }

  @ParameterizedTest
  @ValueSource(strings = {"VARIETY", "DEEP", "YEAR"})
  void plan_exampleScenario_refereeAgreesToTheCent(String size) {
    Path scenario = folder.resolve("scenario.json.gz");
    Outcome written =
        run("demo-scenario", "--size", size, "--seed", "3", "--out", scenario.toString());
    assertThat(written.code()).as(written.err()).isZero();

    planAndCompare(scenario);
  }

  @Test
  void plan_weekOfTheYearsAhead_refereeAgreesToTheCent() throws IOException {
    Path scenario = folder.resolve("week.json");
    Outcome written = run("outlook", "--demo", "--week", "2029-10-29");
    assertThat(written.code()).as(written.err()).isZero();
    Files.writeString(scenario, written.out());

    planAndCompare(scenario);
  }

  private void planAndCompare(Path scenario) {
    Optional<Referee> referee = Referee.find();
    assumeTrue(referee.isPresent(), Referee.ABSENT);
    Path plan = folder.resolve("plan.json");

    Outcome made = run("plan", scenario.toString(), "--seconds", "2", "--out", plan.toString());
    Outcome checked = run("check", scenario.toString(), plan.toString(), "--format", "json");
    JsonNode verdict = referee.orElseThrow().check(scenario, plan);

    assertThat(made.code()).as(made.err()).isZero();
    assertThat(made.err()).as("what else it says").isEmpty();
    assertThat(checked.code()).as(checked.out()).isZero();
    assertThat(verdict.path("feasible").asBoolean()).as(verdict.toString()).isTrue();
    assertThat(json(checked.out()).path("objectiveCostMinor").asLong())
        .isEqualTo(verdict.path("objectiveEur").decimalValue().movePointRight(2).longValueExact());
  }

  @Test
  void plan_jsonYamlAndGzip_sameBytes() throws IOException {
    Path json = folder.resolve("scenario.json");
    Path yaml = folder.resolve("scenario.yaml");
    Path gzip = folder.resolve("scenario.json.gz");
    assertThat(run("demo-scenario", "--size", "S", "--out", json.toString()).code()).isZero();
    new YAMLMapper().writeValue(yaml.toFile(), JSON.readTree(json.toFile()));
    try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(gzip))) {
      Files.copy(json, out);
    }

    byte[] plan = planBytes(json);

    assertThat(planBytes(yaml)).isEqualTo(plan);
    assertThat(planBytes(gzip)).isEqualTo(plan);
  }

  private byte[] planBytes(Path scenario) throws IOException {
    Path plan = folder.resolve(scenario.getFileName() + ".plan.json");
    Outcome made = run("plan", scenario.toString(), "--moves", "2000", "--out", plan.toString());
    assertThat(made.code()).as(made.err()).isZero();
    return Files.readAllBytes(plan);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "{\"format\": \"megawatt/scenario/1\"}", "a: [b"})
  void plan_brokenDocument_2AndWritesNothing(String document) throws IOException {
    Path scenario = Files.writeString(folder.resolve("scenario.json"), document);
    Path plan = folder.resolve("plan.json");

    Outcome made = run("plan", scenario.toString(), "--seconds", "1", "--out", plan.toString());

    assertThat(made.code()).as(made.err()).isEqualTo(2);
    assertThat(made.err()).contains("scenario.json cannot be used").doesNotContain("\tat ");
    assertThat(plan).doesNotExist();
  }

  private Outcome run(String... arguments) {
    return MegawattProcess.run(folder, arguments);
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError(text, e);
    }
  }
}
