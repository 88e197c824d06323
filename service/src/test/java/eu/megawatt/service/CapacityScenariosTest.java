package eu.megawatt.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import eu.megawatt.planner.capacity.CapacityPlan;
import eu.megawatt.planner.example.Ramp;
import eu.megawatt.planner.outlook.MonteCarlo;
import eu.megawatt.planner.outlook.Outlook;
import eu.megawatt.planner.outlook.Question;
import eu.megawatt.planner.scenario.ChangeCard;
import eu.megawatt.planner.scenario.Changes;
import eu.megawatt.planner.scenario.Difference;
import eu.megawatt.planner.week.HorizonUse;
import eu.megawatt.planner.week.Weeks;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scenarios of the capacity plan, their runs and what differs, over HTTP. */
final class CapacityScenariosTest {

  private static final String PATH = "/api/v1/capacity-scenarios";
  private static final String BIN = PATH + "?deleted=true";
  private static final String COMPARE = "/api/v1/capacity-scenario-comparisons?ids=";
  private static final CapacityPlan RAMP = Ramp.document().plan();

  private static final String LATE =
      """
      {"name": "late", "cards": [{"kind": "siteDelay", "siteId": "SE-BOR-1", "laterDays": 183}],
       "question": {"drawCount": 200, "seed": 3, "weekCount": 2}}
      """;

  private static final String ALL =
      """
      {"name": "all", "question": {"drawCount": 200, "seed": 3, "weekCount": 2}, "cards": [
       {"kind": "siteDelay", "siteId": "SE-BOR-1", "laterDays": 90},
       {"kind": "stepDelay", "stepId": "idf-2", "laterDays": -30},
       {"kind": "limitCut", "siteId": "FR-PAR-1", "on": "2028-01-01", "gridKw": 4000},
       {"kind": "newTenant", "demandId": "new", "profileId": "eu", "tenantId": "n",
        "workKind": "training", "gpuType": "GB300", "itKw": 5000, "on": "2027-06-01",
        "rampDays": 90, "probabilityPermille": 900},
       {"kind": "gpuSwap", "fromType": "H200", "gpuType": "GB300", "powerRatio": 0.8},
       {"kind": "modelSwap", "demandId": "assistant", "powerRatio": 0.5},
       {"kind": "heatWave", "siteId": "FR-PAR-1", "hotterC": 4},
       {"kind": "gridLimitation", "siteId": "SE-BOR-2", "limitedPermille": 50},
       {"kind": "embargo", "gpuType": "GB300", "on": "2028-06-01"},
       {"kind": "tariff", "siteId": "FR-PAR-1", "energyMinorPerMWh": 9000},
       {"kind": "tax", "country": "SE", "taxMinorPerMWh": 60}]}
      """;

  /** Draws that take so long that somebody may look at them. */
  private static final String LONG =
      """
      {"name": "%s", "cards": [], "question": {"drawCount": 5000, "to": "2041-11-01", "weekCount": 0}}
      """;

  /** Adds a scenario and runs it; {@code scenario/run}. */
  static String addAndRun(Caller caller) {
    String id = add(caller, LATE);
    return id + "/" + done(caller, id);
  }

  /** A path of ours with what is there. */
  static String existing(String path, String scenarioAndRun) {
    String[] ids = scenarioAndRun.split("/", 2);
    return path.endsWith("comparisons")
        ? path + "?ids=plan," + ids[0]
        : path.replace("{id}", ids[0]).replace("{run}", ids[1]);
  }

