package eu.megawatt.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import eu.megawatt.planner.example.Ramp;
import eu.megawatt.reports.ledger.Holder;
import eu.megawatt.service.books.ledger.PastDays;
import eu.megawatt.service.store.DataDirectory;
import eu.megawatt.service.store.Database;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** History of demand, its forecasts, what a plan takes over and back-tests, over HTTP. */
final class DemandTest {

  private static final String HISTORY = "/api/v1/demand-history";
  private static final String FORECASTS = "/api/v1/demand-forecasts";
  private static final String ADOPTIONS = "/api/v1/capacity-plan/demand-adoptions";
  private static final String BACK_TESTS = "/api/v1/planner-back-tests";
  private static final int DAYS = 70;
  private static final Holder.Job TRAINING = new Holder.Job("bank", "t", "training");
  private static final Holder.Job CHAT = new Holder.Job("voice", "c", "inference");
  private static final String ADOPT =
      """
      {"groupBy": ["workKind", "tenantId"], "reason": "measured", "groups": [
       {"workKind": "inference", "tenantId": "voice", "planProfileId": "eu",
        "demandIds": ["voice"]}]}
      """;

  private static LocalDate from() {
    return LocalDate.now(ZoneOffset.UTC).minusDays(DAYS);
  }

  /** Writes a past into the tables of a service that does not run yet. */
  static void fill(Path data) {
    try (Database database = Database.open(DataDirectory.open(data))) {
      fill(database);
    }
  }

  /** The same into tables that are open. */
  static void fill(Database database) {
    PastDays.write(database, from(), DAYS, List.of(TRAINING, CHAT), DemandTest::kw);
  }

  private static long kw(int day, Holder.Job job) {
    Random random = new Random(31L * day + job.jobId().hashCode());
    long base = job.equals(CHAT) ? 400 + 3L * day : 900;
    return base + Math.round(60 * Math.sin(2 * Math.PI * day / 7)) + random.nextInt(40);
  }

  private static void bringPlan(Caller caller) {
    assertThat(
            caller
                .put(
                    "/api/v1/capacity-plan?reason=first",
                    new String(Ramp.bytes(), StandardCharsets.UTF_8))
                .status())
        .isEqualTo(201);
  }

  /** Has a back-test made, once there is a plan; its id. */
  static String askAndWait(Caller caller) {
    Reply asked = caller.post(BACK_TESTS, "{\"everyDays\": 14, \"drawCount\": 50}");
    assertThat(asked.status()).as(asked.toString()).isEqualTo(202);
    return done(caller, asked.json().path("id").asText());
  }

  private static String done(Caller caller, String id) {
    Await.until(
        "the back-test is made",
        () -> List.of("Done", "Failed").contains(test(caller, id).path("state").asText()));
    assertThat(test(caller, id).path("state").asText())
        .as(test(caller, id).toString())
        .isEqualTo("Done");
    return id;
  }

  private static JsonNode test(Caller caller, String id) {
    return caller.get(BACK_TESTS + "/" + id).json();
  }

  /** Answers by the schema that they have; once there are a past, a plan and a back-test. */
  static Map<String, JsonNode> answers(Caller caller, String id) {
    Map<String, JsonNode> all = new LinkedHashMap<>();
    JsonNode history = caller.get(HISTORY).json();
    all.put("DemandHistory", history);
    all.put("DemandHistoryGroup", history.at("/groups/0"));
    all.put("DemandGroup", history.at("/groups/0/group"));
    JsonNode forecasts = caller.post(FORECASTS, "{}").json();
    all.put("DemandForecasts", forecasts);
    all.put("DemandForecastGroup", forecasts.at("/groups/0"));
    all.put("DemandForecast", forecasts.at("/groups/0/forecast"));
    all.put("DemandAdoption", caller.post(ADOPTIONS + "?validateOnly", ADOPT).json());
    JsonNode test = test(caller, id);
    all.put("PlannerBackTest", test);
    all.put("PlannerBackTestReport", test.path("report"));
    all.put("PlannerBackTestOrigin", test.at("/report/origins/0"));
    all.put("PlannerBackTestErrors", test.at("/report/all"));
    return all;
  }

