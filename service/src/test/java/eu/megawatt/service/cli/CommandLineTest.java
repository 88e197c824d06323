package eu.megawatt.service.cli;

import static org.assertj.core.api.Assertions.assertThat;

import eu.megawatt.service.Examples;
import eu.megawatt.service.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What commands say, write and return. */
final class CommandLineTest {

  @TempDir Path folder;

  private Path scenario = Path.of("");
  private Path plan = Path.of("");

  @BeforeEach
  void scenario() throws IOException {
    scenario = folder.resolve("scenario.json");
    plan = folder.resolve("plan.json");
    Files.writeString(scenario, Examples.small(1));
  }

  @Test
  void help_asked_listsEveryCommand() {
    Outcome help = run("help");

    assertThat(help.code()).isZero();
    assertThat(help.out())
        .contains(
            "serve",
            "plan",
            "check",
            "demo-scenario",
            "pack",
            "report",
            "focus",
            "fleet",
            "simulate",
            "outlook",
            "build-out",
            "power",
            "kueue",
            "sign-in",
            "test",
            "bench",
            "help");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plan",
        "check",
        "serve",
        "demo-scenario",
        "pack",
        "report",
        "focus",
        "fleet",
        "simulate",
        "kueue",
        "sign-in"
      })
  void help_ofACommand_hasExamples(String command) {
    Outcome help = run(command, "--help");

    assertThat(help.code()).isZero();
    assertThat(help.out()).contains("Example").contains("megawatt " + command);
  }

  @Test
  void plan_thenCheck_breaksNothing() {
    Outcome made = run("plan", scenario.toString(), "--seconds", "1", "--out", plan.toString());
    Outcome checked = run("check", scenario.toString(), plan.toString());

    assertThat(made.code()).as(made.err()).isZero();
    assertThat(made.out()).contains("of 50 jobs placed");
    assertThat(checked.code()).as(checked.out()).isZero();
    assertThat(checked.out()).startsWith("The plan breaks nothing.");
  }

  @Test
  void plan_progressJson_isALineEach() {
    Outcome made =
        run(
            "plan",
            scenario.toString(),
            "--seconds",
            "1",
            "--out",
            plan.toString(),
            "--progress",
            "json");

    List<Map<?, ?>> lines =
        made.out().lines().<Map<?, ?>>map(line -> Json.read(line, Map.class)).toList();
    assertThat(lines).hasSizeGreaterThan(1);
    assertThat(lines).first().satisfies(it -> assertThat(it.get("event")).isEqualTo("progress"));
    assertThat(lines).last().satisfies(it -> assertThat(it.get("event")).isEqualTo("end"));
  }

  @Test
  void plan_sameSeedAndMoves_sameBytes() throws IOException {
    Path again = folder.resolve("again.json");
    String[] first = {"plan", scenario.toString(), "--moves", "2000", "--seed", "7", "--out", ""};
    String[] second = first.clone();
    first[7] = plan.toString();
    second[7] = again.toString();

    assertThat(run(first).code()).isZero();
    assertThat(run(second).code()).isZero();
    assertThat(again).hasSameBinaryContentAs(plan);
  }

  @Test
  void check_tamperedPlan_1NamesTheBreach() throws IOException {
    run("plan", scenario.toString(), "--seconds", "1", "--out", plan.toString());
    Files.writeString(
        plan,
        Files.readString(plan)
            .replaceFirst("\"objectiveEur\": *[0-9.]+", "\"objectiveEur\": 1.00"));

    Outcome checked = run("check", scenario.toString(), plan.toString());
    Outcome json = run("check", scenario.toString(), plan.toString(), "--format", "json");

    assertThat(checked.code()).isEqualTo(1);
    assertThat(checked.out()).contains("own price");
    assertThat(json.code()).isEqualTo(1);
    assertThat(json.out()).contains("\"feasible\":false");
  }

  @Test
  void example_ofARegister_isOneWithoutMistakesAndSaysWhoMayBeWhere() {
    Path file = folder.resolve("register.yaml");
    Outcome made = run("sovereignty", "example", "--out", file.toString());
    Outcome checked = run("sovereignty", "check", file.toString());

    assertThat(made.code()).as(made.err()).isZero();
    assertThat(checked.code()).as(checked.err()).isZero();
    assertThat(checked.out())
        .contains("bank-premises (version")
        .containsPattern("kosice +forbidden: R-OPR-0");
  }

  @Test
  void plan_underARegister_keepsJobsFromWhereTheirProfileForbidsThem() throws IOException {
    Path register = folder.resolve("register.json");
    run("sovereignty", "example", "--out", register.toString());
    String first = "\"residency\": *\"[^\"]+\"";
    Files.writeString(
        scenario, Examples.small(1).replaceFirst(first, "\"residency\":\"bank-premises\""));
    String[] plain = {"plan", scenario.toString(), "--moves", "10", "--out", plan.toString()};
    String[] under = Arrays.copyOf(plain, plain.length + 2);
    under[plain.length] = "--register";
    under[plain.length + 1] = register.toString();

    Outcome unknown = run(plain);
    Outcome made = run(under);
    Outcome checked =
        run("check", scenario.toString(), plan.toString(), "--register", register.toString());

    assertThat(unknown.code()).isEqualTo(2);
    assertThat(unknown.err()).contains("\"bank-premises\" is not a residency policy");
    assertThat(made.code()).as(made.err()).isZero();
    assertThat(checked.code()).as(checked.out()).isZero();
    assertThat(Files.readString(plan)).contains("ResidencyForbidden");
  }

  @Test
  void check_ofAPlanThatIsGoodButForTheRegister_1NamesTheClauses() throws IOException {
    Path register = folder.resolve("register.json");
    run("sovereignty", "example", "--out", register.toString());
    run("plan", scenario.toString(), "--moves", "10", "--out", plan.toString());

    Outcome checked =
        run("check", scenario.toString(), plan.toString(), "--register", register.toString());

    assertThat(run("check", scenario.toString(), plan.toString()).code()).isZero();
    assertThat(checked.code()).as(checked.err()).isEqualTo(1);
    assertThat(checked.out()).contains("R-RES-02");
  }

  @Test
  void check_malformedPlan_2() throws IOException {
    Files.writeString(plan, "{\"format\":\"megawatt/plan/9\"}");

    Outcome checked = run("check", scenario.toString(), plan.toString());

    assertThat(checked.code()).isEqualTo(2);
    assertThat(checked.err()).contains(plan.toString()).contains("megawatt/plan/1");
  }

  @Test
  void plan_brokenScenario_2NothingWritten() throws IOException {
    Files.writeString(scenario, Examples.small(1).replaceFirst("\"slots\": *672", "\"slots\": -1"));

    Outcome made = run("plan", scenario.toString(), "--seconds", "1", "--out", plan.toString());

    assertThat(made.code()).isEqualTo(2);
    assertThat(made.err()).contains("/horizon/slots");
    assertNothingWritten();
  }

  @Test
  void plan_noSuchScenario_2NothingWritten() throws IOException {
    Outcome made = run("plan", "nowhere.json", "--seconds", "1", "--out", plan.toString());

    assertThat(made.code()).isEqualTo(2);
    assertThat(made.err()).contains("nowhere.json");
    assertNothingWritten();
  }

  @Test
  void plan_noSuchFolder_2BeforePlanning() {
    Outcome made =
        run("plan", scenario.toString(), "--seconds", "600", "--out", folder + "/no/plan.json");

    assertThat(made.code()).isEqualTo(2);
    assertThat(made.err()).contains("there is no directory");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--seconds 0",
        "--seconds -1",
        "--seconds NaN",
        "--seconds soon",
        "--moves -1",
        "--threads 0",
        "--seconds 1 --moves 1",
        "--progress loud"
      })
  void plan_badOption_2(String options) throws IOException {
    Outcome made =
        run(
            Stream.of(
                    Stream.of("plan", scenario.toString(), "--out", plan.toString()),
                    Stream.of(options.split(" ")))
                .flatMap(it -> it)
                .toArray(String[]::new));

    assertThat(made.code()).as(made.err()).isEqualTo(2);
    assertNothingWritten();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--keep-minutes=23h",
        "--keep-minutes=40d --keep-quarters=39d",
        "--keep-quarters=long",
        "--roll-up-every=2h",
        "--checkpoint-every=0s",
        "--database=jdbc:mysql://x/y",
        "--webhook-allow=http://x",
        "--webhook-allow=x --webhook-allow=y:0"
      })
  void serve_badOption_2NothingStarted(String options) {
    Path data = folder.resolve("data");

    Outcome refused = run(("serve --data " + data + " " + options).split(" ", -1));

    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err()).isNotEmpty();
    assertThat(data).doesNotExist();
  }

  @Test
  void option_mistyped_2WithTheNearest() {
    Outcome made = run("plan", scenario.toString(), "--secnds", "1", "--out", plan.toString());

    assertThat(made.code()).isEqualTo(2);
    assertThat(made.err()).contains("--seconds");
  }

  @Test
  void demoScenario_sameSeed_sameBytes() {
    Path one = folder.resolve("one.json");
    Path two = folder.resolve("two.json");

    assertThat(run("demo-scenario", "--size", "S", "--seed", "5", "--out", one.toString()).code())
        .isZero();
    run("demo-scenario", "--size", "s", "--seed", "5", "--out", two.toString());

    assertThat(two).hasSameBinaryContentAs(one);
  }

  @Test
  void signIn_noService_2() {
    assertThat(run("sign-in", "--data", folder.toString()).code()).isEqualTo(2);
  }

  private void assertNothingWritten() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(it -> it.getFileName().toString())).containsOnly("scenario.json");
    }
  }

  private static Outcome run(String... arguments) {
    return Outcome.of(arguments);
  }
}
