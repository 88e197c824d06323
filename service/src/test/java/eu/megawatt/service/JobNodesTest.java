package eu.megawatt.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import eu.megawatt.service.security.Role;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On which nodes jobs will be and are. */
final class JobNodesTest {

  private static final String NODES = "/api/v1/pools/pool/nodes";
  private static final String RACK = "/api/v1/racks/r1/nodes";

  @TempDir Path data;

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-26T10:00:00Z"));
  private final Clock clock = ((InstantSource) now::get).withZone(ZoneOffset.UTC);

  private RunningService start() {
    return RunningService.from(data, clock);
  }

  private void plan(RunningService running) {
    NodesFleet.bringTo(running);
    running.admin().planOn(LiveFleet.document(now.get()));
  }

  private static String submit(RunningService running, String key, int gpus, String more) {
    String job = LiveFleet.job(gpus, 7_200, 10_000_000, more);
    Reply made = running.admin().post("/api/v1/jobs", job, "Idempotency-Key", key);
    assertThat(made.status()).as(made.toString()).isEqualTo(201);
    return made.json().path("id").asText();
  }

  private static String from(Instant at) {
    return "\"earliestStartAt\":\"%s\",".formatted(at);
  }

  private static JsonNode status(RunningService running, String job) {
    return running.admin().get("/api/v1/jobs/" + job).json().path("status");
  }

  private static List<String> gpus(JsonNode status) {
    List<String> gpus = new ArrayList<>();
    status
        .path("nodes")
        .forEach(
            node ->
                node.path("gpuIndexes")
                    .forEach(it -> gpus.add(node.path("node").asText() + "/" + it.asInt())));
    return gpus;
  }

  private void become(Duration later) {
    now.updateAndGet(it -> it.plus(later));
  }

  @Test
  void job_thatIsPlanned_hasAForecastAndOnceHandedOverKeepsItOverARestart() {
    List<String> forecast;
    String job;
    String small;
    try (RunningService running = start()) {
      plan(running);
      job = submit(running, "gang", 20, from(LiveFleet.hourFrom(now.get(), 4)));
      small = submit(running, "small", 4, from(LiveFleet.hourFrom(now.get(), 4)));
      JsonNode planned = status(running, job);
      forecast = gpus(planned);
      assertThat(forecast).hasSize(20);
      assertThat(planned.at("/nodes/0/nvlinkDomain").asText()).startsWith("nvl-");
      assertThat(planned.path("nodes")).allMatch(it -> it.path("rackId").asText().equals("r1"));
      assertThat(planned.path("nvlinkDomainCount").asInt()).isEqualTo(1);
      assertThat(planned.path("unassignedGpuCount").asInt()).isZero();
      assertThat(planned.path("nodes")).hasSize(3);
      assertThat(planned.path("nodes")).allMatch(it -> !it.path("isBound").asBoolean(true));

      become(Duration.ofHours(4).plusMinutes(1));
      Await.until("it to run", () -> status(running, job).path("state").asText().equals("Running"));
      assertThat(gpus(status(running, job))).isEqualTo(forecast);
      assertThat(status(running, job).path("nodes"))
          .allMatch(it -> it.path("isBound").asBoolean(false));
    }
    try (RunningService running = start()) {
      assertThat(gpus(status(running, job))).isEqualTo(forecast);
      assertThat(gpus(status(running, small))).hasSize(4).doesNotContainAnyElementsOf(forecast);
      String next = submit(running, "next", 30, "");
      assertThat(gpus(status(running, next))).hasSize(30).doesNotContainAnyElementsOf(forecast);
      Reply done =
          running
              .admin()
              .post("/api/v1/jobs/" + job + "/completion", "{\"reason\":\"all epochs done\"}");
      assertThat(done.status()).as(done.toString()).isEqualTo(200);
      assertThat(status(running, job).has("nodes")).isFalse();
      assertThat(free(running)).as("the small one alone is at work").isEqualTo(100 - 4);
    }
    try (RunningService running = start()) {
      assertThat(free(running)).as("what is freed stays free").isEqualTo(100 - 4);
    }
  }

  private static int free(RunningService running) {
    int free = 0;
    for (JsonNode node : running.admin().get(NODES).json().path("items")) {
      free += node.path("freeGpuCount").asInt();
    }
    return free;
  }

