package eu.megawatt.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On which nodes replicas of services are and will be. */
final class ServiceNodesTest {

  private static final String CHAT = "/api/v1/services/chat";
  private static final String NODES = CHAT + "/nodes";
  private static final String POOL = "/api/v1/pools/pool/nodes";

  @TempDir Path data;

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-26T10:01:00Z"));
  private final Clock clock = ((InstantSource) now::get).withZone(ZoneOffset.UTC);

  private RunningService start() {
    return RunningService.from(data, clock);
  }

  /** A service of which a replica, or the replicas that share a GPU, are a model of some sort. */
  private void serve(RunningService running, String model) {
    NodesFleet.bringTo(running);
    running.admin().planOn(LiveFleet.document(now.get()));
    assertThat(running.admin().put("/api/v1/models/chat", model).status()).isEqualTo(201);
    String region = "{\"networkMillis\": {\"here\": 35}}";
    assertThat(running.admin().put("/api/v1/regions/paris", region).status()).isEqualTo(201);
    Reply put = running.admin().put(CHAT, ThreeSites.service("acme", "any", 200, false));
    assertThat(put.status()).as(put.toString()).isEqualTo(201);
  }

  private JsonNode planned(RunningService running, double... requestsPerSecond) {
    StringBuilder numbers = new StringBuilder();
    for (double one : requestsPerSecond) {
      numbers.append(numbers.isEmpty() ? "" : ",").append(one);
    }
    Reply put =
        running
            .admin()
            .put(
                CHAT + "/forecast",
                "{\"from\":\"%s\",\"requestsPerSecond\":[%s]}"
                    .formatted(now.get().truncatedTo(ChronoUnit.HOURS), numbers));
    assertThat(put.status()).as(put.toString()).isEqualTo(200);
    return Await.present(
        "chat to be planned",
        () ->
            Optional.of(running.admin().get(CHAT + "/traffic").json())
                .filter(it -> it.at("/now/requestsPerSecond").asDouble(-1) == requestsPerSecond[0])
                .map(_ -> running.admin().get(NODES).json()));
  }

  private static Set<String> gpus(JsonNode items) {
    Set<String> gpus = new TreeSet<>();
    items.forEach(
        item ->
            item.path("gpuIndexes")
                .forEach(it -> gpus.add(item.path("node").asText() + "/" + it.asInt())));
    return gpus;
  }

  private static Set<String> gpusOf(RunningService running, String jobId) {
    return gpus(running.admin().get("/api/v1/jobs/" + jobId).json().at("/status/nodes"));
  }

  private static int replicas(JsonNode items) {
    return StreamSupport.stream(items.spliterator(), false)
        .mapToInt(it -> it.path("replicaCount").asInt())
        .sum();
  }

