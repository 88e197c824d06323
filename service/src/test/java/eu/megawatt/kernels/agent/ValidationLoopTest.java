package eu.megawatt.kernels.agent;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import eu.megawatt.kernels.verdict.Noise;
import eu.megawatt.service.Await;
import eu.megawatt.service.LiveFleet;
import eu.megawatt.service.Reply;
import eu.megawatt.service.ValidationLab;
import eu.megawatt.service.validation.ValidationSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Proof before placement from end to end, with real agents on this one machine: what they measure
 * is how fast it copies, and the slow one is slow because others want to copy, too.
 */
final class ValidationLoopTest {

  private static final ValidationSettings ANY_NOISE =
      ValidationSettings.USUAL.with(new Noise(2, 2, 1e9));

  /** A part of what the machine can do alone, and more than it can do beside its rivals. */
  private static final double PROMISED = 0.4;

  /** With so many who copy as much a node has a seventh of the machine. */
  private static final int RIVALS = 6;

  private static final List<String> THREE = List.of("n01", "n02", "n03");

  /** As if the process were killed: nothing catches it. */
  private static final class KilledError extends Error {

    private static final long serialVersionUID = 1L;
  }

  @TempDir private Path data;

  private ValidationLab lab;

  @BeforeEach
  void start() {
    lab = ValidationLab.again(data.resolve("service"), Optional.empty(), Instant.now(), ANY_NOISE);
    lab.plan();
    lab.promise(PROMISED * machine().gigabytesPerSecond());
  }

  @AfterEach
  void stop() {
    lab.close();
  }

  private AgentAtWork agent(String node, SharedMachine machine, Optional<String> token) {
    return new AgentAtWork(
        data.resolve(node), lab.running().service().address(), machine, token, Optional.empty());
  }

  private static SharedMachine machine() {
    return new SharedMachine(ValidationLab.MODEL);
  }

  private String job(int gpus, int seconds, String more) {
    Reply made =
        lab.admin()
            .post(
                "/api/v1/jobs",
                LiveFleet.job(gpus, seconds, 900_000, more),
                "Idempotency-Key",
                "%d GPUs for %d seconds".formatted(gpus, seconds));
    assertThat(made.status()).as(made.toString()).isEqualTo(201);
    return made.json().path("id").asText();
  }

  private String by(Duration time) {
    return "\"deadlineAt\":\"%s\",\"hardDeadline\":true,".formatted(lab.now().plus(time));
  }

  private JsonNode shown(String job) {
    return lab.admin().get("/api/v1/jobs/" + job).json().path("status");
  }

  private JsonNode explained(String job) {
    return lab.admin().get("/api/v1/jobs/" + job + "/explanation").json();
  }

  private Set<String> nodes(String job) {
    Set<String> nodes = new TreeSet<>();
    shown(job).path("nodes").forEach(it -> nodes.add(it.path("node").asText()));
    return nodes;
  }

  private JsonNode proof(String node) {
    for (JsonNode it : lab.admin().get("/api/v1/node-proofs").json().path("items")) {
      if (it.path("nodeId").asText().equals(node)) {
        return it;
      }
    }
    throw new AssertionError("Nothing is said of " + node);
  }

  private List<String> quarantined() {
    List<String> nodes = new ArrayList<>();
    lab.admin()
        .get("/api/v1/quarantines?state=Quarantined")
        .json()
        .path("items")
        .forEach(it -> nodes.add(it.path("nodeId").asText()));
    return nodes;
  }

  /** Three nodes were out, and come back: by the policy they have to be proved. */
  private void haveThreeNodesReturn() {
    Reply put =
        lab.admin()
            .put(
                "/api/v1/validation-policy",
                """
                {"poolIds":["pool"],"newNode":false,"atOnceCount":3,"reason":"a test"}""");
    assertThat(put.status()).as(put.toString()).isEqualTo(200);
    for (String node : THREE) {
      Reply out =
          lab.admin()
              .post(
                  "/api/v1/outages",
                  "{\"poolId\":\"pool\",\"nodeId\":\"%s\",\"gpuCount\":8,\"reason\":\"a fan\"}"
                      .formatted(node));
      String id = out.json().path("id").asText();
      Reply ended =
          lab.admin().post("/api/v1/outages/" + id + "/end", "{\"reason\":\"a new fan\"}");
      assertThat(ended.status()).as(ended.toString()).isEqualTo(200);
      assertThat(lab.outNodes()).as("without a moment in between").contains(node);
    }
    assertThat(lab.outNodes()).containsExactlyInAnyOrderElementsOf(THREE);
  }