  @Test
  void pool_askedForItsNodes_tellsJobsSumsAndPages() {
    try (RunningService running = start()) {
      plan(running);
      String job = submit(running, "gang", 20, "");
      JsonNode all = running.admin().get(NODES).json();
      assertThat(all.path("items")).hasSize(13);
      JsonNode pool = all.path("pool");
      assertThat(pool.path("plannedGpuCount").asInt()).isEqualTo(100);
      assertThat(pool.path("nodeGpuCount").asInt()).isEqualTo(100);
      assertThat(pool.path("unassignedGpuCount").asInt()).isZero();
      assertThat(pool.path("fragmentationRatio").asDouble()).isBetween(0.0, 1.0);
      Set<String> on = new HashSet<>();
      all.path("items")
          .forEach(
              node ->
                  node.path("jobs")
                      .forEach(
                          it -> {
                            assertThat(it.path("jobId").asText()).isEqualTo(job);
                            on.add(node.path("node").asText());
                          }));
      assertThat(on).hasSize(3);

      List<String> names = new ArrayList<>();
      JsonNode page = running.admin().get(NODES + "?pageSize=5").json();
      while (true) {
        page.path("items").forEach(it -> names.add(it.path("node").asText()));
        if (!page.has("nextPageToken")) {
          break;
        }
        String token = page.path("nextPageToken").asText();
        page = running.admin().get(NODES + "?pageSize=5&pageToken=" + token).json();
      }
      assertThat(names).hasSize(13).isSorted().doesNotHaveDuplicates();

      String later = NODES + "?at=" + now.get().plus(Duration.ofDays(1));
      assertThat(running.admin().get(later).json().path("items"))
          .allMatch(it -> it.path("jobs").isEmpty());
      assertThat(running.admin().get(NODES + "?at=2020-01-01T00:00:00Z").status()).isEqualTo(400);
      assertThat(running.admin().get("/api/v1/pools/none/nodes").status()).isEqualTo(404);
    }
  }

  @Test
  void rack_askedForItsNodes_tellsWhoIsThereAndWhoComesNext() {
    try (RunningService running = start()) {
      NodesFleet.bringTo(running);
      JsonNode without = running.admin().get(RACK).json();
      assertThat(without.path("hasPlan").asBoolean(true)).isFalse();
      assertThat(without.path("items")).isEmpty();
      assertThat(running.admin().get("/api/v1/racks/none/nodes").status()).isEqualTo(404);

      running.admin().planOn(LiveFleet.document(now.get()));
      String first = submit(running, "first", 20, "");
      Instant begin = LiveFleet.hourFrom(now.get(), 6);
      String second = submit(running, "second", 60, from(begin));
      String third = submit(running, "third", 60, from(LiveFleet.hourFrom(now.get(), 12)));
      assertThat(status(running, second).at("/placement/startsAt").asText())
          .isEqualTo(begin.toString());
      JsonNode rack = running.admin().get(RACK).json();
      assertThat(rack.path("hasPlan").asBoolean(false)).isTrue();
      assertThat(rack.path("outside")).isEmpty();
      assertThat(rack.path("items")).isEqualTo(running.admin().get(NODES).json().path("items"));
      assertThat(on(rack, "jobs")).isEqualTo(Map.of(first, 20));
      assertThat(on(rack, "nextJobs")).containsEntry(second, 60);
      for (JsonNode node : rack.path("items")) {
        for (JsonNode next : node.path("nextJobs")) {
          boolean isSecond = next.path("jobId").asText().equals(second);
          assertThat(next.path("startsAt").asText().equals(begin.toString())).isEqualTo(isSecond);
        }
      }

      JsonNode later = running.admin().get(RACK + "?at=" + begin).json();
      assertThat(on(later, "jobs")).isEqualTo(Map.of(second, 60));
      assertThat(on(later, "nextJobs")).isEqualTo(Map.of(third, 60));
    }
  }

  /** How many GPUs of all nodes each job is said to have. */
  private static Map<String, Integer> on(JsonNode rack, String list) {
    Map<String, Integer> gpus = new HashMap<>();
    for (JsonNode node : rack.path("items")) {
      for (JsonNode job : node.path(list)) {
        gpus.merge(job.path("jobId").asText(), job.path("gpuIndexes").size(), Integer::sum);
      }
    }
    return gpus;
  }

  @Test
  void rack_ofNodesThatNoPoolHas_saysWhy() {
    try (RunningService running = start()) {
      String fleet = NodesFleet.document();
      Reply put =
          running.admin().put("/api/v1/fleet/document", fleet.replace("\"A\"", "\"another\""));
      assertThat(put.status()).as(put.toString()).isEqualTo(201);
      running.admin().planOn(LiveFleet.document(now.get()));
      JsonNode rack = running.admin().get(RACK).json();
      assertThat(rack.path("items")).isEmpty();
      assertThat(rack.path("outside")).hasSize(13);
      assertThat(rack.path("outside")).allMatch(it -> it.path("why").asText().equals("NoPool"));
    }
  }