  /** Answers by the schema that they have; once one was run. */
  static Map<String, JsonNode> answers(Caller caller, String scenarioAndRun) {
    String[] ids = scenarioAndRun.split("/", 2);
    JsonNode compared = caller.get(COMPARE + ids[0] + "," + ids[1]).json();
    JsonNode state = caller.get(PATH + "/" + ids[0]).json();
    JsonNode run = caller.get(PATH + "/" + ids[0] + "/runs/" + ids[1]).json();
    String gone =
        caller.post(PATH, LATE.replace("\"late\"", "\"gone\"")).json().at("/scenario/id").asText();
    caller.delete(PATH + "/" + gone);
    return Map.ofEntries(
        Map.entry("DeletedCapacityScenario", caller.get(BIN).json().at("/items/0")),
        Map.entry("CapacityScenarioState", state),
        Map.entry("CapacityScenario", state.path("scenario")),
        Map.entry("CapacityCard", state.at("/scenario/cards/0")),
        Map.entry("CapacityScenarioRun", run),
        Map.entry("CapacityWeeks", run.path("weeks")),
        Map.entry("CapacityHorizon", run.at("/weeks/horizon")),
        Map.entry("CapacityWeek", run.at("/weeks/weeks/0")),
        Map.entry("CapacityWeekSite", run.at("/weeks/weeks/0/sites/0")),
        Map.entry("CapacityWeekDemand", run.at("/weeks/weeks/0/demands/0")),
        Map.entry("CapacityComparison", compared),
        Map.entry("CapacityComparisonColumn", compared.at("/columns/1")),
        Map.entry("CapacityComparisonRow", compared.at("/columns/1/rows/0")));
  }

  private static void bring(Caller caller) {
    assertThat(
            caller
                .put(
                    "/api/v1/capacity-plan?reason=first",
                    new String(Ramp.bytes(), StandardCharsets.UTF_8))
                .status())
        .isEqualTo(201);
  }

  private static String add(Caller caller, String body) {
    Reply added = caller.post(PATH, body);
    assertThat(added.status()).as(added.toString()).isEqualTo(201);
    String id = added.json().at("/scenario/id").asText();
    assertThat(added.header("Location")).isEqualTo(PATH + "/" + id);
    return id;
  }

  private static String run(Caller caller, String id) {
    Reply asked = caller.post(PATH + "/" + id + "/runs", "");
    assertThat(asked.status()).as(asked.toString()).isEqualTo(202);
    return asked.json().path("id").asText();
  }

  private static JsonNode look(Caller caller, String id, String run) {
    return caller.get(PATH + "/" + id + "/runs/" + run).json();
  }

  private static void await(Caller caller, String id, String run, String state) {
    Await.until(
        run + " is " + state,
        () -> look(caller, id, run).path("state").asText().equals(state),
        () -> look(caller, id, run).toString());
  }

  private static String done(Caller caller, String id) {
    String run = run(caller, id);
    await(caller, id, run, "Done");
    return run;
  }

  private static JsonNode row(JsonNode column, String key) {
    for (JsonNode row : column.path("rows")) {
      if (row.path("key").asText().equals(key)) {
        return row;
      }
    }
    throw new AssertionError(key + " is not in " + column);
  }

  private static Question question(long seed, int draws) {
    return Question.usual(RAMP.from().plusYears(5), seed).withDraws(draws);
  }

  private static void differs(JsonNode column, Difference expected) {
    for (String key : List.of("p50", "p90")) {
      Optional<Long> days = key.equals("p50") ? expected.p50Days() : expected.p90Days();
      assertThat(row(column, key).has("differenceDays")).isEqualTo(days.isPresent());
      assertThat(row(column, key).path("differenceDays").asLong()).isEqualTo(days.orElse(0L));
    }
    assertThat(row(column, "within").path("differenceRatio").asDouble())
        .isEqualTo(expected.withinRatio());
    assertThat(row(column, "peak").path("differenceKw").asLong()).isEqualTo(expected.peakKw());
    assertThat(row(column, "it").path("differenceKw").asLong()).isEqualTo(expected.supplyKw());
  }

