package eu.megawatt.system.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import eu.megawatt.system.Await;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A run of the solver as it is watched. */
@ExtendWith(Demonstration.Extension.class)
final class SolverRunTest {

  private static final JsonMapper JSON = new JsonMapper();

  private final Demonstration demo;

  SolverRunTest(Demonstration demo) {
    this.demo = demo;
  }

  @Test
  void run_startedOnThePage_showsItsCourseAndLeadsToThePlan() {
    try (Visit visit = demo.visit().open("/plans")) {
      visit.see("plan-this").click();
      visit.see("seconds").fill("6");
      visit.get("start-plan").click();
      visit.see("operation");
      assertThat(visit.get("figure-best")).containsText("EUR");
      assertThat(visit.get("figure-gap")).containsText("%");
      visit.see("chart-solver");
      visit.see("open-plan");

      String id = visit.path().substring("/operations/".length());
      JsonNode operation = demo.api().get("/operations/" + id);
      assertThat(visit.get("state")).containsText("Succeeded");
      assertThat(visit.get("figure-gap"))
          .hasAttribute("title", operation.at("/progress/gapRatio").asText());
      visit.get("open-plan").click();
      visit.see("schedule");
      assertThat(visit.path()).contains("plan=" + operation.at("/result/planId").asText());
    }
  }

  @Test
  void run_stoppedOnThePage_keepsItsBestPlan() {
    String id = demo.api().plan(demo.plan().path("scenarioId").asText(), 300);
    try (Visit visit = demo.visit().open("/operations/" + id)) {
      assertThat(visit.get("live-dot")).hasAttribute("data-state", "live");
      assertThat(visit.get("stop-keep")).isEnabled();
      visit.get("stop-keep").click();
      visit.see("open-plan");

      assertThat(demo.api().get("/operations/" + id).path("state").asText()).isEqualTo("Succeeded");
    }
  }

  @Test
  void stream_cutAndRestored_hasNoGapAndNothingTwice() {
    String id = demo.api().plan(demo.plan().path("scenarioId").asText(), 300);
    try (CuttableLine line = new CuttableLine(demo.address());
        Visit visit = demo.visitAt(line.address()).expecting(Visit.CUT)) {
      visit.open("/operations/" + id + "?table=course");
      assertThat(visit.get("live-dot")).hasAttribute("data-state", "live");
      awaitMore(id);

      line.cut();
      assertThat(visit.get("live-dot")).hasAttribute("data-state", "retrying");
      awaitMore(id);
      line.restore();
      assertThat(visit.get("live-dot")).hasAttribute("data-state", "live");
      awaitMore(id);

      demo.api().post("/operations/" + id + "/cancellation", "{}");
      visit.see("open-plan");
      demo.api().awaitEnd(id);
      JsonNode history = demo.api().get("/operations/" + id + "/history").path("items");
      assertThat(visit.get("panel-course").locator(".table-count"))
          .hasText(Pattern.compile("^" + history.size() + " rows$"));
      assertThat(seconds(json(visit.export("course", "json")).path("items")))
          .isEqualTo(seconds(history))
          .doesNotHaveDuplicates()
          .isSorted();
    }
  }

  /** Waits until the service has kept more of the course than now. */
  private void awaitMore(String id) {
    int before = points(id);
    Await.present(
        "more of the course", () -> Optional.of(points(id)).filter(now -> now > before + 1));
  }

  private int points(String id) {
    return demo.api().get("/operations/" + id + "/history").path("items").size();
  }

  private static List<Double> seconds(JsonNode points) {
    List<Double> seconds = new ArrayList<>();
    points.forEach(it -> seconds.add(it.path("elapsedSeconds").asDouble()));
    return seconds;
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError(text, e);
    }
  }
}
