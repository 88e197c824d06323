package eu.megawatt.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nobody overwrites a change of the current plan that they have not seen. */
final class LostUpdateTest {

  private static final String BASIS = "/api/v1/current-plan/basis";
  private static final String RATES = "/api/v1/rates/here";

  @TempDir Path data;

  private RunningService running;
  private String scenario;
  private String another;

  @BeforeEach
  void start() {
    running = RunningService.from(data);
    Instant now = Instant.now();
    scenario = running.admin().scenario(LiveFleet.document(now));
    another = running.admin().scenario(LiveFleet.document(now.minus(1, ChronoUnit.HOURS)));
    assertThat(planOn(scenario, "If-None-Match", "*").status()).isEqualTo(200);
  }

  @AfterEach
  void stop() {
    running.close();
  }

  private Reply put(String path, String json, String... headers) {
    String[] all = new String[headers.length + 2];
    System.arraycopy(headers, 0, all, 0, headers.length);
    all[headers.length] = "Content-Type";
    all[headers.length + 1] = "application/json";
    return running.admin().send("PUT", path, BodyPublishers.ofString(json), all);
  }

  private Reply planOn(String id, String... headers) {
    return put(BASIS, "{\"scenarioId\":\"%s\",\"reason\":\"a test\"}".formatted(id), headers);
  }

  private Reply rates(long price, String... headers) {
    return put(
        RATES,
        "{\"from\":\"%s\",\"energyMinorPerMWh\":[%d],\"carbonGPerKWh\":[50],\"reason\":\"spot\"}"
            .formatted(Instant.now().truncatedTo(ChronoUnit.HOURS), price),
        headers);
  }

  private String tag(String path) {
    return running.admin().get(path).header("ETag");
  }

  @Test
  void basis_putWithoutSayingWhatWasSeen_isRefusedAndStays() {
    Reply silent = planOn(another);

    assertThat(silent.status()).isEqualTo(428);
    assertThat(silent.text()).contains(scenario);
    assertThat(running.admin().get(BASIS).json().path("scenarioId").asText()).isEqualTo(scenario);
  }

  @Test
  void basis_putByTwoWhoSawTheSame_isTheFirstOnes() {
    String seen = tag(BASIS);

    assertThat(planOn(another, "If-Match", seen).status()).isEqualTo(200);
    Reply second = planOn(scenario, "If-Match", seen);
    assertThat(second.status()).isEqualTo(412);
    assertThat(second.json().path("code").asText()).isEqualTo("PreconditionFailed");
    assertThat(running.admin().get(BASIS).json().path("scenarioId").asText()).isEqualTo(another);
  }

  @Test
  void basis_putAsTheFirstOrWhateverThereIs_countsAsSaid() {
    assertThat(planOn(another, "If-None-Match", "*").status()).isEqualTo(412);
    assertThat(planOn(another, "If-Match", "*").status()).isEqualTo(200);
  }

  @Test
  void rates_putAfterOthers_needTheirVersion() {
    assertThat(running.admin().get(RATES).status()).isEqualTo(404);
    assertThat(rates(9_000).status()).isEqualTo(200);
    String seen = tag(RATES);

    assertThat(rates(8_000).status()).isEqualTo(428);
    assertThat(rates(8_000, "If-Match", seen).status()).isEqualTo(200);
    assertThat(rates(7_000, "If-Match", seen).status()).isEqualTo(412);
    assertThat(running.admin().get(RATES).json().path("energyMinorPerMWh"))
        .extracting(JsonNode::asLong)
        .containsExactly(8_000L);
  }

  @Test
  void job_takenBackAsItWasSeen_isOnlyTakenBackIfItIsStillSo() {
    String path =
        "/api/v1/jobs/"
            + running
                .admin()
                .post("/api/v1/jobs", LiveFleet.JOB, "Idempotency-Key", "one")
                .json()
                .path("id")
                .asText();
    String reason = "{\"reason\":\"not wanted\"}";

    Reply stale =
        running.admin().post(path + "/cancellation", reason, "If-Match", "\"something else\"");
    assertThat(stale.status()).isEqualTo(412);
    Reply done = running.admin().post(path + "/cancellation", reason, "If-Match", tag(path));
    assertThat(done.status()).isEqualTo(200);
    assertThat(done.header("ETag")).isEqualTo(tag(path));
  }

  @Test
  void job_movedOrPinnedAsItWasSeen_isOnlyMovedIfItIsStillSo() {
    String path =
        "/api/v1/jobs/"
            + running
                .admin()
                .post(
                    "/api/v1/jobs",
                    LiveFleet.job(
                        10,
                        3_600,
                        100_000,
                        "\"earliestStartAt\":\"%s\","
                            .formatted(LiveFleet.hourFrom(Instant.now(), 3))),
                    "Idempotency-Key",
                    "one")
                .json()
                .path("id")
                .asText();
    String seen = tag(path);
    String move =
        "{\"poolId\":\"pool\",\"startsAt\":\"%s\",\"reason\":\"asked\"}"
            .formatted(LiveFleet.hourFrom(Instant.now(), 6));
    String reason = "{\"reason\":\"asked\"}";

    assertThat(running.admin().post(path + "/move", move, "If-Match", seen).status())
        .isEqualTo(200);
    assertThat(running.admin().post(path + "/pin", reason, "If-Match", seen).status())
        .isEqualTo(412);
    Reply pinned = running.admin().post(path + "/pin", reason, "If-Match", tag(path));
    assertThat(pinned.status()).isEqualTo(200);
    assertThat(pinned.header("ETag")).isEqualTo(tag(path)).isNotEqualTo(seen);
    assertThat(running.admin().post(path + "/unpin", reason, "If-Match", seen).status())
        .isEqualTo(412);
    assertThat(running.admin().post(path + "/move", move, "If-Match", seen).status())
        .isEqualTo(412);
  }

  @Test
  void reading_whatIsKnownAlready_isNotSentAgainUntilItChanges() {
    String job =
        "/api/v1/jobs/"
            + running
                .admin()
                .post("/api/v1/jobs", LiveFleet.JOB, "Idempotency-Key", "one")
                .json()
                .path("id")
                .asText();
    running.admin().post("/api/v1/power-limits", LiveFleet.limit("grid", 50_000, Instant.now()));
    List<String> paths = List.of(job, "/api/v1/current-plan", BASIS, "/api/v1/power-limits");
    for (String path : paths) {
      String seen = tag(path);
      assertThat(seen).as(path).matches("\"[^\"]+\"");
      Reply again = running.admin().get(path, "If-None-Match", "\"old\", " + seen);
      assertThat(again.status()).as(path).isEqualTo(304);
      assertThat(again.text()).isEmpty();
      assertThat(running.admin().get(path, "If-None-Match", "\"old\"").status()).isEqualTo(200);
    }
    String plan = tag("/api/v1/current-plan");
    running.admin().post(job + "/cancellation", "{\"reason\":\"not wanted\"}");
    assertThat(running.admin().get("/api/v1/current-plan", "If-None-Match", plan).status())
        .isEqualTo(200);
  }
}