  @Test
  void history_ofBookedDays_isTheirEnergyByGroupAndFollowsCorrections(@TempDir Path data) {
    fill(data);
    try (RunningService running = RunningService.from(data)) {
      JsonNode told = running.admin().get(HISTORY + "?groupBy=workKind").json();

      assertThat(told.path("from").asText()).isEqualTo(from().toString());
      assertThat(told.path("groups")).hasSize(2);
      assertThat(told.path("waitingHourCount").asLong()).isZero();
      JsonNode training = told.at("/groups/0");
      assertThat(training.at("/group/workKind").asText()).isEqualTo("training");
      assertThat(training.path("demandKw")).hasSize(DAYS);
      for (int day = 0; day < DAYS; day++) {
        assertThat(training.at("/demandKw/" + day).asDouble())
            .isCloseTo((double) kw(day, TRAINING), within(0.001));
      }
      assertThat(running.admin().get(HISTORY + "?groupBy=workKind").json()).isEqualTo(told);
      assertThat(running.admin().get(HISTORY + "?groupBy=kind").status()).isEqualTo(422);
      assertThat(running.admin().get(HISTORY + "?from=yesterday").status()).isEqualTo(400);
    }
    try (Database database = Database.open(DataDirectory.open(data))) {
      PastDays.correct(database, from(), 3, List.of(TRAINING), (_, _) -> 5L);
    }
    try (RunningService running = RunningService.from(data)) {
      JsonNode training = running.admin().get(HISTORY + "?groupBy=workKind").json().at("/groups/0");

      assertThat(training.at("/demandKw/3").asDouble()).isEqualTo(5);
      assertThat(training.at("/demandKw/4").asDouble())
          .isCloseTo((double) kw(4, TRAINING), within(0.001));
    }
  }

  @Test
  void forecasts_ofAPast_reachNoFartherThanItAndSayHowGoodTheyAre(@TempDir Path data) {
    fill(data);
    try (RunningService running = RunningService.from(data)) {
      JsonNode told =
          running
              .admin()
              .post(FORECASTS, "{\"groupBy\": [\"tenantId\"], \"dayCount\": 1000}")
              .json();
      JsonNode forecast = told.at("/groups/0/forecast");

      assertThat(told.path("groups")).hasSize(2);
      assertThat(forecast.path("points")).hasSize(DAYS);
      assertThat(forecast.path("from").asText()).isEqualTo(from().plusDays(DAYS).toString());
      assertThat(forecast.path("maseRatio").asDouble())
          .isLessThanOrEqualTo(forecast.path("naiveMaseRatio").asDouble());
      assertThat(forecast.at("/verification/coveredRatio").asDouble()).isBetween(0.5, 1.0);
      for (JsonNode point : forecast.path("points")) {
        assertThat(point.path("p10Kw").asDouble())
            .isLessThanOrEqualTo(point.path("p50Kw").asDouble());
        assertThat(point.path("p50Kw").asDouble())
            .isLessThanOrEqualTo(point.path("p90Kw").asDouble());
      }
      LocalDate late = from().plusDays(DAYS - 10);
      JsonNode few = running.admin().post(FORECASTS, "{\"from\": \"%s\"}".formatted(late)).json();
      assertThat(few.at("/groups/0/tooShort/knownDayCount").asInt()).isEqualTo(10);
      assertThat(few.at("/groups/0").has("forecast")).isFalse();
      Reply wrong = running.admin().post(FORECASTS, "{\"groupBy\": [\"tenant\"], \"dayCount\": 0}");
      assertThat(wrong.status()).isEqualTo(422);
      assertThat(wrong.json().path("errors").findValuesAsText("pointer"))
          .containsExactlyInAnyOrder("/groupBy/0", "/dayCount");
    }
  }