  /** What the page does with drafts that are to be kept. */
  @Test
  void drafts_asCards_areTheSameOutlook(@TempDir Path data) {
    try (RunningService running = RunningService.from(data)) {
      Caller admin = running.admin();
      bring(admin);
      LocalDate on = RAMP.step("bor-1").orElseThrow().on();
      JsonNode drafted =
          admin
              .post(
                  "/api/v1/outlooks",
                  """
                  {"drawCount": 200, "drafts": [{"stepId": "bor-1", "on": "%s"},
                    {"stepId": "idf-2", "gridKw": 20000}]}
                  """
                      .formatted(on.plusDays(45)))
              .json();
      String id =
          add(
              admin,
              """
              {"name": "drafted", "question": {"drawCount": 200}, "cards": [
                {"kind": "stepDelay", "stepId": "bor-1", "laterDays": 45},
                {"kind": "stepPower", "stepId": "idf-2", "gridKw": 20000}]}
              """);

      JsonNode told = look(admin, id, done(admin, id)).path("outlook");

      assertThat(told.path("exhaustion")).isEqualTo(drafted.at("/answer/later/exhaustion"));
      assertThat(told.path("points")).isEqualTo(drafted.at("/answer/later/points"));
      assertThat(told.path("points")).isNotEqualTo(drafted.at("/answer/outlook/points"));
      Reply none =
          admin.post(
              PATH,
              """
              {"name": "none", "cards": [{"kind": "stepPower", "stepId": "idf-2", "gridKw": 0}]}
              """);
      assertThat(none.json().at("/errors/0/pointer").asText()).isEqualTo("/cards/0/gridKw");
    }
  }

  @Test
  void comparison_inBothOrders_isThatOfThePlanner(@TempDir Path data) {
    Outlook late =
        MonteCarlo.of(
            Changes.of(RAMP, List.of(new ChangeCard.SiteDelay("SE-BOR-1", 183))), question(3, 200));
    Outlook small =
        MonteCarlo.of(
            Changes.of(RAMP, List.of(new ChangeCard.ModelSwap("assistant", 0.3))),
            question(3, 200));
    try (RunningService running = RunningService.from(data)) {
      Caller admin = running.admin();
      bring(admin);
      String one = add(admin, LATE);
      String two =
          add(
              admin,
              """
              {"name": "small", "question": {"drawCount": 200, "seed": 3, "weekCount": 2},
               "cards": [{"kind": "modelSwap", "demandId": "assistant", "powerRatio": 0.3}]}
              """);
      String _ = done(admin, one);
      String frozen = done(admin, two);

      JsonNode there = admin.get(COMPARE + one + "," + two).json();
      JsonNode back = admin.get(COMPARE + frozen + "," + one).json();
      differs(there.at("/columns/1"), Difference.of(late, small));
      differs(back.at("/columns/1"), Difference.of(small, late));
      assertThat(row(there.at("/columns/1"), "p50").path("valueOn").asText())
          .isEqualTo(small.all().p50().map(LocalDate::toString).orElse(""));
      assertThat(row(there.at("/columns/1"), "peak").path("word").asText()).isEqualTo("better");
      assertThat(row(back.at("/columns/1"), "peak").path("word").asText()).isEqualTo("worse");
      assertThat(there.at("/columns/1/warnings")).isEmpty();
      assertThat(there.at("/columns/0/isBaseline").asBoolean()).isTrue();
      for (JsonNode row : admin.get(COMPARE + one + "," + one).json().at("/columns/1/rows")) {
        assertThat(row.path("word").asText()).isEqualTo("same");
        assertThat(row.path("differenceDays").asLong()).isZero();
        assertThat(row.path("differenceKw").asLong()).isZero();
        assertThat(row.path("differenceRatio").asDouble()).isZero();
        assertThat(row.path("differenceCount").asLong()).isZero();
        assertThat(row.path("differenceMinor").asLong()).isZero();
        assertThat(row.path("differenceKg").asLong()).isZero();
      }
    }
  }

  @Test
  void signs_ofAllRows_neverContradictTheirWords(@TempDir Path data) {
    try (RunningService running = RunningService.from(data)) {
      Caller admin = running.admin();
      bring(admin);
      String all = add(admin, ALL);
      String late = add(admin, LATE);
      String run = done(admin, all);
      String _ = done(admin, late);
      JsonNode column = admin.get(COMPARE + late + "," + all).json().at("/columns/1");

      assertThat(column.path("rows")).hasSizeGreaterThan(9);
      for (JsonNode row : column.path("rows")) {
        double sign =
            row.path("differenceDays").asDouble()
                + row.path("differenceKw").asDouble()
                + row.path("differenceRatio").asDouble()
                + row.path("differenceCount").asDouble()
                + row.path("differenceMinor").asDouble()
                + row.path("differenceKg").asDouble();
        String expected =
            sign == 0
                ? "same"
                : sign > 0 == row.path("isMoreBetter").asBoolean() ? "better" : "worse";
        if (!row.path("unit").asText().equals("day") || row.has("differenceDays")) {
          assertThat(row.path("word").asText()).as(row.toString()).isEqualTo(expected);
        }
      }
      JsonNode kept = look(admin, all, run);
      assertThat(kept.path("cards")).hasSize(11);
      assertThat(kept.path("progress"))
          .hasToString(
              "{\"doneDrawCount\":200,\"drawCount\":200,\"doneWeekCount\":2,\"weekCount\":2}");
    }
  }

