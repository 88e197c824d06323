package eu.megawatt.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Inference over REST: asked for, planned, spread, cut and given up. */
final class ServicesTest {

  private static final String ASSISTANT = "/api/v1/services/assistant";

  @TempDir Path data;

  /** Just past the beginning of a quarter of an hour, so that none begins in a test. */
  private final Clock clock =
      Clock.offset(
          Clock.tickMillis(ZoneOffset.UTC),
          Duration.between(
              Instant.now(),
              Instant.now().truncatedTo(ChronoUnit.HOURS).plus(Duration.ofMinutes(16))));

  private RunningService running;
  private Caller admin;

  @BeforeEach
  void start() {
    running = RunningService.from(data, clock);
    admin = running.admin();
    admin.planOn(ThreeSites.document(clock.instant()));
    assertThat(admin.put("/api/v1/models/chat", ThreeSites.MODEL).status()).isEqualTo(201);
    assertThat(admin.put("/api/v1/regions/paris", ThreeSites.REGION).status()).isEqualTo(201);
  }

  @AfterEach
  void stop() {
    running.close();
  }

  private Instant hour() {
    return clock.instant().truncatedTo(ChronoUnit.HOURS);
  }

  private void forecast(String id, double... requestsPerSecond) {
    List<String> numbers = new ArrayList<>();
    for (double one : requestsPerSecond) {
      numbers.add(Double.toString(one));
    }
    Reply reply =
        admin.put(
            "/api/v1/services/" + id + "/forecast",
            "{\"from\":\"%s\",\"requestsPerSecond\":[%s]}"
                .formatted(hour(), String.join(",", numbers)));
    assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
  }

  private void serve(String id, String residency, boolean failover, double... requests) {
    Reply put =
        admin.put("/api/v1/services/" + id, ThreeSites.service("acme", residency, 200, failover));
    assertThat(put.status()).as(put.toString()).isEqualTo(201);
    forecast(id, requests);
  }

  private JsonNode traffic(String id) {
    return admin.get("/api/v1/services/" + id + "/traffic").json();
  }

  /** The traffic once so many requests a second are planned for the quarter that has begun. */
  private JsonNode planned(String id, double requestsPerSecond) {
    return Await.present(
        id + " to be planned",
        () ->
            Optional.of(traffic(id))
                .filter(it -> it.at("/now/requestsPerSecond").asDouble(-1) == requestsPerSecond));
  }

