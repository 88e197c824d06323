package eu.megawatt.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import eu.megawatt.service.store.DatabaseAddress;
import eu.megawatt.service.validation.ValidationSettings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

/**
 * A service with a fleet of nodes, a plan and a clock that tests move, in which nodes are judged.
 */
public final class ValidationLab implements AutoCloseable {

  public static final String RUNS = "/api/v1/validation-runs";
  public static final String MODEL = "Accelerator 1";

  private final AtomicReference<Instant> now;
  private final RunningService running;

  private ValidationLab(AtomicReference<Instant> now, RunningService running) {
    this.now = now;
    this.running = running;
  }

  /** One with the nodes of {@link NodesFleet}, n01 to n13, planned on. */
  public static ValidationLab of(Path data) {
    ValidationLab lab = again(data, Optional.empty(), Instant.now(), ValidationSettings.USUAL);
    lab.plan();
    return lab;
  }

  /** One from a data directory, as it was left there; with its tables elsewhere maybe. */
  public static ValidationLab again(
      Path data, Optional<DatabaseAddress> database, Instant at, ValidationSettings how) {
    AtomicReference<Instant> now = new AtomicReference<>(at.truncatedTo(ChronoUnit.MILLIS));
    Clock clock = ((InstantSource) now::get).withZone(ZoneOffset.UTC);
    Settings settings = Settings.usual(data, clock).with(how).with(TwoTenants.WEBHOOKS);
    return new ValidationLab(
        now, RunningService.from(database.map(settings::with).orElse(settings)));
  }

  /** Brings the fleet and plans on it. */
  public void plan() {
    NodesFleet.bringTo(running);
    running.admin().planOn(LiveFleet.document(now.get()));
  }

  public RunningService running() {
    return running;
  }

  public Caller admin() {
    return running.admin();
  }

  public Instant now() {
    return now.get();
  }

  public void pass(Duration time) {
    now.updateAndGet(it -> it.plus(time));
  }

  /** A one-time token for an agent of a node. */
  public String token(String nodeId) {
    Reply made = admin().post("/api/v1/agent-enrolments", "{\"nodeId\":\"%s\"}".formatted(nodeId));
    assertThat(made.status()).as(made.toString()).isEqualTo(201);
    return made.json().path("token").asText();
  }

  /** An agent of a node, enrolled. */
  public TestAgent agent(String nodeId) {
    return TestAgent.enrolled(running.service().address(), token(nodeId), MODEL);
  }

  /** Asks for a quick run on some nodes. */
  public Reply run(List<String> nodeIds, String more) {
    return admin().post(RUNS, body(nodeIds, more), "Idempotency-Key", UUID.randomUUID().toString());
  }

  static String body(List<String> nodeIds, String more) {
    return "{\"nodeIds\":[%s],\"extent\":\"quick\",%s\"reason\":\"a test\"}"
        .formatted(
            nodeIds.stream().map(it -> '"' + it + '"').collect(Collectors.joining(",")), more);
  }

  /** Asks for a quick run on one node and returns the run's id. */
  public String run(String nodeId) {
    Reply asked = run(List.of(nodeId), "");
    assertThat(asked.status()).as(asked.toString()).isEqualTo(202);
    return asked.json().path("id").asText();
  }

  /** Says what is assumed of the agents' device. */
  public void promise(double gigabytesPerSecond) {
    String path = "/api/v1/profiles/" + MODEL.replace(" ", "%20");
    String body =
        """
        {"source":"a test","reason":"a test","kernels":[
         {"name":"%s","engine":"script","value":%s,"unit":"GB/s"},
         {"name":"%s","engine":"script","value":%s,"unit":"GB/s","needed":false}]}"""
            .formatted(
                TestAgent.COPY.name(),
                gigabytesPerSecond,
                TestAgent.TRIAD.name(),
                gigabytesPerSecond);
    Reply put =
        admin().get(path).status() == 200
            ? admin().put(path, body, "If-Match", "*")
            : admin().put(path, body);
    assertThat(put.status()).as(put.toString()).isIn(200, 201);
  }

  /** How far a run's first node is. */
  public JsonNode node(String runId) {
    return admin().get(RUNS + "/" + runId).json().at("/nodes/0");
  }

  /** What holds of a kernel on a node. */
  public JsonNode verdict(String nodeId, String kernel) {
    Reply verdicts = admin().get("/api/v1/nodes/" + nodeId + "/verdicts");
    assertThat(verdicts.status()).as(verdicts.toString()).isEqualTo(200);
    for (JsonNode it : verdicts.json().path("items")) {
      if (it.path("kernel").asText().equals(kernel)) {
        return it;
      }
    }
    throw new AssertionError(verdicts.toString());
  }

  /** Nodes that the plan does without. */
  public List<String> outNodes() {
    List<String> out = new ArrayList<>();
    admin()
        .get("/api/v1/outages")
        .json()
        .path("items")
        .forEach(it -> out.add(it.path("nodeId").asText()));
    return out;
  }

  @Override
  public void close() {
    running.close();
  }
}