  @Test
  void weeks_ofARun_areThePlannersAndTheirMovesAreCounted(@TempDir Path data) {
    CapacityPlan cut =
        Changes.of(
            RAMP,
            List.of(new ChangeCard.LimitCut("FR-PAR-1", LocalDate.parse("2027-01-01"), 30_000)));
    HorizonUse expected = HorizonUse.of(Weeks.of(cut, question(3, 200), 2, () -> false, _ -> {}));
    try (RunningService running = RunningService.from(data)) {
      Caller admin = running.admin();
      bring(admin);
      String late = add(admin, LATE);
      String less =
          add(
              admin,
              """
              {"name": "cut", "question": {"drawCount": 200, "seed": 3, "weekCount": 2},
               "cards": [{"kind": "limitCut", "siteId": "FR-PAR-1", "on": "2027-01-01", "gridKw": 30000}]}
              """);
      String _ = done(admin, late);
      JsonNode weeks = look(admin, less, done(admin, less)).path("weeks");
      JsonNode columns = admin.get(COMPARE + late + "," + less).json().path("columns");

      assertThat(weeks.at("/horizon/costMinor").asLong())
          .isEqualTo(expected.costCents().orElseThrow());
      assertThat(weeks.at("/horizon/workOnTimeRatio").asDouble())
          .isEqualTo(expected.workOnTimeRatio());
      assertThat(row(columns.get(1), "workOnTime").path("word").asText()).isEqualTo("worse");
      assertThat(row(columns.get(1), "breaches").path("valueCount").asLong()).isZero();
      assertThat(row(columns.get(1), "cost").path("valueMinor").asLong())
          .isEqualTo(expected.costCents().orElseThrow());
      assertThat(row(columns.get(1), "hoursSaved").path("valueMinor").asLong())
          .isEqualTo(expected.flatCostCents().orElseThrow() - expected.costCents().orElseThrow());
      assertThat(row(columns.get(1), "hoursSaved").path("isMoreBetter").asBoolean()).isTrue();
      assertThat(row(columns.get(1), "hoursSavedCarbon").path("valueKg").asLong())
          .isEqualTo(expected.flatCarbonKg().orElseThrow() - expected.carbonKg().orElseThrow());
      JsonNode week = weeks.at("/weeks/0");
      for (String field : List.of("flatCostMinor", "flatCarbonGrams")) {
        assertThat(week.path(field).asLong())
            .isCloseTo(
                week.path("sites").valueStream().mapToLong(it -> it.path(field).asLong()).sum(),
                within(6L));
      }
      assertThat(row(columns.get(0), "moved").path("valueCount").asLong()).isZero();
      assertThat(row(columns.get(1), "moved").path("valueCount").asLong())
          .isEqualTo(moved(look(admin, late, columns.get(0).path("resultRunId").asText()), weeks))
          .isPositive();

      admin.put(
          PATH + "/" + less,
          LATE.replace("\"late\"", "\"cut\"").replace("\"weekCount\": 2", "\"weekCount\": 0"),
          "If-Match",
          "*");
      assertThat(look(admin, less, done(admin, less)).has("weeks")).isFalse();
      assertThat(admin.get(COMPARE + late + "," + less).json().at("/columns/1/warnings").toString())
          .contains("number of weeks");
    }
  }