  private static List<JsonNode> list(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).toList();
  }

  /** Replicas by site. */
  private static Map<String, Integer> replicas(JsonNode quarter) {
    Map<String, Integer> replicas = new HashMap<>();
    list(quarter.path("shares"))
        .forEach(
            it ->
                replicas.merge(
                    it.path("siteId").asText(), it.path("replicaCount").asInt(), Integer::sum));
    return replicas;
  }

  private static double answered(JsonNode quarter) {
    return list(quarter.path("shares")).stream()
        .mapToDouble(it -> it.path("shareRatio").asDouble())
        .sum();
  }

  @Test
  void service_withAForecast_isServedWithinItsBudgetAndMayLoseAnySite() {
    double[] day = new double[96];
    for (int i = 0; i < day.length; i++) {
      day[i] = 40 + 30 * Math.sin(i * Math.PI / 48);
    }
    serve("assistant", "any", true, day);
    JsonNode traffic = planned("assistant", Math.round(day[1] * 1e6) / 1e6);

    assertThat(traffic.path("quarters").size()).isEqualTo(192);
    for (int i = 0; i < 192; i++) {
      JsonNode quarter = traffic.path("quarters").path(i);
      double requests = day[(i + 1) % 96];
      assertThat(quarter.path("requestsPerSecond").asDouble())
          .isEqualTo(Math.round(requests * 1e6) / 1e6);
      assertThat(quarter.path("forecast").asText()).isEqualTo(i < 95 ? "Said" : "SameTimeOfADay");
      assertThat(answered(quarter)).isCloseTo(1, within(1e-5));
      Map<String, Integer> replicas = replicas(quarter);
      int all = replicas.values().stream().mapToInt(Integer::intValue).sum();
      for (String site : ThreeSites.IDS) {
        int left = all - replicas.getOrDefault(site, 0);
        assertThat(left * ThreeSites.REQUESTS_PER_REPLICA)
            .as("without %s: %s", site, quarter)
            .isGreaterThanOrEqualTo(requests - 1e-6);
        if (replicas.getOrDefault(site, 0) > 0) {
          assertThat(ThreeSites.NETWORK_MILLIS.getOrDefault(site, 0L) + ThreeSites.MODEL_MILLIS)
              .isLessThanOrEqualTo(200);
        }
      }
      assertThat(quarter.path("failoverKept").asBoolean()).isTrue();
      assertThat(quarter.path("reasons").size()).isZero();
    }
    JsonNode status = admin.get(ASSISTANT).json().path("status");
    assertThat(status.path("state").asText()).isEqualTo("Served");
    assertThat(status.path("siteIds").toString()).isEqualTo("[\"north\",\"south\"]");
  }

  @Test
  void traffic_polledWithItsTag_isSentAgainOnlyOnceItIsAnother() {
    serve("assistant", "any", false, 20);
    planned("assistant", 20);
    String tag = admin.get(ASSISTANT + "/traffic").header("etag");

    assertThat(admin.get(ASSISTANT + "/traffic", "If-None-Match", tag).status()).isEqualTo(304);
    forecast("assistant", 60);
    planned("assistant", 60);
    assertThat(admin.get(ASSISTANT + "/traffic", "If-None-Match", tag).status()).isEqualTo(200);
  }

  @Test
  void service_putAgain_changesNothingAndAnotherNeedsTheVersion() {
    String body = ThreeSites.service("acme", "any", 200, true);
    Reply first = admin.put(ASSISTANT, body, "If-None-Match", "*");
    assertThat(first.status()).isEqualTo(201);
    Reply again = admin.put(ASSISTANT, body, "If-None-Match", "*");
    assertThat(again.status()).as(again.toString()).isEqualTo(200);
    assertThat(again.header("etag")).isEqualTo(first.header("etag"));

    String other = ThreeSites.service("acme", "any", 250, true);
    assertThat(admin.put(ASSISTANT, other).status()).isEqualTo(428);
    assertThat(admin.put(ASSISTANT, other, "If-Match", "\"7\"").status()).isEqualTo(412);
    Reply changed = admin.put(ASSISTANT, other, "If-Match", first.header("etag"));
    assertThat(changed.status()).as(changed.toString()).isEqualTo(200);
    assertThat(changed.header("etag")).isNotEqualTo(first.header("etag"));
    assertThat(admin.delete("/api/v1/models/chat", "If-Match", "*").status()).isEqualTo(409);
    assertThat(admin.delete(ASSISTANT).status()).isEqualTo(428);
    assertThat(admin.delete(ASSISTANT, "If-Match", changed.header("etag")).status()).isEqualTo(204);
    assertThat(admin.get(ASSISTANT).status()).isEqualTo(404);
    assertThat(admin.delete("/api/v1/models/chat", "If-Match", "*").status()).isEqualTo(204);
  }

  @Test
  void service_wrongInManyWays_isToldAllOfThem() {
    Reply reply =
        admin.put(
            ASSISTANT,
            """
            {"tenant": "", "residency": "anny", "model": "chad", "latencyBudgetMillis": 0,
             "tokensPerRequestCount": 400, "minReplicaCount": 9, "maxReplicaCount": 3,
             "currency": "USD"}""");
    assertThat(reply.status()).isEqualTo(422);
    assertThat(pointers(reply))
        .containsExactlyInAnyOrder(
            "/tenant",
            "/residency",
            "/model",
            "/region",
            "/latencyBudgetMillis",
            "/minReplicaCount",
            "/perThousandUnservedMinor",
            "/currency");
    assertThat(admin.get(ASSISTANT).status()).isEqualTo(404);

    Reply model =
        admin.put(
            "/api/v1/models/other",
            """
            {"gpuPerReplicaCount": 0, "perGpuTokensPerSecond": {"A": 1000, "B": 0},
             "drawByLoad": {"A": [{"loadPermille": 100, "perGpuW": 20},
                                  {"loadPermille": 50, "perGpuW": 600}]}}""");
    assertThat(pointers(model))
        .containsExactlyInAnyOrder(
            "/gpuPerReplicaCount",
            "/latencyMillis",
            "/perGpuTokensPerSecond/B",
            "/perGpuTokensPerSecond/B",
            "/drawByLoad/A/0/loadPermille",
            "/drawByLoad/A/0/perGpuW",
            "/drawByLoad/A/1/loadPermille",
            "/drawByLoad");
    String shared = ThreeSites.MODEL.replace("{\"gpu", "{\"replicaPerGpuCount\": 7, \"gpu");
    assertThat(pointers(admin.put("/api/v1/models/other", shared)))
        .containsExactly("/replicaPerGpuCount");
    assertThat(pointers(admin.put("/api/v1/models/other", ThreeSites.small(65))))
        .containsExactly("/replicaPerGpuCount");

    Reply region =
        admin.put("/api/v1/regions/other", "{\"networkMillis\": {\"nort\": 5, \"far\": -1}}");
    assertThat(pointers(region))
        .containsExactlyInAnyOrder("/networkMillis/nort", "/networkMillis/far");

    serve("assistant", "any", false, 1);
    Reply forecast =
        admin.put(
            ASSISTANT + "/forecast",
            "{\"from\": \"2026-11-23T00:07:00Z\", \"requestsPerSecond\": [1, -2, null]}");
    assertThat(pointers(forecast))
        .containsExactlyInAnyOrder("/from", "/requestsPerSecond/1", "/requestsPerSecond/2");
    assertThat(admin.put(ASSISTANT, "{\"maxReplicas\": 3}").status()).isEqualTo(400);
  }

  private static List<String> pointers(Reply reply) {
    assertThat(reply.status()).as(reply.toString()).isEqualTo(422);
    return list(reply.json().path("errors")).stream()
        .map(it -> it.path("pointer").asText())
        .toList();
  }

  @Test
  void service_thatNobodyCanServe_saysWhyBeforeAndAfterItIsPut() {
    String tooFar = ThreeSites.service("acme", "any", 105, false);
    JsonNode trial = admin.put(ASSISTANT + "?validateOnly=true", tooFar).json();
    assertThat(trial.at("/traffic/now/reasons/0/reason").asText()).isEqualTo("LatencyOutOfReach");
    assertThat(trial.at("/plan/affectedCount").asInt(-1)).isZero();
    assertThat(admin.get(ASSISTANT).status()).isEqualTo(404);

    assertThat(admin.put(ASSISTANT, tooFar).status()).isEqualTo(201);
    forecast("assistant", 10);
    JsonNode now = planned("assistant", 10).path("now");
    assertThat(now.path("unservedRatio").asDouble()).isEqualTo(1);
    assertThat(now.at("/reasons/0/message").asText()).contains("108 ms").contains("105 ms");
    assertThat(admin.get(ASSISTANT).json().at("/status/state").asText()).isEqualTo("Unserved");

    serve("french", "fr", true, 10);
    JsonNode french = planned("french", 10).path("now");
    assertThat(replicas(french).keySet()).containsExactly("south");
    assertThat(answered(french)).isEqualTo(1);
    assertThat(french.path("failoverKept").asBoolean()).isFalse();
    assertThat(french.at("/reasons/0/message").asText()).contains("Without south");
  }

  @Test
  void traffic_afterARestart_isThereAtOnceAndTheSame() {
    serve("assistant", "any", true, 20, 30, 40, 50);
    planned("assistant", 30);
    Reply before = admin.get(ASSISTANT + "/traffic");
    running.close();

    running = RunningService.from(data, clock);
    admin = running.admin();
    Reply after = admin.get(ASSISTANT + "/traffic");
    assertThat(after.text()).isEqualTo(before.text());
    assertThat(after.header("etag")).isEqualTo(before.header("etag"));
    assertThat(admin.get(ASSISTANT + "/forecast").json().path("requestsPerSecond").size())
        .isEqualTo(4);
  }

  @Test
  void limit_belowWhatServicesDraw_cutsTheirTrafficInTheSameMoment() {
    serve("assistant", "any", false, 100);
    JsonNode before = planned("assistant", 100).path("now");
    String site = replicas(before).getOrDefault("north", 0) > 0 ? "north" : "south";
    Instant from = hour();
    Reply limit = admin.post("/api/v1/power-limits", LiveFleet.limit(site + "/grid", 12_500, from));
    assertThat(limit.status()).as(limit.toString()).isEqualTo(201);

    // No other look: what is read right after the limit was taken keeps it.
    assertThat(drawn(traffic("assistant").path("now"), site)).isLessThanOrEqualTo(12_500.1);
    Await.until(
        "requests to go elsewhere", () -> answered(traffic("assistant").path("now")) > 0.999999);
    for (JsonNode quarter : list(traffic("assistant").path("quarters")).subList(0, 7)) {
      assertThat(drawn(quarter, site)).as(quarter.toString()).isLessThanOrEqualTo(12_500.1);
    }
  }

  @Test
  void model_withoutReplicasPerGpu_isTheSameAsWithOne() {
    Reply said = admin.get("/api/v1/models/chat");
    assertThat(said.json().at("/spec/replicaPerGpuCount").asInt()).isEqualTo(1);
    Reply again =
        admin.put(
            "/api/v1/models/chat",
            ThreeSites.MODEL.replace("{\"gpu", "{\"replicaPerGpuCount\": 1, \"gpu"));
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.header("etag")).isEqualTo(said.header("etag"));
  }

  @Test
  void service_ofASmallModel_hasSevenReplicasOnAGpuAndALimitCutsWholeGpus() {
    assertThat(admin.put("/api/v1/models/small", ThreeSites.small(7)).status()).isEqualTo(201);
    String body = ThreeSites.service("acme", "any", 200, false).replace("\"chat\"", "\"small\"");
    assertThat(admin.put(ASSISTANT, body).status()).isEqualTo(201);
    forecast("assistant", 26.5);
    JsonNode now = planned("assistant", 26.5).path("now");

    assertThat(now.path("unservedRatio").asDouble()).isZero();
    assertThat(now.path("replicaCount").asInt()).isBetween(27, 30);
    assertThat(now.path("gpuCount").asInt()).isBetween(4, 5);
    for (JsonNode share : list(now.path("shares"))) {
      assertThat(share.path("replicaPerGpuCount").asInt()).isEqualTo(7);
      assertThat(share.path("gpuCount").asInt())
          .isEqualTo((share.path("replicaCount").asInt() + 6) / 7);
    }
    JsonNode status = admin.get(ASSISTANT).json().path("status");
    assertThat(status.path("replicaPerGpuCount").asInt()).isEqualTo(7);
    assertThat(status.path("gpuCount").asInt()).isEqualTo(now.path("gpuCount").asInt());

    Reply before = admin.get(ASSISTANT + "/traffic");
    running.close();
    running = RunningService.from(data, clock);
    admin = running.admin();
    assertThat(admin.get(ASSISTANT + "/traffic").text()).isEqualTo(before.text());

    String site = replicas(now).getOrDefault("north", 0) > 0 ? "north" : "south";
    String limit = LiveFleet.limit(site + "/grid", 11_200, hour());
    assertThat(admin.post("/api/v1/power-limits", limit).status()).isEqualTo(201);
    assertThat(drawnBySmall(traffic("assistant").path("now"), site)).isLessThanOrEqualTo(11_200.1);
    Await.until(
        "requests to go elsewhere", () -> answered(traffic("assistant").path("now")) > 0.999999);
    assertThat(drawnBySmall(traffic("assistant").path("now"), site)).isLessThanOrEqualTo(11_200.1);
  }

  /** Each GPU by itself, as busy as its replicas are and as it has some. */
  private static double drawnBySmall(JsonNode quarter, String site) {
    double watts = 100 * 100;
    for (JsonNode share : list(quarter.path("shares"))) {
      if (share.path("siteId").asText().equals(site)) {
        for (int left = share.path("replicaCount").asInt(); left > 0; left -= 7) {
          double load = share.path("loadRatio").asDouble() * Math.min(left, 7) / 7;
          watts += (load <= 0.5 ? 120 + load * 560 : 400 + (load - 0.5) * 400) - 100;
        }
      }
    }
    return watts;
  }

  /** What a site draws with the replicas of a quarter and all of its idle GPUs. */
  private static double drawn(JsonNode quarter, String site) {
    double watts = 100 * 100;
    for (JsonNode share : list(quarter.path("shares"))) {
      if (share.path("siteId").asText().equals(site)) {
        double load = share.path("loadRatio").asDouble();
        double each = load <= 0.5 ? 120 + load * 560 : 400 + (load - 0.5) * 400;
        watts += share.path("replicaCount").asInt() * ThreeSites.GPUS_PER_REPLICA * (each - 100);
      }
    }
    return watts;
  }

  @Test
  void service_whereJobsRun_takesTheirPlaceAndNoLimitIsEverPassed() {
    for (int i = 0; i < 12; i++) {
      Reply job =
          admin.post(
              "/api/v1/jobs",
              LiveFleet.job(20, 6 * 3_600, 1_000_000, "\"interruptible\":true,"),
              "Idempotency-Key",
              "job" + i);
      assertThat(job.status()).as(job.toString()).isEqualTo(201);
    }
    String service = ThreeSites.service("acme", "any", 200, true);
    assertThat(admin.put(ASSISTANT, service).status()).isEqualTo(201);
    JsonNode trial =
        admin.put(ASSISTANT + "?validateOnly=true", service.replace("200,", "199,")).json();
    assertThat(trial.has("plan")).as(trial.toString()).isTrue();
    forecast("assistant", 120);
    planned("assistant", 120);

    JsonNode quarters = traffic("assistant").path("quarters");
    List<JsonNode> jobs = list(admin.get("/api/v1/jobs?pageSize=100").json().path("items"));
    int served = 0;
    for (JsonNode quarter : list(quarters)) {
      Instant at = Instant.parse(quarter.path("from").asText());
      for (String site : ThreeSites.IDS) {
        int busy =
            jobs.stream()
                .flatMap(it -> list(it.at("/status/placement/legs")).stream())
                .filter(it -> it.path("poolId").asText().equals(site + "/pool"))
                .filter(it -> !Instant.parse(it.path("startsAt").asText()).isAfter(at))
                .filter(it -> Instant.parse(it.path("endsAt").asText()).isAfter(at))
                .mapToInt(_ -> 20)
                .sum();
        int taken = replicas(quarter).getOrDefault(site, 0) * ThreeSites.GPUS_PER_REPLICA;
        assertThat(busy + taken).as("%s at %s", site, at).isLessThanOrEqualTo(100);
        assertThat(drawn(quarter, site) + busy * 500)
            .as("%s at %s", site, at)
            .isLessThanOrEqualTo(40_000.1);
      }
      served += answered(quarter) > 0.999999 ? 1 : 0;
    }
    assertThat(served).isGreaterThan(180);
  }

  @Test
  void services_ofAnotherTenant_areNotThere() {
    serve("assistant", "any", false, 10);
    try (Caller lab = running.schedulerOf("lab")) {
      assertThat(lab.get(ASSISTANT).status()).isEqualTo(404);
      assertThat(lab.get(ASSISTANT + "/traffic").status()).isEqualTo(404);
      assertThat(lab.get("/api/v1/services").json().path("items").size()).isZero();
      assertThat(lab.put(ASSISTANT, ThreeSites.service("lab", "any", 200, false)).status())
          .isEqualTo(409);
      assertThat(
              lab.put("/api/v1/services/own", ThreeSites.service("acme", "any", 200, false))
                  .status())
          .isEqualTo(422);
      assertThat(
              lab.put("/api/v1/services/own", ThreeSites.service("lab", "any", 200, false))
                  .status())
          .isEqualTo(201);
      assertThat(lab.get("/api/v1/services").text()).contains("own").doesNotContain("assistant");
      assertThat(lab.put("/api/v1/models/chat", ThreeSites.MODEL).status()).isEqualTo(403);
      JsonNode trial =
          lab.put(
                  "/api/v1/services/own?validateOnly=true",
                  ThreeSites.service("lab", "any", 200, false))
              .json();
      assertThat(trial.has("traffic")).isTrue();
      assertThat(trial.has("plan")).isFalse();
    }
    assertThat(
            list(admin.get("/api/v1/services?tenant=acme").json().path("items")).stream()
                .map(it -> it.path("id").asText())
                .collect(Collectors.toList()))
        .containsExactly("assistant");
  }

  @Test
  void metrics_ofServices_sayHowManyThereAreAndWhatHasNoAnswer() {
    assertThat(admin.put(ASSISTANT, ThreeSites.service("acme", "any", 105, false)).status())
        .isEqualTo(201);
    forecast("assistant", 10);
    planned("assistant", 10);
    String metrics = admin.get("/observe/metrics").text();
    assertThat(metrics)
        .contains("megawatt_services{scope=\"application\",} 1.0")
        .contains("megawatt_services_unserved_per_second{scope=\"application\",} 10.0")
        .contains("megawatt_services_latency_missed{scope=\"application\",} 1.0");
  }
}