  @Test
  void plan_withASlowAWrongAndAKilledNode_leavesTwoWaitsForTheThirdAndTakesThemBack()
      throws InterruptedException {
    haveThreeNodesReturn();
    String large = job(50, 21_600, by(Duration.ofMinutes(6 * 60 + 16)));
    String urgent = job(50, 3_600, by(Duration.ofHours(3)));
    assertThat(shown(large).path("state").asText()).isIn("Validated", "Dispatched");
    assertThat(shown(urgent).path("state").asText()).isEqualTo("Waiting");
    JsonNode waits = shown(urgent).path("awaitingValidation");
    assertThat(waits.path("reason").asText()).isEqualTo("AwaitingValidation");
    assertThat(waits.path("nodeCount").asInt()).isEqualTo(3);
    assertThat(explained(urgent).at("/reasons/0/reason").asText()).isEqualTo("AwaitingValidation");

    SharedMachine slow = machine();
    slow.rivals = RIVALS;
    SharedMachine wrong = machine();
    wrong.isWrong = true;
    SharedMachine killed = machine();
    CountDownLatch second = new CountDownLatch(2);
    killed.onPrepare =
        () -> {
          second.countDown();
          if (second.getCount() == 0) {
            throw new KilledError();
          }
        };
    try (AgentAtWork _ = agent("n01", slow, Optional.of(lab.token("n01")));
        AgentAtWork _ = agent("n02", wrong, Optional.of(lab.token("n02")))) {
      try (AgentAtWork third = agent("n03", killed, Optional.of(lab.token("n03")))) {
        third.join();
      }
      Await.until("two to be set apart", () -> quarantined().size() == 2);

      assertThat(quarantined()).containsExactlyInAnyOrder("n01", "n02");
      String run = proof("n03").path("runId").asText();
      assertThat(lab.node(run).path("state").asText()).isEqualTo("Running");
      theTwoAreNamedWithTheirEvidence(urgent);

      slow.rivals = 0;
      wrong.isWrong = false;
      lab.pass(Duration.ofSeconds(1));
      release("n01");
      release("n02");
      Await.until("two to be back", () -> Set.copyOf(lab.outNodes()).equals(Set.of("n03")));
      assertThat(proof("n01").path("state").asText()).isEqualTo("Proved");
      theUrgentOneWaitsForTheThirdAlone(urgent, run);

      lab.pass(Duration.ofMinutes(20));
      Await.until(
          "the large one to be handed over",
          () -> List.of("Dispatched", "Running").contains(shown(large).path("state").asText()));
      assertThat(nodes(large)).isNotEmpty().doesNotContain("n03");
      Await.until("its late run to go on", () -> lab.outNodes().contains("n03"));
      assertThat(shown(urgent).path("state").asText())
          .as("it is not handed over onto a node that is not proved")
          .isIn("Validated", "Waiting");

      killed.onPrepare = () -> {};
      try (AgentAtWork _ = agent("n03", killed, Optional.empty())) {
        Await.until(
            "all to be back",
            () -> lab.outNodes().isEmpty(),
            () -> "%s %s".formatted(lab.outNodes(), lab.node(run)));
        assertThat(proof("n03").path("provedBy").asText()).isEqualTo(run);
        assertThat(shown(urgent).path("state").asText()).isEqualTo("Validated");
        assertThat(nodes(urgent)).contains("n03");
        Set<String> used = nodes(large);
        used.addAll(nodes(urgent));
        assertThat(used).as("both together need all GPUs").containsAll(THREE);
        assertThat(explained(urgent).has("awaitingValidation")).isFalse();
      }
    }
  }

  private void theUrgentOneWaitsForTheThirdAlone(String urgent, String run) {
    JsonNode waits = explained(urgent).path("awaitingValidation");
    assertThat(waits.path("nodeCount").asInt()).as(waits.toString()).isEqualTo(1);
    assertThat(waits.at("/nodes/0/nodeId").asText()).isEqualTo("n03");
    assertThat(waits.at("/nodes/0/runId").asText()).isEqualTo(run);
    assertThat(waits.at("/nodes/0/href").asText()).isEqualTo("/validation?run=" + run);
    assertThat(waits.has("expectedAt")).isTrue();
  }

  private void theTwoAreNamedWithTheirEvidence(String job) {
    JsonNode evidence = explained(job).path("evidence");
    assertThat(evidence).as(evidence.toString()).hasSize(2);
    for (JsonNode it : evidence) {
      String run = it.path("runId").asText();
      assertThat(it.path("state").asText()).isEqualTo("Quarantined");
      assertThat(it.path("href").asText()).isEqualTo("/validation?run=" + run);
      assertThat(lab.node(run).path("verdict").asText()).isEqualTo("FAIL");
    }
  }

  private void release(String node) {
    Reply released =
        lab.admin().post("/api/v1/nodes/" + node + "/release", "{\"reason\":\"a new one\"}");
    assertThat(released.status()).as(released.toString()).isEqualTo(200);
    assertThat(lab.outNodes()).as("it has to be proved first").contains(node);
  }
}