  /** Demands that are mainly elsewhere in one week at least. */
  private static long moved(JsonNode baseline, JsonNode weeks) {
    Set<String> moved = new TreeSet<>();
    for (int w = 0; w < weeks.path("weeks").size(); w++) {
      for (JsonNode before : baseline.at("/weeks/weeks/%d/demands".formatted(w))) {
        for (JsonNode after : weeks.at("/weeks/%d/demands".formatted(w))) {
          if (before.path("demandId").equals(after.path("demandId"))
              && before.has("mainSiteId")
              && !before.path("mainSiteId").equals(after.path("mainSiteId"))) {
            moved.add(after.path("demandId").asText());
          }
        }
      }
    }
    return moved.size();
  }

  @Test
  void inputs_thatDiffer_areWarnedOf(@TempDir Path data) {
    try (RunningService running = RunningService.from(data)) {
      Caller admin = running.admin();
      bring(admin);
      String one = add(admin, LATE);
      String other =
          add(admin, LATE.replace("\"late\"", "\"seed\"").replace("\"seed\": 3", "\"seed\": 4"));
      String _ = done(admin, one);
      assertThat(admin.get(COMPARE + one + "," + other).json().at("/columns/1/rows")).isEmpty();
      String _ = done(admin, other);

      assertThat(admin.get(COMPARE + one + "," + other).json().at("/columns/1/warnings").toString())
          .contains("seed")
          .doesNotContain("horizon");

      String ramp = new String(Ramp.bytes(), StandardCharsets.UTF_8).replace("44000", "45000");
      admin.put("/api/v1/capacity-plan?reason=more", ramp, "If-Match", "*");
      admin.put(PATH + "/" + one, LATE.replace("183", "90"), "If-Match", "\"1\"");
      assertThat(admin.get(COMPARE + one + "," + other).json().at("/columns/0/warnings").toString())
          .contains("changed after this run");
      String _ = done(admin, one);
      assertThat(admin.get(COMPARE + one + "," + other).json().at("/columns/1/warnings").toString())
          .contains("version of the plan");
    }
  }

  @Test
  void scenario_changed_needsItsVersionAndIsThereAfterARestart(@TempDir Path data) {
    String id;
    try (RunningService running = RunningService.from(data)) {
      Caller admin = running.admin();
      assertThat(admin.post(PATH, LATE).status()).isEqualTo(404);
      bring(admin);
      id = add(admin, LATE);
      String one = PATH + "/" + id;
      assertThat(admin.post(PATH, LATE).status()).isEqualTo(422);
      assertThat(admin.put(one, LATE).status()).isEqualTo(428);
      assertThat(admin.put(one, LATE, "If-Match", "\"2\"").status()).isEqualTo(412);
      Reply renamed = admin.put(one, LATE.replace("\"late\"", "\"later\""), "If-Match", "\"1\"");
      assertThat(renamed.status()).isEqualTo(200);
      assertThat(renamed.header("ETag")).isEqualTo("\"2\"");
      assertThat(admin.put(PATH + "/plan", LATE, "If-Match", "*").status()).isEqualTo(404);
      assertThat(admin.delete(PATH + "/plan").status()).isEqualTo(404);
      String second = add(admin, LATE);
      assertThat(admin.get(PATH + "?pageSize=1").json().at("/items/0/scenario/id").asText())
          .isEqualTo(second);
      assertThat(admin.delete(PATH + "/" + second).status()).isEqualTo(204);
      assertThat(admin.get(PATH + "/" + second).status()).isEqualTo(404);
      assertThat(admin.get(COMPARE + second).status()).isEqualTo(400);
      assertThat(admin.get(COMPARE + "plan,plan,plan,plan,plan").status()).isEqualTo(400);
    }
    try (RunningService running = RunningService.from(data)) {
      assertThat(running.admin().get(PATH).json().path("items")).hasSize(1);
      assertThat(running.admin().get(PATH + "/" + id).json().at("/scenario/name").asText())
          .isEqualTo("later");
    }
  }

