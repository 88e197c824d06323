package eu.megawatt.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import eu.megawatt.planner.buildout.ask.BuildQuestion;
import eu.megawatt.planner.buildout.search.BuildOut;
import eu.megawatt.planner.buildout.search.BuildOutSearch;
import eu.megawatt.planner.buildout.search.Effort;
import eu.megawatt.planner.document.CapacityDocument;
import eu.megawatt.planner.example.Hall;
import eu.megawatt.planner.example.Ramp;
import eu.megawatt.planner.example.RampBuildOut;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What may be built, what is built of it, and how many nodes fit, over HTTP. */
final class BuildOutsTest {

  private static final String OPTIONS = "/api/v1/build-out-options";
  private static final String PATH = "/api/v1/build-outs";
  private static final String POWER = "/api/v1/power-provisions";
  private static final String RAMP = new String(Ramp.bytes(), StandardCharsets.UTF_8);
  private static final String OFFERS = new String(RampBuildOut.bytes(), StandardCharsets.UTF_8);
  private static final String HALL = new String(Hall.bytes(), StandardCharsets.UTF_8);

  /** A search that takes so long that somebody may look at it. */
  private static final String LONG = "{\"effortRatio\": 20}";

  private static void bring(Caller caller) {
    assertThat(caller.put("/api/v1/capacity-plan?reason=first", RAMP).status()).isEqualTo(201);
    bringOptions(caller);
  }

  private static void bringOptions(Caller caller) {
    Reply put = caller.put(OPTIONS + "?reason=first", OFFERS);
    assertThat(put.status()).as(put.toString()).isEqualTo(201);
  }

  /** Brings the options beside a plan that is there, and asks once; the id. */
  static String bringAndAsk(Caller caller) {
    bringOptions(caller);
    String id = ask(caller, "{}");
    await(caller, id, "Done");
    return id;
  }

  /** Answers by the schema that they have; once one was asked for. */
  static Map<String, JsonNode> answers(Caller caller, String id) {
    Map<String, JsonNode> all = new LinkedHashMap<>();
    all.put("BuildOutOptions", caller.get(OPTIONS).json());
    JsonNode job = look(caller, id);
    JsonNode answer = job.path("answer");
    all.put("BuildOutJob", job);
    all.put("BuildOut", answer);
    all.put("BuildOutCost", answer.path("cost"));
    all.put("BuildOutQuarter", answer.at("/quarters/0"));
    all.put("BuildOutYear", answer.at("/years/0"));
    all.put("BuildOutProfile", answer.at("/profiles/0"));
    all.put("BuiltOption", answer.at("/built/0"));
    all.put("BuildOutRunnerUp", answer.at("/runnersUp/0"));
    all.put("BuildOutVerdict", answer.at("/verdicts/0"));
    all.put("BuildOutUnmet", answer.at("/unmet/0"));
    all.put("BuildOutWhatIf", answer.at("/whatIfs/0"));
    all.put("BuildOutTarget", answer.path("target"));
    JsonNode power = caller.post(POWER, HALL).json();
    all.put("PowerProvision", power);
    all.put("PowerProvisionMode", power.at("/modes/0"));
    return all;
  }

  private static String ask(Caller caller, String body) {
    Reply asked = caller.post(PATH, body);
    assertThat(asked.status()).as(asked.toString()).isEqualTo(202);
    String id = asked.json().path("id").asText();
    assertThat(asked.header("Location")).isEqualTo(PATH + "/" + id);
    return id;
  }

  private static JsonNode look(Caller caller, String id) {
    return caller.get(PATH + "/" + id).json();
  }

  private static void await(Caller caller, String id, String state) {
    Await.until(
        id + " is " + state,
        () -> look(caller, id).path("state").asText().equals(state),
        () -> look(caller, id).toString());
  }

  private static BuildOut expected() {
    CapacityDocument ramp = Ramp.document();
    return BuildOutSearch.of(
        BuildQuestion.of(ramp.plan(), ramp.leadItems(), RampBuildOut.offers()).buildCase(),
        Effort.USUAL,
        1);
  }