  @Test
  void outage_ofANodeThatIsNamed_keepsItFree() {
    try (RunningService running = start()) {
      plan(running);
      String other = "{\"poolId\":\"pool\",\"nodeId\":\"n1\",\"gpuCount\":8,\"reason\":\"a fan\"}";
      Reply unknown = running.admin().post("/api/v1/outages", other);
      assertThat(unknown.status()).isEqualTo(422);
      assertThat(unknown.text()).contains("/nodeId").contains("n01");
      String more = other.replace("n1", "n01").replace(":8", ":9");
      assertThat(running.admin().post("/api/v1/outages", more).text()).contains("at most 8");
      Reply out = running.admin().post("/api/v1/outages", other.replace("n1", "n01"));
      assertThat(out.status()).as(out.toString()).isEqualTo(201);
      assertThat(running.admin().get("/api/v1/outages").json().at("/items/0/nodeId").asText())
          .isEqualTo("n01");

      String job = submit(running, "gang", 24, "");
      JsonNode its = status(running, job);
      assertThat(gpus(its)).hasSize(24).noneMatch(it -> it.startsWith("n01/"));
      assertThat(its.at("/nodes/0/nvlinkDomain").asText()).isEqualTo("nvl-2");
      JsonNode first = running.admin().get(NODES).json().at("/items/0");
      assertThat(first.path("node").asText()).isEqualTo("n01");
      assertThat(first.path("isAway").asBoolean()).isTrue();
      assertThat(first.path("freeGpuCount").asInt()).isZero();
    }
    try (RunningService running = start()) {
      assertThat(running.admin().get(NODES).json().at("/items/0/isAway").asBoolean()).isTrue();
    }
  }

  @Test
  void job_withoutAKnownNode_saysHowManyGpusHaveNone() {
    try (RunningService running = start()) {
      running.admin().planOn(LiveFleet.document(now.get()));
      JsonNode its = status(running, submit(running, "gang", 10, ""));
      assertThat(its.path("nodes").isArray()).isTrue();
      assertThat(its.path("nodes")).isEmpty();
      assertThat(its.path("unassignedGpuCount").asInt()).isEqualTo(10);
      JsonNode pool = running.admin().get(NODES).json().path("pool");
      assertThat(pool.path("plannedGpuCount").asInt()).isEqualTo(100);
      assertThat(pool.path("nodeGpuCount").asInt()).isZero();
      assertThat(pool.path("unassignedGpuCount").asInt()).isEqualTo(10);
    }
  }

  private static boolean isNamed(JsonNode node, String what, String id) {
    return node.path(what).valueStream().anyMatch(it -> it.has(id));
  }

  @Test
  void tenant_seesTheNodesOfItsOwnJobsAndOfOthersThereNoMoreThanGpus() {
    Path there = data.resolve("two");
    try (RunningService running = RunningService.from(there, TwoTenants.WEBHOOKS)) {
      NodesFleet.bringTo(running);
      TwoTenants tenants = TwoTenants.in(running);
      try (Caller acme = tenants.caller(Role.ADMINISTRATOR, Optional.of(TwoTenants.OWN))) {
        String own = tenants.jobOf(TwoTenants.OWN);
        JsonNode its = acme.get("/api/v1/jobs/" + own).json().path("status");
        Set<String> names = new HashSet<>();
        its.path("nodes").forEach(it -> names.add(it.path("node").asText()));
        assertThat(names).isNotEmpty();
        String at = "?at=" + its.at("/placement/startsAt").asText();
        Reply seen = acme.get(NODES + at);
        assertThat(seen.text())
            .contains(own)
            .doesNotContain(TwoTenants.OTHER)
            .doesNotContain(tenants.jobOf(TwoTenants.OTHER));
        assertThat(seen.json().has("pool")).isFalse();
        JsonNode rack = acme.get("/api/v1/racks/r1/nodes" + at).json();
        assertThat(rack.path("items")).isEqualTo(seen.json().path("items"));
        assertThat(rack.path("outside")).isEmpty();
        JsonNode before = acme.get("/api/v1/racks/r1/nodes").json().path("items");
        before.forEach(
            node ->
                node.path("nextJobs")
                    .forEach(
                        it -> assertThat(it.path("tenant").asText()).isEqualTo(TwoTenants.OWN)));
        assertThat(seen.json().path("items"))
            .allMatch(
                node -> isNamed(node, "jobs", "jobId") || isNamed(node, "services", "serviceId"));
        Set<String> all = new HashSet<>();
        running
            .admin()
            .get(NODES + at)
            .json()
            .path("items")
            .forEach(node -> node.path("jobs").forEach(it -> all.add(it.path("tenant").asText())));
        assertThat(all).contains(TwoTenants.OWN, TwoTenants.OTHER);
      }
    }
  }
}