  @Test
  void scenario_withSeveralThingsWrong_namesAll(@TempDir Path data) {
    try (RunningService running = RunningService.from(data)) {
      Caller admin = running.admin();
      bring(admin);
      Reply wrong =
          admin.post(
              PATH,
              """
              {"name": " ", "question": {"drawCount": 0, "drafts": []}, "cards": [
               {"kind": "siteDelya", "laterDays": 1},
               {"kind": "siteDelay", "siteId": "SE-BOR-9", "laterDays": 1},
               {"kind": "stepDelay", "laterDays": 1, "gridKw": 5},
               {"kind": "modelSwap", "demandId": "ocrr", "powerRatio": 0},
               {"kind": "gridLimitation", "siteId": "FR-PAR-1", "limitedPermille": 1001}]}
              """);

      assertThat(wrong.status()).isEqualTo(422);
      assertThat(wrong.json().path("errors"))
          .extracting(it -> it.path("pointer").asText())
          .containsExactlyInAnyOrder(
              "/name",
              "/question/drawCount",
              "/question/drafts",
              "/cards/0/kind",
              "/cards/1/siteId",
              "/cards/2/stepId",
              "/cards/2/gridKw",
              "/cards/3/demandId",
              "/cards/3/powerRatio",
              "/cards/4/limitedPermille");
      assertThat(wrong.text()).contains("SE-BOR-1").contains("Maybe \\\"ocr\\\"?");
      assertThat(admin.post(PATH, "{\"name\": \"x\", \"cards\": [null]}").status()).isEqualTo(422);
    }
  }

  @Test
  void runs_whenTheServiceStops_beginAgainAndKeepTheirInputs(@TempDir Path data) {
    Outlook expected =
        MonteCarlo.of(
            Changes.of(RAMP, List.of(new ChangeCard.SiteDelay("SE-BOR-1", 183))), question(3, 200));
    Map<String, String> runs = new LinkedHashMap<>();
    String late;
    try (RunningService running = RunningService.from(data)) {
      Caller admin = running.admin();
      bring(admin);
      String first = add(admin, LONG.formatted("long"));
      late = add(admin, LATE);
      runs.put(first, run(admin, first));
      runs.put(late, run(admin, late));
      assertThat(look(admin, late, runs.get(late)).path("state").asText()).isEqualTo("Queued");
      admin.put(PATH + "/" + late, LATE.replace("183", "1"), "If-Match", "*");
    }
    try (RunningService running = RunningService.from(data)) {
      runs.forEach((id, run) -> await(running.admin(), id, run, "Done"));
      JsonNode its = look(running.admin(), late, runs.get(late));

      assertThat(its.at("/outlook/exhaustion/p50").asText())
          .isEqualTo(expected.all().p50().map(LocalDate::toString).orElse(""));
      assertThat(its.at("/cards/0/laterDays").asInt()).isEqualTo(183);
      assertThat(its.path("planVersion").asInt()).isEqualTo(1);
    }
  }

  @Test
  void scenario_deleted_isRestoredAsItWas(@TempDir Path data) {
    String id;
    String run;
    JsonNode before;
    try (RunningService running = RunningService.from(data)) {
      Caller admin = running.admin();
      bring(admin);
      id = add(admin, LATE);
      String one = PATH + "/" + id;
      run = done(admin, id);
      String newer = add(admin, LATE.replace("\"late\"", "\"newer\""));
      before = admin.get(one).json();

      assertThat(admin.post(one + "/restoration", "").json()).isEqualTo(before);
      assertThat(admin.delete(one).status()).isEqualTo(204);
      assertThat(admin.delete(one).status()).isEqualTo(404);
      assertThat(admin.get(one + "/runs/" + run).status()).isEqualTo(404);
      assertThat(admin.get(COMPARE + run).status()).isEqualTo(400);
      assertThat(admin.get(PATH).json().path("items")).hasSize(1);
      String namesake = add(admin, LATE);
      Reply taken = admin.post(one + "/restoration", "");
      assertThat(taken.status()).isEqualTo(422);
      assertThat(taken.json().at("/errors/0/pointer").asText()).isEqualTo("/name");
      assertThat(taken.text()).contains("Maybe bring this one back under another, with ?name=");
      assertThat(admin.delete(PATH + "/" + namesake).status()).isEqualTo(204);
      assertThat(admin.get(PATH).json().at("/items/0/scenario/id").asText()).isEqualTo(newer);
    }
    try (RunningService running = RunningService.from(data)) {
      Caller admin = running.admin();
      Reply restored = admin.post(PATH + "/" + id + "/restoration", "");

      assertThat(restored.status()).isEqualTo(200);
      assertThat(restored.header("ETag")).isEqualTo("\"1\"");
      assertThat(restored.json()).isEqualTo(before);
      assertThat(admin.get(PATH + "/" + id).json()).isEqualTo(before);
      assertThat(look(admin, id, run).path("state").asText()).isEqualTo("Done");
      assertThat(admin.get(PATH).json().at("/items/1")).isEqualTo(before);
      assertThat(admin.post(PATH + "/plan/restoration", "").status()).isEqualTo(404);
      assertThat(admin.post(PATH + "/nobody/restoration", "").status()).isEqualTo(404);
    }
  }

