package eu.megawatt.service;

import static eu.megawatt.service.TestAgent.COPY;
import static eu.megawatt.service.TestAgent.TRIAD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import eu.megawatt.kernels.order.Order;
import eu.megawatt.kernels.sample.Result;
import eu.megawatt.kernels.sample.Subject;
import eu.megawatt.kernels.suite.Absence;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of nodes from their samples. */
final class ValidationVerdictsTest {

  @TempDir private Path data;

  private ValidationLab lab;
  private TestAgent agent;

  @BeforeEach
  void start() {
    lab = ValidationLab.of(data);
    agent = lab.agent("n01");
  }

  @AfterEach
  void stop() {
    agent.close();
    lab.close();
  }

  private JsonNode judged(Result... results) {
    String run = lab.run("n01");
    agent.carryOut(results);
    assertIdentical(run);
    return lab.verdict("n01", COPY.name());
  }

  private void assertIdentical(String run) {
    Reply replay = lab.admin().post(ValidationLab.RUNS + "/" + run + "/replay", "{}");
    assertThat(replay.status()).as(replay.toString()).isEqualTo(200);
    assertThat(replay.json().path("differenceCount").asInt()).as(replay.toString()).isZero();
    assertThat(replay.json().path("verdictCount").asInt()).isPositive();
  }

  @Test
  void kernel_ofWhichNothingIsAssumed_isRightAndNoMore() {
    JsonNode verdict = judged(TestAgent.at(COPY, 100));

    assertThat(verdict.path("verdict").asText()).isEqualTo("PASS");
    assertThat(verdict.path("reason").asText()).isEqualTo("NOTHING_PROMISED");
    assertThat(verdict.has("medianRatio")).isFalse();
    assertThat(verdict.path("profileVersion").asLong()).isZero();
  }

  @Test
  void kernel_asFastAsAssumed_passesWithItsEvidence() {
    lab.promise(100);

    JsonNode verdict = judged(TestAgent.at(COPY, 98));

    assertThat(verdict.path("verdict").asText()).isEqualTo("PASS");
    assertThat(verdict.path("reason").asText()).isEqualTo("KEEPS_ITS_PROMISE");
    assertThat(verdict.path("medianRatio").asDouble()).isCloseTo(0.98, within(1e-6));
    assertThat(verdict.path("lowRatio").asDouble()).isCloseTo(0.98, within(1e-6));
    assertThat(verdict.path("value").asDouble()).isCloseTo(98, within(1e-4));
    assertThat(verdict.path("unit").asText()).isEqualTo("GB/s");
    assertThat(verdict.at("/expected/value").asDouble()).isEqualTo(100);
    assertThat(verdict.path("profileVersion").asLong()).isEqualTo(1);
    String samples = verdict.path("samplesHref").asText();
    assertThat(lab.admin().get(samples).json().path("items")).hasSize(1);
  }

  @Test
  void kernel_betweenTheMargins_isDegradedAndTheNodeStays() {
    lab.promise(100);

    JsonNode verdict = judged(TestAgent.at(COPY, 93));

    assertThat(verdict.path("verdict").asText()).isEqualTo("DEGRADED");
    assertThat(lab.outNodes()).isEmpty();
  }

  @Test
  void kernel_thatIsNotDecided_isMeasuredAgainAndJudgedWithAllItsBlocks() {
    lab.promise(100);
    String run = lab.run("n01");
    agent.carryOut(TestAgent.at(COPY, 10, it -> it % 2 == 0 ? 90 : 99), TestAgent.at(TRIAD, 99));
    assertThat(lab.verdict("n01", COPY.name()).path("reason").asText()).isEqualTo("UNDECIDED");

    Order second = agent.order().orElseThrow();
    assertThat(second.only()).containsExactly(COPY.name());
    assertThat(second.blocks()).isEqualTo(10);
    assertThat(lab.node(run).path("part").asInt()).isEqualTo(2);
    agent.carryOut(TestAgent.at(COPY, 10, it -> it % 2 == 0 ? 90 : 99));
    Order third = agent.order().orElseThrow();
    assertThat(third.blocks()).isEqualTo(20);
    agent.carryOut(TestAgent.at(COPY, 20, it -> it % 2 == 0 ? 90 : 99));

    JsonNode verdict = lab.verdict("n01", COPY.name());
    assertThat(verdict.path("verdict").asText()).isEqualTo("INCONCLUSIVE");
    assertThat(verdict.path("blockCount").asInt()).isEqualTo(40);
    assertThat(agent.order()).isEmpty();
    assertThat(lab.node(run).path("state").asText()).isEqualTo("Done");
    assertThat(lab.node(run).path("resultCount").asInt()).isEqualTo(4);
    assertThat(lab.verdict("n01", TRIAD.name()).path("verdict").asText()).isEqualTo("PASS");
    assertIdentical(run);
    assertThat(lab.outNodes()).isEmpty();
  }