  @Test
  void options_inVersions_surviveARestart(@TempDir Path data) {
    try (RunningService running = RunningService.from(data)) {
      Caller admin = running.admin();
      assertThat(admin.get(OPTIONS).status()).isEqualTo(404);
      assertThat(admin.put(OPTIONS + "?validateOnly", OFFERS).json())
          .hasToString("{\"version\":1,\"isNew\":true,\"isApplied\":false}");
      bringOptions(admin);
      String other = OFFERS.replace("\"gridKw\": 15000", "\"gridKw\": 16000");

      assertThat(admin.put(OPTIONS, other).status()).isEqualTo(400);
      assertThat(admin.put(OPTIONS + "?reason=more", other).status()).isEqualTo(428);
      assertThat(admin.put(OPTIONS + "?reason=more", other, "If-Match", "\"7\"").status())
          .isEqualTo(412);
      Reply more = admin.put(OPTIONS + "?reason=more", other, "If-Match", "\"1\"");
      assertThat(more.json().path("version").asInt()).isEqualTo(2);
      assertThat(
              admin.put(OPTIONS + "?reason=again", other, "If-Match", "\"2\"").json().path("isNew"))
          .hasToString("false");
      Reply wrong =
          admin.put(
              OPTIONS + "?reason=x",
              OFFERS.replace("\"P9M\"", "\"soon\"").replace("bor-2-20", ""),
              "If-Match",
              "*");
      assertThat(wrong.status()).isEqualTo(422);
      assertThat(wrong.json().path("errors"))
          .extracting(it -> it.path("pointer").asText())
          .containsExactly("/options/0/lead", "/options/3/id");
    }
    try (RunningService running = RunningService.from(data)) {
      Reply now = running.admin().get(OPTIONS);

      assertThat(now.header("ETag")).isEqualTo("\"2\"");
      assertThat(now.json().at("/document/options/0/gridKw").asLong()).isEqualTo(16_000);
      assertThat(
              running
                  .admin()
                  .get(OPTIONS + "/versions/1")
                  .json()
                  .at("/document/options/0/gridKw")
                  .asLong())
          .isEqualTo(15_000);
    }
  }

  @Test
  void buildOut_ofTheNewest_isThatOfThePlannerAndStaysAsItWasAnswered(@TempDir Path data) {
    BuildOut expected = expected();
    String id;
    JsonNode before;
    try (RunningService running = RunningService.from(data)) {
      Caller admin = running.admin();
      bring(admin);
      id = ask(admin, "{}");
      await(admin, id, "Done");
      before = look(admin, id);
      JsonNode answer = before.path("answer");

      assertThat(answer.at("/cost/totalMinor").asLong())
          .isEqualTo(expected.evaluation().cost().totalCents());
      assertThat(answer.path("boundMinor").asLong()).isEqualTo(expected.boundCents());
      List<String> built = new ArrayList<>();
      answer.path("built").forEach(it -> built.add(it.path("optionId").asText()));
      assertThat(built)
          .containsExactlyInAnyOrderElementsOf(expected.plan().startQuarters().keySet());
      long partsMinor = answer.at("/cost/shortageMinor").asLong();
      for (JsonNode it : answer.path("built")) {
        partsMinor += it.at("/cost/totalMinor").asLong();
      }
      assertThat(partsMinor).isEqualTo(answer.at("/cost/totalMinor").asLong());
      for (JsonNode quarter : answer.path("quarters")) {
        long demandKw = quarter.path("demandKw").asLong();
        long thereKw = quarter.path("existingKw").asLong() + quarter.path("builtKw").asLong();
        assertThat(quarter.path("shortKw").asLong()).isGreaterThanOrEqualTo(demandKw - thereKw);
      }
      JsonNode cost = answer.path("cost");
      assertThat(cost.path("residualMinor").asLong())
          .isEqualTo(expected.evaluation().cost().residualCents())
          .isNegative();
      assertThat(answer.path("unmet")).hasSize(expected.unmet().size());
      assertThat(answer.path("runnersUp")).hasSize(expected.runnersUp().size());
      assertThat(answer.at("/target/isPossible").asBoolean()).isFalse();
      assertThat(admin.get(PATH).json().at("/items/0/id").asText()).isEqualTo(id);
      assertThat(admin.get(PATH).json().at("/items/0").has("answer")).isFalse();
      admin.put(OPTIONS + "?reason=x", OFFERS.replace("400000", "1"), "If-Match", "*");
    }
    try (RunningService running = RunningService.from(data)) {
      assertThat(look(running.admin(), id)).isEqualTo(before);
    }
  }

