package eu.megawatt.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes wrong is problem+json, whatever it is. */
final class ProblemTest {

  private static final List<String> GETS =
      List.of(
          "/api/v1/scenarios/x",
          "/api/v1/scenarios/x/document",
          "/api/v1/plans/x",
          "/api/v1/plans/x/document",
          "/api/v1/plans/x/power-series",
          "/api/v1/plans/x/allocations",
          "/api/v1/plans/x/gantt",
          "/api/v1/plans/x/unplaced",
          "/api/v1/operations/x",
          "/api/v1/operations/x/history",
          "/api/v1/operations/x/events",
          "/api/v1/snapshots/x");

  private static final List<String> POSTS =
      List.of("/api/v1/plans", "/api/v1/operations/x/cancellation", "/api/v1/session");

  @TempDir static Path data;

  private static RunningService running;

  @BeforeAll
  static void start() {
    running = RunningService.from(data.resolve("new"));
  }

  @AfterAll
  static void stop() {
    running.close();
  }

  static Stream<Arguments> wrongMethods() {
    return Stream.concat(
            GETS.stream(),
            Stream.of(
                "/api/v1/scenarios",
                "/api/v1/plans",
                "/api/v1/operations",
                "/api/v1/operations/x/cancellation",
                "/api/v1/session",
                "/api/v1/sign-in-codes",
                "/api/v1/status",
                "/openapi"))
        .flatMap(path -> Stream.of("PUT", "PATCH").map(method -> Arguments.of(method, path)));
  }

  @ParameterizedTest
  @MethodSource("wrongMethods")
  void route_wrongMethod_405NamesTheOthers(String method, String path) {
    Reply reply = running.admin().send(method, path, BodyPublishers.noBody());

    assertProblem(reply, 405, "MethodNotAllowed");
    assertThat(reply.header("Allow")).isNotEmpty();
  }

  static Stream<String> gets() {
    return GETS.stream();
  }

  @ParameterizedTest
  @MethodSource("gets")
  void thing_unknownId_404(String path) {
    assertProblem(running.admin().get(path), 404, "NotFound");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/v1/nothing", "/api/v2/plans", "/api", "/nothing.js"})
  void path_unknown_404(String path) {
    assertProblem(running.admin().get(path), 404, "NotFound");
  }

  static Stream<String> posts() {
    return POSTS.stream();
  }

  @ParameterizedTest
  @MethodSource("posts")
  void post_brokenJson_400(String path) {
    Reply reply = running.admin().post(path, "{\"", "Idempotency-Key", "k");

    assertProblem(reply, 400, "InvalidRequest");
    assertThat(reply.text()).contains("line 1");
  }

  @ParameterizedTest
  @MethodSource("posts")
  void post_unknownField_400WithPointer(String path) {
    Reply reply = running.admin().post(path, "{\"nonsense\":1}", "Idempotency-Key", "k");

    assertProblem(reply, 400, "InvalidRequest");
    assertThat(reply.json().at("/errors/0/pointer").asText()).isEqualTo("/nonsense");
  }

  @Test
  void plan_mistypedField_namesTheNearest() {
    Reply reply =
        running.admin().post("/api/v1/plans", "{\"scenarioID\":\"x\"}", "Idempotency-Key", "k");

    assertThat(reply.json().path("detail").asText()).contains("Maybe \"scenarioId\"?");
  }

  @ParameterizedTest
  @MethodSource("posts")
  void post_tooLarge_413(String path) {
    String body = "{\"token\":\"" + "x".repeat(70_000) + "\"}";

    assertProblem(running.admin().post(path, body, "Idempotency-Key", "k"), 413, "TooLarge");
  }

  @ParameterizedTest
  @MethodSource("posts")
  void post_otherMediaType_415(String path) {
    Reply reply =
        running
            .admin()
            .send(
                "POST",
                path,
                BodyPublishers.ofString("x=1"),
                "Content-Type",
                "application/x-www-form-urlencoded",
                "Idempotency-Key",
                "k");

    assertProblem(reply, 415, "UnsupportedMediaType");
  }

  @Test
  void plan_outOfRange_422ListsEverything() {
    Reply reply =
        running
            .admin()
            .post("/api/v1/plans", "{\"seconds\":-1,\"threads\":0}", "Idempotency-Key", "k");

    assertProblem(reply, 422, "InvalidValue");
    assertThat(reply.json().path("errors").findValuesAsText("pointer"))
        .containsExactly("/scenarioId", "/seconds", "/threads");
  }

  @Test
  void plan_wrongType_400() {
    Reply reply =
        running.admin().post("/api/v1/plans", "{\"seconds\":\"soon\"}", "Idempotency-Key", "k");

    assertProblem(reply, 400, "InvalidRequest");
    assertThat(reply.json().at("/errors/0/pointer").asText()).isEqualTo("/seconds");
  }

  @Test
  void plan_noKey_400() {
    assertProblem(running.admin().post("/api/v1/plans", "{}"), 400, "InvalidRequest");
  }

  @Test
  void plan_unknownScenario_422() {
    Reply reply =
        running
            .admin()
            .post(
                "/api/v1/plans",
                "{\"scenarioId\":\"sc-none\",\"seconds\":1}",
                "Idempotency-Key",
                "k");

    assertProblem(reply, 422, "InvalidValue");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/scenarios?pagesize=3",
        "/api/v1/scenarios?pageSize=0",
        "/api/v1/scenarios?pageSize=x",
        "/api/v1/scenarios?pageSize=1&pageSize=2",
        "/api/v1/scenarios?pageToken=bm9uc2Vuc2U",
        "/api/v1/plans?scenario=x",
        "/api/v1/operations?state=running",
        "/api/v1/status?x=1"
      })
  void query_wrong_400(String path) {
    assertProblem(running.admin().get(path), 400, "InvalidRequest");
  }

  @Test
  void query_mistyped_namesTheNearest() {
    assertThat(running.admin().get("/api/v1/scenarios?pagesize=3").json().path("detail").asText())
        .contains("Maybe \"pageSize\"?");
  }

  private static void assertProblem(Reply reply, int status, String code) {
    assertThat(reply.status()).as(reply.toString()).isEqualTo(status);
    assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(reply.json().path("status").asInt()).isEqualTo(status);
    assertThat(reply.json().path("code").asText()).isEqualTo(code);
    assertThat(reply.json().path("type").asText()).startsWith("/problems/");
    assertThat(reply.json().path("title").asText()).isNotEmpty();
    assertThat(reply.json().path("detail").asText()).isNotEmpty();
    assertThat(reply.json().path("requestId").asText()).isEqualTo(reply.header("X-Request-Id"));
  }
}
