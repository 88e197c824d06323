package eu.megawatt.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import eu.megawatt.fleet.example.ExampleFleet;
import eu.megawatt.fleet.inventory.Inventory;
import eu.megawatt.service.demo.DemoPower;
import eu.megawatt.telemetry.simulate.SimulatedFleet;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From declared allocations and posted readings to the classes in the series of power. */
final class LiveClassesTest {

  private static final Inventory POCKET = ExampleFleet.pocket();
  private static final List<String> CLASSES =
      List.of("inference", "training", "fine-tuning", "batch", "unassigned", "idle");

  private static final List<String> JOB_CLASSES = CLASSES.subList(0, 4);

  /** Nine in ten of the GPUs have been heard, none draws less than when it is idle. */
  private static final long IDLE_W =
      POCKET.nodes().values().stream()
              .mapToLong(it -> it.gpuCount() * POCKET.gpuModelOf(it).idle().milliwatts())
              .sum()
          / 1_000
          * 9
          / 10;

  /** Twelve nodes of 8 kW at a design PUE of 1.15. */
  private static final long EACH_W = 8_000;

  private static final long LOAD_W = 110_400;

  @TempDir Path data;

  private RunningService running;

  @BeforeEach
  void start() {
    running = RunningService.from(data);
    assertThat(put("/api/v1/fleet/document", Fleets.json(POCKET)).status()).isEqualTo(201);
  }

  @AfterEach
  void stop() {
    running.close();
  }

  private Reply put(String path, String json) {
    return running
        .admin()
        .send("PUT", path, BodyPublishers.ofString(json), "Content-Type", "application/json");
  }

  private void draw() {
    String points =
        POCKET.nodes().keySet().stream()
            .map(
                id ->
                    "{\"nodeId\":\"%s\",\"at\":\"%s\",\"powerW\":%d}"
                        .formatted(id, Instant.now(), EACH_W))
            .collect(Collectors.joining(","));
    Reply stored = running.admin().post("/api/v1/sample-batches", "{\"points\":[" + points + "]}");
    assertThat(stored.status()).as(stored.toString()).isEqualTo(200);
  }

  private void declare(String id, String kind, String node, String more) {
    Reply declared =
        put(
            "/api/v1/allocations/" + id,
            """
            {"jobId":"%s","tenant":"acme","workloadClass":"%s","nodeIds":["%s"],\
            "startedAt":"%s"%s}"""
                .formatted(id, kind, node, Instant.now().minusSeconds(3_600), more));
    assertThat(declared.status()).as(declared.toString()).isIn(200, 201);
  }

  /** The newest step of a scope in which anything was drawn. */
  private Optional<Map<String, Long>> newest(String scope) {
    Instant now = Instant.now();
    Reply reply =
        running
            .admin()
            .get(
                "/api/v1/power-series?groupBy=workloadClass&stepSeconds=15&from=%s&to=%s&%s"
                    .formatted(now.minusSeconds(60), now.plusSeconds(15), scope));
    assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
    Map<String, Long> found = new HashMap<>();
    for (JsonNode column : reply.json().path("series")) {
      for (int step = 0; step < column.path("values").size(); step++) {
        boolean wasSeen =
            List.of("measured", "estimated").contains(column.at("/quality/" + step).asText());
        if (CLASSES.contains(column.path("id").asText()) && wasSeen) {
          found.put(column.path("id").asText(), column.at("/values/" + step).asLong());
        }
      }
    }
    return found.isEmpty() ? Optional.empty() : Optional.of(found);
  }

  private Map<String, Long> await(String what, String scope, Predicate<Map<String, Long>> isSo) {
    return Await.present(what, () -> newest(scope).filter(isSo));
  }

  private static boolean is(Map<String, Long> classes, String kind, long watts) {
    return classes.getOrDefault(kind, 0L) == watts;
  }

  private static long sum(Map<String, Long> classes) {
    return classes.values().stream().mapToLong(watts -> watts).sum();
  }

  @Test
  void series_ofDeclaredJobs_showsTheirClassesAsSoonAsTheyAreKnown() {
    draw();
    await("a load of nobody", "scope=fleet", it -> is(it, "unassigned", LOAD_W));
    declare("a", "training", "pocket-n01", "");
    declare("b", "fine-tuning", "pocket-n02", "");

    Map<String, Long> site =
        await(
            "two classes",
            "scope=site&id=pocket",
            it -> is(it, "training", EACH_W) && is(it, "fine-tuning", EACH_W));
    assertThat(site)
        .containsEntry("inference", 0L)
        .containsEntry("batch", 0L)
        .containsEntry("idle", 0L)
        .containsEntry("unassigned", LOAD_W - 2 * EACH_W);
    assertThat(newest("scope=fleet")).contains(site);
    assertThat(newest("scope=domain&id=pocket/pdu-a").orElseThrow()).containsOnlyKeys("unassigned");

    declare("a", "training", "pocket-n01", ",\"endedAt\":\"" + Instant.now() + "\"");
    assertThat(running.admin().send("DELETE", "/api/v1/allocations/b", BodyPublishers.noBody()))
        .extracting(Reply::status)
        .isEqualTo(204);
    await("nobody again", "scope=site&id=pocket", it -> is(it, "unassigned", LOAD_W));
  }

  @Test
  void series_ofJobsDeclaredBeforeARestart_isByTheirClassesFromTheFirstStep() {
    declare("a", "batch", "pocket-n03", "");
    running.close();
    running = RunningService.from(data);

    draw();

    Map<String, Long> first = await("a load", "scope=fleet", it -> sum(it) == LOAD_W);
    assertThat(first).containsEntry("batch", EACH_W);
  }

  /** Kinds of the simulated jobs that run in [from, to), all of that time or some of it. */
  private static Set<String> kinds(SimulatedFleet truth, Instant from, Instant to, boolean isAll) {
    return truth.jobs(from, to).stream()
        .filter(it -> !isAll || !(it.startedAt().isAfter(from) || it.endedAt().isBefore(to)))
        .map(it -> it.kind().word())
        .collect(Collectors.toSet());
  }

  /** What is shown of the last minute against the jobs that the simulation has on its GPUs. */
  private static boolean isAsSimulated(SimulatedFleet truth, Map<String, Long> classes) {
    Instant now = Instant.now();
    Instant from = now.minusSeconds(120);
    Set<String> some = kinds(truth, from, now.plusSeconds(15), false);
    return kinds(truth, from, now.plusSeconds(15), true).stream()
            .allMatch(it -> classes.getOrDefault(it, 0L) > 0)
        && JOB_CLASSES.stream().allMatch(it -> some.contains(it) || is(classes, it, 0))
        && classes.keySet().containsAll(CLASSES)
        && classes.getOrDefault("idle", -1L) >= 0
        && classes.getOrDefault("unassigned", 0L) > 0
        && sum(classes) - classes.getOrDefault("unassigned", 0L) >= IDLE_W;
  }

  @Test
  void series_ofTheDemonstration_givesGpusToItsJobsAndAddsUpToTheLoad() {
    SimulatedFleet truth = new SimulatedFleet(POCKET, DemoPower.SEED, Instant.now());
    try (DemoPower _ = DemoPower.begin(running.service().telemetry(), POCKET, Clock.systemUTC())) {
      await("the simulated jobs at work", "scope=fleet", it -> isAsSimulated(truth, it));
    }
  }
}