  @Test
  void buildOuts_whenTheServiceStops_beginAgainAndKeepTheirInputs(@TempDir Path data) {
    String first;
    String second;
    try (RunningService running = RunningService.from(data)) {
      Caller admin = running.admin();
      bring(admin);
      first = ask(admin, LONG);
      second = ask(admin, "{}");
      assertThat(look(admin, second).path("state").asText()).isEqualTo("Queued");
      admin.put(OPTIONS + "?reason=x", OFFERS.replace("\"P9M\"", "\"P30M\""), "If-Match", "*");
    }
    try (RunningService running = RunningService.from(data)) {
      Caller admin = running.admin();
      assertThat(admin.delete(PATH + "/" + first).status()).isEqualTo(204);
      await(admin, second, "Done");
      JsonNode its = look(admin, second);

      assertThat(its.path("optionsVersion").asInt()).isEqualTo(1);
      assertThat(its.at("/answer/cost/totalMinor").asLong())
          .isEqualTo(expected().evaluation().cost().totalCents());
    }
  }

  @Test
  void buildOut_deleted_isCancelledAndTheNextIsMade_andTooManyMayNotWait(@TempDir Path data) {
    try (RunningService running = RunningService.from(data)) {
      Caller admin = running.admin();
      assertThat(admin.post(PATH, "{}").status()).isEqualTo(404);
      bring(admin);
      List<String> ids = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        ids.add(ask(admin, LONG));
      }
      assertThat(admin.post(PATH, "{}").status()).isEqualTo(429);
      assertThat(admin.get("/observe/metrics").text()).contains("megawatt_build_outs_waiting");
      await(admin, ids.getFirst(), "Running");
      JsonNode progress = look(admin, ids.getFirst()).path("progress");
      assertThat(progress.path("doneStepCount").asInt())
          .isLessThan(progress.path("stepCount").asInt());
      for (String id : ids.reversed()) {
        assertThat(admin.delete(PATH + "/" + id).status()).isEqualTo(204);
        assertThat(admin.get(PATH + "/" + id).status()).isEqualTo(404);
      }
      assertThat(admin.delete(PATH + "/" + ids.getFirst()).status()).isEqualTo(404);
      await(admin, ask(admin, "{}"), "Done");
    }
  }

  @Test
  void buildOut_whoseOptionsDoNotGoWithThePlan_isRefusedWithAllThatIsWrong(@TempDir Path data) {
    try (RunningService running = RunningService.from(data)) {
      Caller admin = running.admin();
      bring(admin);
      assertThat(admin.post(PATH, "{\"effortRatio\": 21}").status()).isEqualTo(422);
      String other =
          OFFERS.replace("\"2027-01-01\"", "\"2026-01-01\"").replace("SE-BOR-1", "SE-BOR-9");
      admin.put(OPTIONS + "?reason=x", other, "If-Match", "*");
      Reply wrong = admin.post(PATH, "{}");

      assertThat(wrong.status()).isEqualTo(422);
      assertThat(wrong.json().path("errors"))
          .extracting(it -> it.path("pointer").asText())
          .containsExactly("/options/2/site", "/conditions/from");
    }
  }

  @Test
  void power_ofTheHall_is980And1400(@TempDir Path data) {
    try (RunningService running = RunningService.from(data)) {
      JsonNode its = running.admin().post(POWER, HALL).json();

      assertThat(its.at("/modes/0/id").asText()).isEqualTo("efficient");
      assertThat(its.at("/modes/0/nodeCount").asLong()).isEqualTo(1_400);
      assertThat(its.at("/modes/1/id").asText()).isEqualTo("full");
      assertThat(its.at("/modes/1/nodeCount").asLong()).isEqualTo(980);
      for (JsonNode mode : its.path("modes")) {
        assertThat(mode.at("/atRisk/moreNodeCount").asLong()).isPositive();
        assertThat(mode.at("/atRisk/riskRatio").asDouble()).isLessThanOrEqualTo(0.001);
      }
      Reply wrong =
          running
              .admin()
              .post(
                  POWER,
                  """
                  {"format": "megawatt/power-tree/1", "name": "x", "riskRatio": 3,
                   "tree": {"id": "t", "limitW": -1}}
                  """);
      assertThat(wrong.status()).isEqualTo(422);
      assertThat(wrong.json().path("errors"))
          .extracting(it -> it.path("pointer").asText())
          .containsExactly("/riskRatio", "/tree/limitW");
      Reply empty =
          running
              .admin()
              .post(
                  POWER,
                  """
                  {"format": "megawatt/power-tree/1", "name": "x", "tree": {"id": "t", "limitW": 1}}
                  """);
      assertThat(empty.json().at("/errors/0/pointer").asText()).isEqualTo("/modes");
    }
  }
}