  private static Set<String> nodes(JsonNode items) {
    return StreamSupport.stream(items.spliterator(), false)
        .map(it -> it.path("node").asText())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** One that begins in the next quarter of an hour, which has begun then. */
  private String submit(RunningService running, int gpus) {
    Reply made =
        running
            .admin()
            .post(
                "/api/v1/jobs",
                LiveFleet.job(gpus, 7_200, 10_000_000, ""),
                "Idempotency-Key",
                "j" + gpus);
    assertThat(made.status()).as(made.toString()).isEqualTo(201);
    String id = made.json().path("id").asText();
    now.updateAndGet(it -> it.plus(Duration.ofMinutes(15)));
    Await.until(
        "it to be handed over",
        () ->
            running
                .admin()
                .get("/api/v1/jobs/" + id)
                .json()
                .at("/status/nodes/0/isBound")
                .asBoolean(false));
    return id;
  }

  @Test
  void replicas_atWork_keepTheirGpusOverARestartWhileJobsHaveOthers() {
    Set<String> its;
    String job;
    try (RunningService running = start()) {
      serve(running, ThreeSites.MODEL);
      JsonNode two = planned(running, 20);
      its = gpus(two.path("items"));
      assertThat(its).hasSize(2 * ThreeSites.GPUS_PER_REPLICA);
      assertThat(nodes(two.path("items"))).as("no replica is torn apart").hasSizeBetween(1, 2);
      assertThat(two.path("items")).allMatch(it -> it.path("isBound").asBoolean(false));
      assertThat(replicas(two.path("items"))).isEqualTo(2);
      assertThat(two.path("unassignedGpuCount").asInt(-1)).isZero();
      job = submit(running, 30);
      assertThat(gpusOf(running, job)).hasSize(30).doesNotContainAnyElementsOf(its);
    }
    try (RunningService running = start()) {
      assertThat(gpus(running.admin().get(NODES).json().path("items"))).isEqualTo(its);

      JsonNode one = planned(running, 10);
      assertThat(gpus(one.path("items"))).hasSize(ThreeSites.GPUS_PER_REPLICA);
      assertThat(its).as("the one that stays stays").containsAll(gpus(one.path("items")));

      JsonNode four = planned(running, 40);
      assertThat(gpus(four.path("items")))
          .hasSize(4 * ThreeSites.GPUS_PER_REPLICA)
          .containsAll(gpus(one.path("items")))
          .doesNotContainAnyElementsOf(gpusOf(running, job));
    }
  }

  @Test
  void replica_whoseNodeIsOut_isOnAnother() {
    try (RunningService running = start()) {
      serve(running, ThreeSites.MODEL);
      JsonNode before = planned(running, 10);
      String node = nodes(before.path("items")).iterator().next();
      Reply out =
          running
              .admin()
              .post(
                  "/api/v1/outages",
                  "{\"poolId\":\"pool\",\"nodeId\":\"%s\",\"gpuCount\":%d,\"reason\":\"smoke\"}"
                      .formatted(node, on(running.admin(), node).path("gpuCount").asInt()));
      assertThat(out.status()).as(out.toString()).isEqualTo(201);
      JsonNode after = running.admin().get(NODES).json();
      assertThat(gpus(after.path("items"))).hasSize(ThreeSites.GPUS_PER_REPLICA);
      assertThat(nodes(after.path("items"))).doesNotContain(node);
      assertThat(after.path("items")).allMatch(it -> it.path("isBound").asBoolean(false));
    }
  }

  @Test
  void replicas_thatShareGpus_areCountedOnTheGpusThatTheyShare() {
    try (RunningService running = start()) {
      serve(running, ThreeSites.small(7));
      JsonNode ten = planned(running, 10);
      assertThat(replicas(ten.path("items"))).isEqualTo(10);
      assertThat(gpus(ten.path("items"))).hasSize(2);
    }
  }

  @Test
  void replicas_neededLater_haveAForecastUntilTheyAreAtWork() {
    try (RunningService running = start()) {
      serve(running, ThreeSites.MODEL);
      planned(running, 10, 10, 10, 10, 30, 30, 30, 30);
      Instant hour = now.get().truncatedTo(ChronoUnit.HOURS).plus(Duration.ofHours(1));
      JsonNode later = running.admin().get(NODES + "?at=" + hour.plusSeconds(60)).json();
      assertThat(replicas(later.path("items"))).isEqualTo(3);
      assertThat(later.path("items")).anyMatch(it -> !it.path("isBound").asBoolean(true));

      now.set(hour.plusSeconds(60));
      JsonNode then =
          Await.present(
              "three to be at work",
              () ->
                  Optional.of(running.admin().get(NODES).json())
                      .filter(it -> replicas(it.path("items")) == 3)
                      .filter(
                          it ->
                              StreamSupport.stream(it.path("items").spliterator(), false)
                                  .allMatch(one -> one.path("isBound").asBoolean(false))));
      assertThat(gpus(then.path("items"))).hasSize(3 * ThreeSites.GPUS_PER_REPLICA);

      Reply past = running.admin().get(NODES + "?at=" + hour);
      assertThat(past.status()).isEqualTo(400);
    }
  }

  @Test
  void pool_askedForItsNodes_tellsServicesAndToAnotherTenantTheGpusAlone() {
    try (RunningService running = start()) {
      serve(running, ThreeSites.MODEL);
      for (JsonNode item : planned(running, 20).path("items")) {
        JsonNode on = on(running.admin(), item.path("node").asText());
        assertThat(on.path("freeGpuCount").asInt(-1))
            .isEqualTo(on.path("gpuCount").asInt() - item.path("gpuIndexes").size());
        assertThat(on.at("/services/0/serviceId").asText()).isEqualTo("chat");
        assertThat(on.at("/services/0/replicaCount")).isEqualTo(item.path("replicaCount"));
        assertThat(on.at("/services/0/gpuIndexes")).isEqualTo(item.path("gpuIndexes"));
        assertThat(on.at("/services/0/isBound").asBoolean()).isTrue();
      }

      submitOfLab(running);
      Caller lab = running.schedulerOf("lab");
      assertThat(lab.get(NODES).status()).isEqualTo(404);
      JsonNode page = lab.get(POOL).json();
      assertThat(page.has("pool")).isFalse();
      assertThat(page.path("items"))
          .isNotEmpty()
          .allSatisfy(
              it ->
                  assertThat(it.path("services"))
                      .allMatch(one -> !one.has("serviceId") && !one.has("tenant")));
    }
  }

  private static JsonNode on(Caller caller, String node) {
    return StreamSupport.stream(caller.get(POOL).json().path("items").spliterator(), false)
        .filter(it -> it.path("node").asText().equals(node))
        .findFirst()
        .orElseThrow();
  }

  private static void submitOfLab(RunningService running) {
    String body = LiveFleet.job(90, 7_200, 10_000_000, "").replace("\"acme\"", "\"lab\"");
    Reply made = running.admin().post("/api/v1/jobs", body, "Idempotency-Key", "lab");
    assertThat(made.status()).as(made.toString()).isEqualTo(201);
  }
}
