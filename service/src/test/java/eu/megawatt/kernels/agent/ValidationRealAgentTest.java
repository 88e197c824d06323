package eu.megawatt.kernels.agent;

import static org.assertj.core.api.Assertions.assertThat;

import eu.megawatt.kernels.verdict.Noise;
import eu.megawatt.service.Await;
import eu.megawatt.service.TestAgent;
import eu.megawatt.service.ValidationLab;
import eu.megawatt.service.validation.ValidationSettings;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real agents, over HTTP: only what they measure is made up. */
final class ValidationRealAgentTest {

  /** How quiet this machine is does not matter where speeds are made up. */
  private static final ValidationSettings ANY_NOISE =
      ValidationSettings.USUAL.with(new Noise(2, 2, 1e9));

  @TempDir private Path data;

  private ValidationLab lab;

  @BeforeEach
  void start() {
    lab = ValidationLab.again(data.resolve("service"), Optional.empty(), Instant.now(), ANY_NOISE);
    lab.plan();
    lab.promise(100);
  }

  @AfterEach
  void stop() {
    lab.close();
  }

  private AgentAtWork atWork(
      String node, ScriptedMachine machine, Optional<String> token, Optional<String> use) {
    return new AgentAtWork(
        data.resolve(node), lab.running().service().address(), machine, token, use);
  }

  private AgentAtWork agent(String node, ScriptedMachine machine) {
    return atWork(node, machine, Optional.of(lab.token(node)), Optional.empty());
  }

  private static ScriptedMachine machine(double gigabytesPerSecond) {
    return new ScriptedMachine(ValidationLab.MODEL, gigabytesPerSecond);
  }

  private void awaitState(String run, String state) {
    Await.until(run + " to be " + state, () -> lab.node(run).path("state").asText().equals(state));
  }

  @Test
  void agents_ofThreeNodes_areJudgedAndThePlanDoesWithoutTheSlowAndTheWrong() {
    ScriptedMachine wrong = machine(99);
    wrong.isWrong = true;
    try (AgentAtWork _ = agent("n01", machine(99));
        AgentAtWork _ = agent("n02", machine(80));
        AgentAtWork _ = agent("n03", wrong)) {
      String run = lab.run(List.of("n01", "n02", "n03"), "").json().path("id").asText();

      Await.until(
          "all to be judged",
          () ->
              lab.admin()
                      .get(ValidationLab.RUNS + "/" + run)
                      .json()
                      .path("nodes")
                      .findValues("verdict")
                      .size()
                  == 3);

      assertThat(lab.outNodes()).containsExactlyInAnyOrder("n02", "n03");
      assertThat(lab.verdict("n01", TestAgent.COPY.name()).path("verdict").asText())
          .isEqualTo("PASS");
      assertThat(lab.verdict("n02", TestAgent.COPY.name()).path("verdict").asText())
          .isEqualTo("FAIL");
      assertThat(lab.verdict("n03", TestAgent.COPY.name()).path("reason").asText())
          .isEqualTo("WRONG_RESULT");
      lab.admin().post("/api/v1/nodes/n02/release", "{\"reason\":\"a new fan\"}");
      assertThat(lab.outNodes()).containsExactly("n03");
    }
  }

  @Test
  void agent_thatEndsInTheMiddle_goesOnWhereItWas() throws InterruptedException {
    ScriptedMachine machine = machine(99);
    CountDownLatch second = new CountDownLatch(2);
    CountDownLatch ended = new CountDownLatch(1);
    machine.onPrepare =
        () -> {
          second.countDown();
          if (second.getCount() == 0 && ended.getCount() > 0) {
            throw new KilledError();
          }
        };
    String run;
    AgentAtWork first = agent("n01", machine);
    try {
      run = lab.run("n01");
      second.await();
      first.join();
    } finally {
      first.close();
    }
    assertThat(lab.node(run).path("state").asText()).isEqualTo("Running");
    ended.countDown();

    try (AgentAtWork _ = atWork("n01", machine, Optional.empty(), Optional.empty())) {
      Await.until("it to be judged", () -> lab.node(run).has("verdict"));
    }

    assertThat(lab.node(run).path("resultCount").asInt()).isEqualTo(2);
    assertThat(lab.verdict("n01", TestAgent.COPY.name()).path("verdict").asText())
        .isEqualTo("PASS");
  }

  /** As if the process were killed: nothing catches it. */
  private static final class KilledError extends Error {

    private static final long serialVersionUID = 1L;
  }

  @Test
  void agent_ofANodeThatIsInUse_refuses() {
    try (AgentAtWork _ =
        atWork(
            "n01",
            machine(99),
            Optional.of(lab.token("n01")),
            Optional.of("others take 0.9 of the CPUs"))) {
      String run = lab.run("n01");

      awaitState(run, "Refused");

      assertThat(lab.node(run).path("detail").asText()).contains("0.9 of the CPUs");
    }
  }
}
