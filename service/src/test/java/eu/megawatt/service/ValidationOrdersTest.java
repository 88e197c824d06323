package eu.megawatt.service;

import static eu.megawatt.service.TestAgent.COPY;
import static eu.megawatt.service.TestAgent.TRIAD;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import eu.megawatt.kernels.order.DeviceResult;
import eu.megawatt.kernels.order.Order;
import eu.megawatt.kernels.order.OrderStep;
import eu.megawatt.kernels.order.Refusal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs, and the orders that agents carry out. */
final class ValidationOrdersTest {

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

  @Test
  void run_ofAKeyThatWasUsed_isTheSameOrRefused() {
    String body = ValidationLab.body(List.of("n01"), "");
    Reply first = lab.admin().post(ValidationLab.RUNS, body, "Idempotency-Key", "one");
    Reply again = lab.admin().post(ValidationLab.RUNS, body, "Idempotency-Key", "one");
    Reply other =
        lab.admin()
            .post(
                ValidationLab.RUNS,
                ValidationLab.body(List.of("n02"), ""),
                "Idempotency-Key",
                "one");

    assertThat(first.status()).as(first.toString()).isEqualTo(202);
    assertThat(first.header("Location"))
        .isEqualTo(ValidationLab.RUNS + "/" + first.json().path("id").asText());
    assertThat(again.json().path("id")).isEqualTo(first.json().path("id"));
    assertThat(other.status()).isEqualTo(422);
    assertThat(lab.admin().post(ValidationLab.RUNS, body).status()).isEqualTo(400);
    assertThat(lab.admin().get(ValidationLab.RUNS).json().path("items")).hasSize(1);
  }