  @Test
  void deletedScenarios_areListedWithWhenAndByWhom_untilTheyAreBroughtBack(@TempDir Path data) {
    String first;
    String second;
    Instant before = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    try (RunningService running = RunningService.from(data)) {
      Caller admin = running.admin();
      bring(admin);
      first = add(admin, LATE);
      second = add(admin, LATE.replace("\"late\"", "\"later\""));
      String third = add(admin, LATE.replace("\"late\"", "\"lives\""));
      assertThat(admin.get(BIN).json().path("items")).isEmpty();
      admin.delete(PATH + "/" + first);
      admin.delete(PATH + "/" + second);
      assertThat(admin.get(PATH).json().findValuesAsText("id")).containsExactly(third);
    }
    try (RunningService running = RunningService.from(data)) {
      Caller admin = running.admin();
      JsonNode bin = admin.get(BIN).json().path("items");
      assertThat(bin.findValuesAsText("id")).containsExactly(second, first);
      assertThat(bin.findValuesAsText("deletedBy")).containsExactly("admin", "admin");
      assertThat(bin.findValuesAsText("deletedAt"))
          .allSatisfy(it -> assertThat(Instant.parse(it)).isBetween(before, Instant.now()));
      assertThat(bin.at("/1/scenario/name").asText()).isEqualTo("late");
      assertThat(bin.at("/1/isNameTaken").asBoolean()).isFalse();

      JsonNode page = admin.get(BIN + "&pageSize=1").json();
      assertThat(page.path("items").findValuesAsText("id")).containsExactly(second);
      String next = "&pageSize=1&pageToken=" + page.path("nextPageToken").asText();
      assertThat(admin.get(BIN + next).json().path("items").findValuesAsText("id"))
          .containsExactly(first);
      assertThat(admin.get(PATH + "?" + next.substring(1)).status()).isEqualTo(400);

      assertThat(admin.post(PATH + "/" + second + "/restoration", "").status()).isEqualTo(200);
      assertThat(admin.get(BIN).json().path("items").findValuesAsText("id")).containsExactly(first);
      assertThat(admin.get(PATH + "?deleted=false").json().path("items")).hasSize(2);
    }
  }

  @Test
  void deletedScenario_whoseNameIsTaken_comesBackUnderAnother(@TempDir Path data) {
    try (RunningService running = RunningService.from(data)) {
      Caller admin = running.admin();
      bring(admin);
      String id = add(admin, LATE);
      String restoration = PATH + "/" + id + "/restoration";
      JsonNode was = admin.get(PATH + "/" + id).json().path("scenario");
      admin.delete(PATH + "/" + id);
      String namesake = add(admin, LATE);

      assertThat(admin.get(BIN).json().at("/items/0/isNameTaken").asBoolean()).isTrue();
      assertThat(admin.post(restoration, "").status()).isEqualTo(422);
      assertThat(admin.post(restoration + "?name=late", "").status()).isEqualTo(422);
      assertThat(admin.post(restoration + "?name=%20", "").status()).isEqualTo(422);
      Reply back = admin.post(restoration + "?name=late%20(2)", "");

      assertThat(back.status()).as(back.toString()).isEqualTo(200);
      assertThat(back.header("ETag")).isEqualTo("\"2\"");
      JsonNode is = back.json().path("scenario");
      assertThat(is.path("name").asText()).isEqualTo("late (2)");
      assertThat(is.path("cards")).isEqualTo(was.path("cards"));
      assertThat(is.path("question")).isEqualTo(was.path("question"));
      assertThat(admin.get(PATH + "/" + id).json().path("scenario")).isEqualTo(is);
      assertThat(admin.get(PATH).json().findValuesAsText("id")).containsExactly(namesake, id);
      assertThat(admin.get(BIN).json().path("items")).isEmpty();
      assertThat(admin.post(restoration + "?name=another", "").json().path("scenario"))
          .isEqualTo(is);
      assertThat(
              admin
                  .put(
                      PATH + "/" + namesake,
                      LATE.replace("\"late\"", "\"late (2)\""),
                      "If-Match",
                      "*")
                  .status())
          .isEqualTo(422);
    }
  }

