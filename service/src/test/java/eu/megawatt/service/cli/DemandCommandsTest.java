package eu.megawatt.service.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import eu.megawatt.fleet.demand.Demand;
import eu.megawatt.fleet.demand.DemandPlan;
import eu.megawatt.fleet.plan.Plan;
import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.service.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Scenarios and plans of version 2 on the command line. */
final class DemandCommandsTest {

  @TempDir Path folder;

  private Path scenario = Path.of("");
  private Path plan = Path.of("");

  @BeforeEach
  void scenario() throws IOException {
    scenario = folder.resolve("evening.json");
    plan = folder.resolve("plan.json");
    Files.writeString(scenario, Documented.example(Demand.FORMAT));
  }

  @ParameterizedTest
  @ValueSource(strings = {"plan", "check"})
  void help_ofACommand_namesBothVersions(String command) {
    assertThat(Outcome.of(command, "--help").out())
        .contains(Scenario.FORMAT, Demand.FORMAT, Plan.FORMAT, DemandPlan.FORMAT);
  }

  @Test
  void plan_thenCheck_breaksNothing() {
    Outcome made = plan("--moves", "500");
    Outcome checked = check();

    assertThat(made.code()).as(made.err()).isZero();
    assertThat(made.out()).contains("3 of 3 jobs placed, 1 of 1 services");
    assertThat(checked.code()).as(checked.out()).isZero();
    assertThat(checked.out()).startsWith("The plan breaks nothing.");
  }

  @Test
  void plan_made_passesTheScript() throws IOException, InterruptedException {
    plan("--seconds", "1");

    Optional<Integer> code = Documented.script(scenario, plan);

    assumeTrue(code.isPresent(), "The script takes python3.");
    assertThat(code).contains(0);
  }

  @Test
  void plan_sameSeedAndMoves_sameBytes() throws IOException {
    plan("--moves", "300", "--seed", "7");
    byte[] first = Files.readAllBytes(plan);
    plan("--moves", "300", "--seed", "7");

    assertThat(plan).hasBinaryContent(first);
  }

  @Test
  void plan_progressJson_endsWithTheServices() {
    Outcome made = plan("--seconds", "1", "--progress", "json");

    List<Map<?, ?>> lines =
        made.out().lines().<Map<?, ?>>map(line -> Json.read(line, Map.class)).toList();
    assertThat(lines).first().satisfies(it -> assertThat(it.get("event")).isEqualTo("progress"));
    assertThat(lines).last().satisfies(it -> assertThat(it.get("event")).isEqualTo("end"));
    assertThat(lines).last().satisfies(it -> assertThat(it.get("servedCount")).isEqualTo(1));
  }

  @Test
  void plan_severalThreads_2NothingWritten() {
    Outcome made = plan("--moves", "10", "--threads", "2");

    assertThat(made.code()).isEqualTo(2);
    assertThat(made.err()).contains("--threads must be 1").contains(scenario.toString());
    assertThat(plan).doesNotExist();
    assertThat(plan("--moves", "10", "--threads", "1").code()).isZero();
  }

  @Test
  void plan_underARegister_servesNobodyWhereTheProfileForbidsIt() throws IOException {
    String register = folder.resolve("register.json").toString();
    Outcome.of("sovereignty", "example", "--out", register);
    Files.writeString(
        scenario,
        Documented.example(Demand.FORMAT)
            .replace("\"residency\": \"any\"", "\"residency\": \"bank-premises\""));

    Outcome unknown = plan("--moves", "10");
    Outcome made = plan("--moves", "10", "--register", register);
    Outcome checked = check("--register", register);

    assertThat(unknown.code()).isEqualTo(2);
    assertThat(unknown.err()).contains("\"bank-premises\" is not a residency policy");
    assertThat(made.code()).as(made.err()).isZero();
    assertThat(made.out()).contains("0 of 3 jobs placed, 0 of 1 services");
    assertThat(Files.readString(plan)).contains("ResidencyForbidden");
    assertThat(checked.code()).as(checked.out()).isZero();
  }