  @Test
  void run_withEverythingWrong_saysAllAtOnceAndOrdersNothing() {
    Reply reply =
        lab.admin()
            .post(
                ValidationLab.RUNS,
                """
                {"nodeIds":["n01","n99","n01"],"extent":"huge","kernels":["No Name"],
                 "soakSeconds":-1,"endBy":"2020-01-01T00:00:00Z"}""",
                "Idempotency-Key",
                "one");

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.json().path("errors").findValuesAsText("pointer"))
        .contains(
            "/nodeIds/1",
            "/nodeIds/2",
            "/extent",
            "/kernels/0",
            "/soakSeconds",
            "/reason",
            "/endBy");
    assertThat(agent.order()).isEmpty();
  }

  @Test
  void run_thatIsOnlyTried_ordersNothing() {
    Reply tried =
        lab.admin()
            .post(
                ValidationLab.RUNS + "?validateOnly=true",
                ValidationLab.body(List.of("n01"), ""),
                "Idempotency-Key",
                "one");

    assertThat(tried.status()).as(tried.toString()).isEqualTo(200);
    assertThat(tried.json().at("/nodes/0/state").asText()).isEqualTo("Waiting");
    assertThat(agent.order()).isEmpty();
    assertThat(lab.admin().get(ValidationLab.RUNS).json().path("items")).isEmpty();
  }

  @Test
  void run_ofMoreNodesThanAllowed_isRefused() {
    List<String> many = IntStream.range(0, 1_001).mapToObj(it -> "n" + it).toList();

    Reply reply = lab.run(many, "");

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.text()).contains("1 to 1000 nodes");
  }

  @Test
  void order_askedForBeforeThereIsOne_comesAtOnceWhenThereIs() {
    CompletableFuture<Optional<Order>> waiting =
        CompletableFuture.supplyAsync(() -> agent.order(30));
    Await.until(
        "the agent to wait",
        () ->
            lab.admin()
                .get("/observe/metrics")
                .text()
                .matches("(?s).*megawatt_validation_agents_waiting[^\\n]* 1\\.0.*"));

    String run = lab.run("n01");

    assertThat(waiting.join().map(Order::blocks)).contains(10);
    assertThat(lab.node(run).path("state").asText()).isEqualTo("Running");
    assertThat(lab.node(run).path("agentId").asText()).isEqualTo(agent.id());
  }

  @Test
  void order_askedForAgain_isTheSameUntilItIsDone() {
    lab.run("n01");
    lab.run("n01");
    Order first = agent.order().orElseThrow();

    assertThat(agent.order().map(Order::id)).contains(first.id());
    agent.carryOut(TestAgent.at(COPY, 100));
    assertThat(agent.order().map(Order::id)).isPresent().isNotEqualTo(Optional.of(first.id()));
  }

  @Test
  void progress_ofAnOrder_isShownAndGoneOnceItIsDone() {
    String run = lab.run("n01");
    Order order = agent.order().orElseThrow();

    Reply told =
        agent
            .caller()
            .post(
                agent.path(order.id(), "progress"),
                TestAgent.line(new OrderStep("copy", 2, 7, 3, 10), OrderStep.class));

    assertThat(told.status()).as(told.toString()).isEqualTo(204);
    JsonNode step = lab.node(run).path("step");
    assertThat(step.path("kernel").asText()).isEqualTo("copy");
    assertThat(step.path("number").asInt()).isEqualTo(2);
    assertThat(step.path("kernelCount").asInt()).isEqualTo(7);
    assertThat(step.path("doneBlockCount").asInt()).isEqualTo(3);
    JsonNode at = lab.admin().get("/api/v1/agents").json().at("/items/0/order");
    assertThat(at.path("orderId").asText()).isEqualTo(order.id());
    assertThat(at.at("/step/kernel").asText()).isEqualTo("copy");
    agent.carryOut(TestAgent.at(COPY, 100));
    assertThat(lab.node(run).has("step")).isFalse();
    assertThat(lab.admin().get("/api/v1/agents").json().at("/items/0").has("order")).isFalse();
  }

  @Test
  void result_broughtAgain_changesNothingAndAnotherUnderItsNumberIsRefused() {
    String run = lab.run("n01");
    Order order = agent.order().orElseThrow();

    assertThat(agent.bring(order.id(), 0, TestAgent.at(COPY, 100)).status()).isEqualTo(204);
    assertThat(agent.bring(order.id(), 0, TestAgent.at(COPY, 100)).status()).isEqualTo(204);
    Reply other = agent.bring(order.id(), 0, TestAgent.at(COPY, 101));

    assertThat(other.status()).isEqualTo(409);
    assertThat(other.json().path("code").asText()).isEqualTo("OtherResult");
    assertThat(lab.node(run).path("resultCount").asInt()).isEqualTo(1);
    assertThat(agent.bring(order.id(), 2_000, TestAgent.at(COPY, 100)).status()).isEqualTo(422);
    assertThat(agent.bring(order.id(), -1, TestAgent.at(COPY, 100)).status()).isEqualTo(422);
  }

  @Test
  void result_thatIsNone_isRefused() {
    lab.run("n01");
    Order order = agent.order().orElseThrow();
    String path = agent.path(order.id(), "results/0");

    assertThat(agent.caller().put(path, "{\"device\":1}").status()).isEqualTo(400);
    assertThat(agent.caller().put(path, "null").status()).isEqualTo(400);
    String broken =
        TestAgent.line(
                new DeviceResult(TestAgent.device(ValidationLab.MODEL), TestAgent.at(COPY, 1)),
                DeviceResult.class)
            .replaceFirst("\"blocks\":\\[", "\"blocks\":[null,");
    Reply unjudged = agent.caller().put(path, broken);
    assertThat(unjudged.status()).as(unjudged.toString()).isEqualTo(422);
    assertThat(agent.caller().put(path, "x".repeat((4 << 20) + 1)).status()).isEqualTo(413);
  }

  @Test
  void completion_withResultsMissing_namesThem() {
    lab.run("n01");
    Order order = agent.order().orElseThrow();
    agent.bring(order.id(), 0, TestAgent.at(COPY, 100));
    agent.bring(order.id(), 2, TestAgent.at(TRIAD, 100));

    Reply early = agent.complete(order.id(), 3);

    assertThat(early.status()).isEqualTo(409);
    assertThat(early.text()).contains("[1]");
    assertThat(agent.complete(order.id(), 2).status()).isEqualTo(409);
    agent.bring(order.id(), 1, TestAgent.at(TRIAD, 100));
    assertThat(agent.complete(order.id(), 3).status()).isEqualTo(204);
    assertThat(agent.complete(order.id(), 3).status()).isEqualTo(204);
    assertThat(agent.complete(order.id(), 2).status()).isEqualTo(409);
    assertThat(agent.order()).isEmpty();
  }

  @Test
  void refusal_endsTheOrderWithWhy() {
    String run = lab.run("n01");
    Order order = agent.order().orElseThrow();
    String body = TestAgent.line(new Refusal("others take 0.9 of the CPUs"), Refusal.class);

    assertThat(agent.caller().post(agent.path(order.id(), "refusal"), body).status())
        .isEqualTo(204);
    assertThat(agent.caller().post(agent.path(order.id(), "refusal"), body).status())
        .isEqualTo(204);

    assertThat(lab.node(run).path("state").asText()).isEqualTo("Refused");
    assertThat(lab.node(run).path("detail").asText()).contains("0.9");
    assertThat(agent.bring(order.id(), 0, TestAgent.at(COPY, 100)).status()).isEqualTo(409);
    assertThat(agent.order()).isEmpty();
  }

  @Test
  void order_thatIsNotDoneInTime_isOutOfTime() {
    String waiting = lab.run("n02");
    String run = lab.run("n01");
    Order order = agent.order().orElseThrow();

    lab.pass(Duration.ofHours(2).plusSeconds(1));
    assertThat(lab.node(waiting).path("state").asText()).isEqualTo("OutOfTime");
    assertThat(lab.node(run).path("state").asText()).isEqualTo("Running");
    lab.pass(Duration.ofMinutes(2));

    assertThat(lab.node(run).path("state").asText()).isEqualTo("OutOfTime");
    assertThat(agent.order()).isEmpty();
    Reply late = agent.bring(order.id(), 0, TestAgent.at(COPY, 100));
    assertThat(late.status()).isEqualTo(409);
    assertThat(late.json().path("code").asText()).isEqualTo("OrderOver");
  }

  @Test
  void order_whoseAgentWasSilent_goesOnWhenItComesBack() {
    String run = lab.run("n01");
    Order order = agent.order().orElseThrow();
    agent.bring(order.id(), 0, TestAgent.at(COPY, 100));

    lab.pass(Duration.ofMinutes(90));

    assertThat(agent.bring(order.id(), 1, TestAgent.at(TRIAD, 100)).status()).isEqualTo(204);
    assertThat(agent.complete(order.id(), 2).status()).isEqualTo(204);
    assertThat(lab.node(run).path("state").asText()).isEqualTo("Done");
  }

  @Test
  void order_ofAnAgentThatWasReplaced_isBegunAnew() {
    String run = lab.run("n01");
    Order order = agent.order().orElseThrow();
    agent.bring(order.id(), 0, TestAgent.at(COPY, 100));
    try (TestAgent next = lab.agent("n01")) {
      Order again = next.order().orElseThrow();

      assertThat(again.id()).isEqualTo(order.id());
      assertThat(next.bring(order.id(), 0, TestAgent.at(COPY, 90)).status()).isEqualTo(204);
      assertThat(next.complete(order.id(), 1).status()).isEqualTo(204);
      assertThat(lab.node(run).path("resultCount").asInt()).isEqualTo(1);
    }
  }

  @Test
  void cancellation_takesBackWhatIsOpenOnce() {
    Reply asked = lab.run(List.of("n01", "n02"), "");
    String run = asked.json().path("id").asText();
    Order order = agent.carryOut(TestAgent.at(COPY, 100));
    String path = ValidationLab.RUNS + "/" + run + "/cancellation";

    assertThat(lab.admin().post(path, "{}").status()).isEqualTo(422);
    Reply cancelled = lab.admin().post(path, "{\"reason\":\"later\"}");

    assertThat(cancelled.status()).as(cancelled.toString()).isEqualTo(200);
    assertThat(cancelled.json().at("/nodeCountByState/Cancelled").asInt()).isEqualTo(1);
    assertThat(cancelled.json().at("/nodeCountByState/Done").asInt()).isEqualTo(1);
    assertThat(lab.admin().post(path, "{\"reason\":\"later\"}").text()).isEqualTo(cancelled.text());
    assertThat(order.id()).isNotEmpty();
    assertThat(lab.admin().get(ValidationLab.RUNS + "?nodeId=n02").json().path("items")).hasSize(1);
    assertThat(lab.admin().get(ValidationLab.RUNS + "?nodeId=n03").json().path("items")).isEmpty();
    assertThat(
            lab.admin().get(ValidationLab.RUNS + "?kernelId=" + COPY.name()).json().path("items"))
        .hasSize(1);
    assertThat(lab.admin().get(ValidationLab.RUNS + "?kernelId=other").json().path("items"))
        .isEmpty();
  }

  @Test
  void samples_ofARun_areAsTheyWereSent() {
    String run = lab.run("n01");
    agent.carryOut(TestAgent.at(COPY, 100), TestAgent.at(TRIAD, 50));

    JsonNode items =
        lab.admin().get(ValidationLab.RUNS + "/" + run + "/samples").json().path("items");

    assertThat(items).hasSize(2);
    assertThat(items.at("/0/content/result/outcome").asText()).isEqualTo("measured");
    assertThat(items.at("/0/content/result/blocks")).hasSize(10);
    assertThat(items.at("/1/content/result/subject/name").asText()).isEqualTo(TRIAD.name());
    assertThat(items.at("/1/nodeId").asText()).isEqualTo("n01");
  }
}