  @Test
  void scenario_deletedAsTheFiftyFirst_forgetsTheOldestWithItsRuns(@TempDir Path data) {
    try (RunningService running = RunningService.from(data)) {
      Caller admin = running.admin();
      bring(admin);
      String first = add(admin, LATE);
      String run = done(admin, first);
      List<String> ids = new ArrayList<>(List.of(first));
      IntStream.range(0, 50)
          .forEach(i -> ids.add(add(admin, LATE.replace("\"late\"", "\"late %d\"".formatted(i)))));
      ids.forEach(it -> assertThat(admin.delete(PATH + "/" + it).status()).isEqualTo(204));

      assertThat(admin.post(PATH + "/" + first + "/restoration", "").status()).isEqualTo(404);
      assertThat(admin.get(COMPARE + run).status()).isEqualTo(400);
      assertThat(admin.post(PATH + "/" + ids.get(1) + "/restoration", "").status()).isEqualTo(200);
      assertThat(admin.get(PATH).json().path("items")).hasSize(1);
    }
  }

  @Test
  void run_deleted_isCancelledAndTheNextIsMade(@TempDir Path data) {
    try (RunningService running = RunningService.from(data)) {
      Caller admin = running.admin();
      bring(admin);
      String slow = add(admin, LONG.formatted("long"));
      String late = add(admin, LATE);
      String first = run(admin, slow);
      String second = run(admin, slow);
      String third = run(admin, late);
      await(admin, slow, first, "Running");
      JsonNode progress = look(admin, slow, first).path("progress");
      assertThat(progress.path("doneDrawCount").asInt())
          .isLessThan(progress.path("drawCount").asInt());
      for (String run : List.of(second, first)) {
        assertThat(admin.delete(PATH + "/" + slow + "/runs/" + run).status()).isEqualTo(204);
        assertThat(admin.get(PATH + "/" + slow + "/runs/" + run).status()).isEqualTo(404);
      }
      assertThat(admin.delete(PATH + "/" + slow + "/runs/" + third).status()).isEqualTo(404);
      await(admin, late, third, "Done");
      assertThat(admin.get(PATH + "/" + slow).json().has("run")).isFalse();
    }
  }

  @Test
  void runs_moreThanFive_areForgottenAndTooManyMayNotWait(@TempDir Path data) {
    try (RunningService running = RunningService.from(data)) {
      Caller admin = running.admin();
      bring(admin);
      String late = add(admin, LATE);
      List<String> runs = new ArrayList<>();
      IntStream.range(0, 7).forEach(_ -> runs.add(done(admin, late)));
      assertThat(admin.get(PATH + "/" + late + "/runs/" + runs.get(1)).status()).isEqualTo(404);
      assertThat(admin.get(PATH + "/" + late + "/runs/" + runs.get(2)).status()).isEqualTo(200);

      String slow = add(admin, LONG.formatted("long"));
      IntStream.range(0, 50).forEach(_ -> run(admin, slow));
      assertThat(admin.post(PATH + "/" + slow + "/runs", "").status()).isEqualTo(429);
      assertThat(admin.get("/observe/metrics").text()).contains("megawatt_scenario_runs_waiting");
      assertThat(admin.delete(PATH + "/" + slow).status()).isEqualTo(204);
      String _ = done(admin, late);
    }
  }
}