  @Test
  void plan_unknownFormat_2NamesTheKnownOnes() throws IOException {
    Files.writeString(scenario, "{\"format\":\"megawatt/scenario/9\"}");

    Outcome made = plan("--moves", "10");

    assertThat(made.code()).isEqualTo(2);
    assertThat(made.err()).hasLineCount(2).contains(Scenario.FORMAT, Demand.FORMAT);
    assertThat(plan).doesNotExist();
  }

  @Test
  void check_documentedExample_breaksNothing() throws IOException {
    Files.writeString(plan, Documented.example(DemandPlan.FORMAT));

    Outcome checked = check();

    assertThat(checked.code()).as(checked.out()).isZero();
    assertThat(checked.out())
        .containsPattern("restarts +2\\.50 EUR")
        .contains("1 services served", "transfers", "unserved requests");
  }

  @Test
  void check_json_hasTheFieldsOfVersion1AndItsOwn() throws IOException {
    Files.writeString(plan, Documented.example(DemandPlan.FORMAT));

    Map<?, ?> report = Json.read(check("--format", "json").out(), Map.class);

    assertThat(report.get("feasible")).isEqualTo(true);
    assertThat(report.get("objectiveCostMinor")).isEqualTo(1289);
    assertThat(report.get("restartCostMinor")).isEqualTo(250);
    assertThat(report.get("transferCostMinor")).isEqualTo(0);
    assertThat(report.get("unservedCostMinor")).isEqualTo(0);
    assertThat(report.get("servedCount")).isEqualTo(1);
  }

  @Test
  void check_brokenPlan_1ListsTheBreaches() throws IOException {
    Files.writeString(
        plan,
        Documented.example(DemandPlan.FORMAT)
            .replace("\"replicas\": [4, ", "\"replicas\": [2000000000, ")
            .replace("\"job\": \"clean[0]\"", "\"job\": \"unheard of\""));

    Outcome checked = check();
    Outcome json = check("--format", "json");

    assertThat(checked.code()).as(checked.err()).isEqualTo(1);
    assertThat(checked.out())
        .containsPattern("The plan has [0-9]+ breaches:")
        .contains("unheard of: no such job", "clean[0] in neither list", "not 1 to 12")
        .contains("own price");
    assertThat(json.code()).isEqualTo(1);
    assertThat(json.out()).contains("\"feasible\":false");
  }

  @ParameterizedTest
  @CsvSource({
    Scenario.FORMAT + "," + DemandPlan.FORMAT,
    Demand.FORMAT + "," + Plan.FORMAT,
  })
  void check_ofDifferentVersions_2NamesBothFilesAndWhatGoesTogether(String one, String other)
      throws IOException {
    Files.writeString(scenario, Documented.example(one));
    Files.writeString(plan, Documented.example(other));

    Outcome checked = check();

    assertThat(checked.code()).isEqualTo(2);
    assertThat(checked.out()).isEmpty();
    assertThat(checked.err())
        .hasLineCount(1)
        .contains(scenario + " is a " + one, plan + " a " + other)
        .contains("a megawatt/scenario/1 goes with a megawatt/plan/1")
        .contains("a megawatt/scenario/2 with a megawatt/plan/2");
  }

  @Test
  void check_unknownFormatOfThePlan_2NamesTheKnownOnes() throws IOException {
    Files.writeString(plan, "{\"format\":\"megawatt/plan/9\"}");

    Outcome checked = check();

    assertThat(checked.code()).isEqualTo(2);
    assertThat(checked.err())
        .hasLineCount(2)
        .contains(plan.toString(), Plan.FORMAT, DemandPlan.FORMAT);
  }

  private Outcome plan(String... options) {
    return run(Stream.of("plan", scenario.toString(), "--out", plan.toString()), options);
  }

  private Outcome check(String... options) {
    return run(Stream.of("check", scenario.toString(), plan.toString()), options);
  }

  private static Outcome run(Stream<String> command, String... options) {
    return Outcome.of(Stream.concat(command, Stream.of(options)).toArray(String[]::new));
  }
}
