package eu.megawatt.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import eu.megawatt.planner.capacity.CapacityPlan;
import eu.megawatt.planner.example.Ramp;
import eu.megawatt.planner.outlook.MonteCarlo;
import eu.megawatt.planner.outlook.Outlook;
import eu.megawatt.planner.outlook.Question;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The capacity plan and outlooks over HTTP. */
final class CapacityTest {

  private static final String PLAN = "/api/v1/capacity-plan";
  private static final String OUTLOOKS = "/api/v1/outlooks";
  private static final String RAMP = new String(Ramp.bytes(), StandardCharsets.UTF_8);

  /** Brings the ramp and asks once; the outlook's id. */
  static String bringAndAsk(Caller caller) {
    assertThat(caller.put(PLAN + "?reason=first", RAMP).status()).isEqualTo(201);
    Reply asked = caller.post(OUTLOOKS, "{\"drawCount\": 50}");
    assertThat(asked.status()).as(asked.toString()).isEqualTo(201);
    return asked.json().path("id").asText();
  }

  /** Answers by the schema that they have; once all was brought. */
  static Map<String, JsonNode> answers(Caller caller, String id) {
    Map<String, JsonNode> all = new LinkedHashMap<>();
    all.put("CapacityPlan", caller.get(PLAN).json());
    all.put("CapacityPut", caller.put(PLAN + "?validateOnly", RAMP).json());
    JsonNode kept = caller.get(OUTLOOKS + "/" + id).json();
    all.put("KeptOutlook", kept);
    all.put("Outlook", kept.at("/answer/outlook"));
    all.put("Exhaustion", kept.at("/answer/outlook/exhaustion"));
    all.put("OutlookDomain", kept.at("/answer/outlook/domains/0"));
    all.put("OutlookPoint", kept.at("/answer/outlook/points/0"));
    all.put("OutlookHeadroom", kept.at("/answer/outlook/headrooms/0"));
    all.put("OutlookSiteHeadroom", kept.at("/answer/outlook/siteHeadrooms/0"));
    all.put("CapacityTarget", kept.at("/answer/target"));
    all.put("CapacityWish", kept.at("/answer/target/possible/0"));
    all.put("CapacityStep", kept.at("/steps/0"));
    return all;
  }

  @Test
  void plan_inVersions_survivesARestart(@TempDir Path data) {
    try (RunningService running = RunningService.from(data)) {
      assertThat(running.admin().get(PLAN).status()).isEqualTo(404);
      assertThat(running.admin().post(OUTLOOKS, "{}").status()).isEqualTo(404);
      assertThat(running.admin().put(PLAN + "?validateOnly", RAMP).json())
          .hasToString("{\"version\":1,\"isNew\":true,\"isApplied\":false}");
      String _ = bringAndAsk(running.admin());
      String other = RAMP.replace("44000", "45000");

      assertThat(running.admin().put(PLAN, other).status()).isEqualTo(400);
      assertThat(running.admin().put(PLAN + "?reason=more", other).status()).isEqualTo(428);
      assertThat(
              running
                  .admin()
                  .put(PLAN + "?reason=more", other, "If-Match", "\"1\"")
                  .json()
                  .path("version")
                  .asInt())
          .isEqualTo(2);
      assertThat(running.admin().put(PLAN + "?reason=x", "{}").status()).isEqualTo(422);
    }
    try (RunningService running = RunningService.from(data)) {
      Reply now = running.admin().get(PLAN);

      assertThat(now.header("ETag")).isEqualTo("\"2\"");
      assertThat(now.json().at("/document/steps/0/gridKw").asLong()).isEqualTo(45_000);
      assertThat(
              running
                  .admin()
                  .get(PLAN + "/versions/1")
                  .json()
                  .at("/document/steps/0/gridKw")
                  .asLong())
          .isEqualTo(44_000);
    }
  }

  @Test
  void outlook_ofTheNewestPlan_isThatOfThePlannerAndStaysAsItWasAnswered(@TempDir Path data) {
    CapacityPlan ramp = Ramp.document().plan();
    Outlook expected =
        MonteCarlo.of(ramp, Question.usual(ramp.from().plusYears(5), 3).withDraws(200));
    try (RunningService running = RunningService.from(data)) {
      String _ = bringAndAsk(running.admin());
      String question = "{\"seed\": 3, \"drawCount\": 200}";
      Reply asked = running.admin().post(OUTLOOKS, question);
      JsonNode told = asked.json().at("/answer/outlook");

      assertThat(told.at("/exhaustion/p50").asText())
          .isEqualTo(expected.all().p50().map(LocalDate::toString).orElse(""));
      assertThat(told.at("/exhaustion/p90").asText())
          .isEqualTo(expected.all().p90().map(LocalDate::toString).orElse(""));
      assertThat(told.path("domains")).hasSize(expected.domains().size());
      assertThat(running.admin().post(OUTLOOKS, question).json()).isEqualTo(asked.json());
      running.admin().put(PLAN + "?reason=x", RAMP.replace("44000", "9000"), "If-Match", "*");
      String id = asked.json().path("id").asText();
      assertThat(running.admin().get(OUTLOOKS + "/" + id).json()).isEqualTo(asked.json());
      assertThat(running.admin().post(OUTLOOKS, question).json().path("id").asText())
          .isNotEqualTo(id);
    }
  }

  @Test
  void draft_of90DaysLater_tellsBothDays(@TempDir Path data) {
    try (RunningService running = RunningService.from(data)) {
      String _ = bringAndAsk(running.admin());
      JsonNode its =
          running
              .admin()
              .post(
                  OUTLOOKS,
                  "{\"drawCount\": 100, \"drafts\": [{\"stepId\": \"bor-1\", \"on\": \"2028-05-01\"}]}")
              .json();

      assertThat(its.at("/answer/later/exhaustion/p50").asText())
          .isLessThan(its.at("/answer/outlook/exhaustion/p50").asText());
      for (JsonNode step : its.path("steps")) {
        assertThat(step.path("isDraft").asBoolean())
            .isEqualTo(step.path("id").asText().equals("bor-1"));
      }
    }
  }

  @Test
  void question_withSeveralThingsWrong_namesAll(@TempDir Path data) {
    try (RunningService running = RunningService.from(data)) {
      String _ = bringAndAsk(running.admin());
      Reply wrong =
          running
              .admin()
              .post(
                  OUTLOOKS,
                  """
                  {"drawCount": 0, "reservePermille": 1000, "to": "2020-01-01", "without": ["planed"],
                   "withoutDemands": ["ocrr"], "siteId": "X", "drafts": [{"stepId": "bor-9"}]}
                  """);

      assertThat(wrong.status()).isEqualTo(422);
      assertThat(wrong.json().path("errors"))
          .extracting(it -> it.path("pointer").asText())
          .containsExactlyInAnyOrder(
              "/drawCount",
              "/reservePermille",
              "/to",
              "/without",
              "/withoutDemands",
              "/siteId",
              "/drafts/0/stepId");
      assertThat(wrong.text()).contains("planned").contains("ocr");
    }
  }
}