  @Test
  void kernel_decidedByMoreBlocks_isNotMeasuredAThirdTime() {
    lab.promise(100);
    lab.run("n01");
    agent.carryOut(TestAgent.at(COPY, 10, it -> it < 2 ? 90 : 99));
    assertThat(lab.verdict("n01", COPY.name()).path("reason").asText()).isEqualTo("UNDECIDED");

    agent.carryOut(TestAgent.at(COPY, 10, _ -> 99));

    assertThat(lab.verdict("n01", COPY.name()).path("verdict").asText()).isEqualTo("PASS");
    assertThat(lab.verdict("n01", COPY.name()).path("blockCount").asInt()).isEqualTo(20);
    assertThat(agent.order()).isEmpty();
  }

  @Test
  void kernel_thatCouldNotBeMeasured_isNoPass() {
    lab.promise(100);

    JsonNode verdict =
        judged(new Result.Unmeasured(Subject.of(COPY), Absence.OUT_OF_MEMORY, "8 GiB"));

    assertThat(verdict.path("verdict").asText()).isEqualTo("INCONCLUSIVE");
    assertThat(verdict.path("reason").asText()).isEqualTo("NOT_MEASURED");
    assertThat(agent.order()).isEmpty();
  }

  @Test
  void grid_ofNodesAndKernels_saysNotRunWhereNothingWasLookedAt() {
    lab.promise(100);
    judged(TestAgent.at(COPY, 98), TestAgent.at(TRIAD, 50));
    try (TestAgent other = lab.agent("n02")) {
      lab.run("n02");
      other.carryOut(TestAgent.at(COPY, 93));
    }
    lab.pass(Duration.ofSeconds(90));

    JsonNode grid = lab.admin().get("/api/v1/verdicts").json();

    assertThat(grid.path("items")).hasSize(13);
    JsonNode first = grid.at("/items/0");
    assertThat(first.path("verdict").asText()).isEqualTo("PASS");
    assertThat(first.at("/cells/0/ageSeconds").asLong()).isEqualTo(90);
    assertThat(first.at("/cells/1/verdict").asText()).isEqualTo("FAIL");
    assertThat(first.at("/cells/1/needed").asBoolean()).isFalse();
    assertThat(grid.at("/items/1/verdict").asText()).isEqualTo("DEGRADED");
    assertThat(grid.at("/items/1/cells/1/verdict").asText()).isEqualTo("NotRun");
    assertThat(grid.at("/items/2/verdict").asText()).isEqualTo("NotRun");
    assertThat(rows("?verdict=DEGRADED")).containsExactly("n02");
    assertThat(rows("?model=Accelerator%201")).containsExactly("n01", "n02");
    assertThat(rows("?model=other")).isEmpty();
    assertThat(rows("?siteId=nowhere")).isEmpty();
    assertThat(rows("?siteId=here&verdict=NotRun")).hasSize(11);
    assertThat(lab.admin().get("/api/v1/verdicts?verdict=good").status()).isEqualTo(400);
  }

  private List<String> rows(String query) {
    List<String> rows = new ArrayList<>();
    lab.admin()
        .get("/api/v1/verdicts" + query)
        .json()
        .path("items")
        .forEach(it -> rows.add(it.path("nodeId").asText()));
    return rows;
  }

  @Test
  void node_thatBecomesSlower_hasDriftedThoughItKeepsItsPromise() {
    lab.promise(90);
    String run = "";
    for (int day = 0; day < 25; day++) {
      run = lab.run("n01");
      double speed = 100 + (day % 3) * 0.2 - (day >= 15 ? 4 : 0);
      agent.carryOut(TestAgent.at(COPY, speed));
      lab.pass(Duration.ofDays(1));
      String reason = lab.verdict("n01", COPY.name()).path("reason").asText();
      if (day < 15) {
        assertThat(reason).as("day " + day).isEqualTo("KEEPS_ITS_PROMISE");
      }
    }

    JsonNode verdict = lab.verdict("n01", COPY.name());
    assertThat(verdict.path("reason").asText()).isEqualTo("DRIFTED");
    assertThat(verdict.path("verdict").asText()).isEqualTo("DEGRADED");
    assertIdentical(run);
    lab.run("n01");
    agent.carryOut(TestAgent.at(COPY, 101));
    assertThat(lab.verdict("n01", COPY.name()).path("verdict").asText()).isEqualTo("PASS");
  }
}