  @Test
  void adoption_ofAGroup_isTheNextVersionAndMovesTheOutlook(@TempDir Path data) {
    fill(data);
    try (RunningService running = RunningService.from(data)) {
      Caller admin = running.admin();
      assertThat(admin.post(ADOPTIONS, ADOPT).status()).isEqualTo(404);
      bringPlan(admin);
      JsonNode before = admin.post("/api/v1/outlooks", "{\"drawCount\": 50}").json();
      JsonNode tried = admin.post(ADOPTIONS + "?validateOnly", ADOPT).json();

      assertThat(tried.path("isApplied").asBoolean()).isFalse();
      assertThat(tried.path("version").asInt()).isEqualTo(2);
      assertThat(admin.post(ADOPTIONS, ADOPT).status()).isEqualTo(428);
      assertThat(admin.post(ADOPTIONS, ADOPT, "If-Match", "\"7\"").status()).isEqualTo(412);
      assertThat(admin.get("/api/v1/capacity-plan").json().path("version").asInt()).isEqualTo(1);
      Reply done = admin.post(ADOPTIONS, ADOPT, "If-Match", "\"1\"");
      assertThat(done.status()).as(done.toString()).isEqualTo(200);
      assertThat(done.header("ETag")).isEqualTo("\"2\"");
      assertThat(done.json().at("/demands/0/demandId").asText()).isEqualTo("voice");
      assertThat(done.json().at("/demands/0/laterMeanRatio").asDouble()).isEqualTo(0.9);
      assertThat(done.json().at("/demands/0/isLaterStated").asBoolean()).isTrue();

      JsonNode plan = admin.get("/api/v1/capacity-plan").json();
      assertThat(plan.path("reason").asText()).isEqualTo("measured");
      JsonNode voice =
          StreamSupport.stream(plan.at("/document/demands").spliterator(), false)
              .filter(it -> it.path("id").asText().equals("voice"))
              .findFirst()
              .orElseThrow();
      assertThat(voice.path("forecast").size()).isGreaterThan(100);
      assertThat(voice.path("startKw").asDouble()).isBetween(400.0, 900.0);
      assertThat(plan.at("/document/demands")).hasSize(6);
      JsonNode after = admin.post("/api/v1/outlooks", "{\"drawCount\": 50}").json();
      assertThat(after.at("/answer/outlook/points/0/demandP50Kw").asLong())
          .isLessThan(before.at("/answer/outlook/points/0/demandP50Kw").asLong());
    }
  }

  @Test
  void adoption_withMistakes_saysAllOfThem(@TempDir Path data) {
    fill(data);
    try (RunningService running = RunningService.from(data)) {
      bringPlan(running.admin());
      Reply wrong =
          running
              .admin()
              .post(
                  ADOPTIONS,
                  """
                  {"groupBy": ["tenantId"], "reason": "x", "groups": [
                   {"tenantId": "nobody", "planProfileId": "eu"},
                   {"tenantId": "voice", "planProfileId": "mars", "demandIds": ["none"],
                    "later": {"meanRatio": -2}}]}
                  """,
                  "If-Match",
                  "*");

      assertThat(wrong.status()).isEqualTo(422);
      assertThat(wrong.json().path("errors").findValuesAsText("pointer"))
          .containsExactlyInAnyOrder(
              "/groups/0", "/groups/1/planProfileId", "/groups/1/demandIds", "/groups/1/later");
      assertThat(running.admin().get("/api/v1/capacity-plan").json().path("version").asInt())
          .isEqualTo(1);
    }
  }

  @Test
  void backTest_ofAPast_staysAsItWasAnsweredAndItsErrorsAreThoseOfItsDays(@TempDir Path data) {
    fill(data);
    String id;
    JsonNode told;
    try (RunningService running = RunningService.from(data)) {
      assertThat(running.admin().post(BACK_TESTS, "{}").status()).isEqualTo(404);
      bringPlan(running.admin());
      assertThat(running.admin().post(BACK_TESTS, "{\"everyDays\": 0}").status()).isEqualTo(422);
      id = askAndWait(running.admin());
      told = test(running.admin(), id);
      double off = 0;
      int count = 0;
      for (JsonNode origin : told.at("/report/origins")) {
        assertThat(origin.path("isLaterPlan").asBoolean()).isTrue();
        for (JsonNode day : origin.path("days")) {
          int at =
              (int) LocalDate.parse(day.path("day").asText()).toEpochDay()
                  - (int) from().toEpochDay();
          assertThat(day.path("cameKw").asDouble())
              .isCloseTo((double) (kw(at, TRAINING) + kw(at, CHAT)), within(0.01));
          off += day.path("p50Kw").asDouble() - day.path("cameKw").asDouble();
          count++;
        }
      }

      assertThat(told.at("/report/all/dayCount").asInt()).isEqualTo(count).isGreaterThan(50);
      assertThat(told.at("/report/all/biasKw").asDouble()).isCloseTo(off / count, within(0.01));
      assertThat(told.at("/report/all/maseRatio").asDouble()).isBetween(0.1, 2.0);
      assertThat(running.admin().get(BACK_TESTS).json().at("/items/0").has("report")).isFalse();
    }
    try (RunningService running = RunningService.from(data)) {
      assertThat(test(running.admin(), id)).isEqualTo(told);
      assertThat(running.admin().delete(BACK_TESTS + "/" + id).status()).isEqualTo(204);
      assertThat(running.admin().get(BACK_TESTS + "/" + id).status()).isEqualTo(404);
    }
  }
}
