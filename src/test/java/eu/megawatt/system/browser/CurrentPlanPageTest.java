package eu.megawatt.system.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import eu.megawatt.system.Await;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The plan that is lived by: its revisions, and what a curtailment does to it. */
@ExtendWith(LivePlan.Extension.class)
final class CurrentPlanPageTest {

  private static final Pattern REFUSED = Pattern.compile("Failed to load resource.*422.*");

  private final LivePlan live;

  CurrentPlanPageTest(LivePlan live) {
    this.live = live;
  }

  private Visit open() {
    Visit visit = live.visit().open("/current-plan");
    visit.see("revision-row");
    visit.see("curtail-site");
    return visit;
  }

  @Test
  void figures_revisionAndJobsByState_areTheApis() {
    try (Visit visit = open()) {
      JsonNode plan = live.api().get("/current-plan");

      assertThat(visit.get("figure-revision")).containsText(plan.path("revision").asText());
      assertThat(visit.get("figure-waiting"))
          .containsText(plan.at("/jobCountByState/Waiting").asText());
      visit.get("figure-waiting").getByRole(AriaRole.LINK).click();
      visit.see("queue-row");
    }
  }

  @Test
  void difference_ofTwoRevisions_isTheApis() {
    live.submit("differs", "\"valueMinor\": 900000");
    int revision = live.api().get("/current-plan").path("revision").asInt();
    live.submit("differs", "\"valueMinor\": 900000");
    int against = revision - 1;
    try (Visit visit =
        live.visit().open("/current-plan?revision=%d&against=%d".formatted(revision, against))) {
      List<List<String>> rows = visit.table("difference");
      JsonNode difference =
          live.api().get("/current-plan/revisions/%d/diff?against=%d".formatted(revision, against));

      assertThat(rows)
          .extracting(List::getFirst)
          .containsExactlyElementsOf(difference.path("items").findValuesAsText("jobId"));
      assertThat(visit.get("panel-difference"))
          .containsText(difference.path("addedCount").asText() + " new");
      visit.get("against").fill("1");
      visit.get("against").blur();
      assertThat(visit.get("panel-difference")).containsText("moved");
      assertThat(visit.path()).contains("against=1");
    }
  }

  /** The hours of a curtailment that no other test's jobs are in. */
  private static final Duration AHEAD = Duration.ofDays(5);

  @Test
  void curtailment_previewedAppliedAndWithdrawn_showsWhatItDoes() {
    Instant from = Instant.now().truncatedTo(ChronoUnit.HOURS).plus(AHEAD);
    String id =
        live.submit(
                "curtailed",
                """
                "valueMinor": 900000, "residency": "no-only", "earliestStartAt": "%s",
                "deadlineAt": "%s", "latenessMinorPerHour": 5000
                """
                    .formatted(from, from.plus(Duration.ofHours(2))))
            .path("id")
            .asText();
    String before = live.job(id).at("/status/placement/startsAt").asText();
    try (Visit visit = open()) {
      fill(visit, from, "0.23");
      visit.get("curtail-preview").click();
      visit.see("curtail-previewed");
      assertThat(visit.get("replan-slipping")).containsText("1");
      assertThat(visit.get("affected-row")).containsText(id);
      assertThat(visit.get("action-Shifted")).containsText("1 shifted");
      assertThat(live.job(id).at("/status/placement/startsAt").asText()).isEqualTo(before);

      visit.get("curtail-apply").click();
      assertThat(visit.see("curtail-applied")).containsText("Applied as revision");
      int revision = live.api().get("/current-plan").path("revision").asInt();
      assertThat(visit.get("curtail-applied")).containsText("revision " + revision);
      assertThat(visit.get("figure-revision")).containsText(String.valueOf(revision));
      assertThat(live.job(id).at("/status/placement/startsAt").asText()).isNotEqualTo(before);

      Locator limit =
          visit.get("limit-row").filter(new Locator.FilterOptions().setHasText("Evening peak"));
      assertThat(limit).containsText("230 kW");
      limit.getByTestId("withdraw").click();
      visit.get("withdraw-dialog-reason").fill("It is over");
      visit.get("withdraw-dialog-act").click();
      assertThat(limit).hasCount(0);
    }
  }

  private static void fill(Visit visit, Instant from, String megawatts) {
    visit.get("curtail-site").selectOption("oslo");
    visit.get("curtail-mw").fill(megawatts);
    visit.get("curtail-from").fill(local(from));
    visit.get("curtail-to").fill(local(from.plus(Duration.ofHours(6))));
    visit.get("curtail-reason").fill("Evening peak");
  }

  private static String local(Instant at) {
    return LocalDateTime.ofInstant(at, ZoneOffset.UTC).toString();
  }

  @Test
  void plan_leftOpen_followsItsRevisionsAndCanBePaused() {
    try (Visit visit = open()) {
      assertThat(visit.get("live-dot")).hasAttribute("data-state", "live");
      live.submit("streamed", "\"valueMinor\": 900000");
      int revision = live.api().get("/current-plan").path("revision").asInt();
      assertThat(visit.get("figure-revision")).containsText(String.valueOf(revision));

      visit.get("pause").click();
      assertThat(visit.get("live-dot")).hasAttribute("data-state", "paused");
      live.submit("streamed", "\"valueMinor\": 900000");
      visit.get("pause").click();
      int later = live.api().get("/current-plan").path("revision").asInt();
      assertThat(visit.get("figure-revision")).containsText(String.valueOf(later));
    }
  }

  /** Idle GPUs draw 225 kW of 230 kW, and a job that needs 46 kW is late until there is more. */
  @Test
  void worthOfAMegawatt_whereAJobWaitsForIt_isTheApisAsRowsTableAndSentence() {
    Instant from = Instant.now().truncatedTo(ChronoUnit.HOURS).plus(Duration.ofHours(30));
    String limit =
        """
        {"siteId": "oslo", %s "from": "%s", "to": "%s", "reason": "The worth of it"}""";
    Instant to = from.plus(Duration.ofHours(2));
    live.api().post("/power-limits", limit.formatted("\"limitW\": 230000,", from, to));
    live.submit(
        "worth",
        """
        "valueMinor": 900000, "residency": "no-only", "earliestStartAt": "%s",
        "deadlineAt": "%s", "latenessMinorPerHour": 5000
        """
            .formatted(from, from.plus(Duration.ofHours(1))));
    Await.present(
        "oslo to be short", () -> Optional.of(highest(values())).filter(most -> most > 0));
    try (Visit visit = open()) {
      visit.see("values-headline");
      assertThat(visit.get("values-headline")).containsText("One more MW at oslo is worth");
      assertThat(visit.get("value-row").first()).containsText("oslo");
      visit.get("table-values").click();
      List<List<String>> rows = visit.table("values");
      JsonNode known = values();

      assertThat(rows).hasSize(known.at("/series/0/valueMinorPerMWh").size());
      assertThat(visit.get("values-foot"))
          .containsText("Of revision " + known.path("revision").asText());
    }
    live.api().post("/power-limits", limit.formatted("", from, to));
  }

  private JsonNode values() {
    return live.api().get("/current-plan/megawatt-values");
  }

  private static long highest(JsonNode values) {
    long highest = 0;
    for (JsonNode series : values.path("series")) {
      for (JsonNode value : series.path("valueMinorPerMWh")) {
        highest = Math.max(highest, value.asLong());
      }
    }
    return highest;
  }

  @Test
  void search_pausedWithAReasonAndTakenBackByKeyboard_isTheApis() {
    try (Visit visit = open()) {
      visit.see("search-pause").press("Enter");
      visit.get("pause-search-reason").fill("A look at the plan");
      visit.get("pause-search-reason").press("Enter");
      assertThat(visit.get("search-state")).hasAttribute("data-state", "Paused");
      assertThat(visit.get("search-words")).containsText("A look at the plan");
      assertThat(search().path("reason").asText()).isEqualTo("A look at the plan");

      visit.get("search-undo").press("Enter");
      assertThat(visit.get("search-pause")).isFocused();
      assertThat(visit.get("search-undo")).hasCount(0);
      assertThat(search().path("paused").asBoolean()).isFalse();
    }
  }

  @Test
  void search_whenItHasRun_showsTheApisRoundsAsChartAndTable() {
    Instant from = Instant.now().truncatedTo(ChronoUnit.HOURS).plus(Duration.ofHours(40));
    live.submit("searched", "\"valueMinor\": 900000, \"earliestStartAt\": \"%s\"".formatted(from));
    Await.present(
        "a round", () -> Optional.of(search()).filter(it -> it.at("/rounds/0").isObject()));
    try (Visit visit = open()) {
      visit.see("search-pause").click();
      visit.get("pause-search-reason").fill("They are to stay");
      visit.get("pause-search-act").click();
      assertThat(visit.get("search-state")).hasAttribute("data-state", "Paused");
      JsonNode paused = pausedSearch();
      assertThat(visit.get("figure-search-rounds"))
          .containsText(paused.path("roundCount").asText());
      assertThat(visit.get("search-chart").locator("rect")).hasCount(paused.path("rounds").size());

      visit.get("table-search").click();
      assertThat(visit.table("search"))
          .extracting(row -> row.get(0) + " " + row.get(2))
          .containsExactlyElementsOf(numbersAndGains(paused));
      visit.get("search-go-on").click();
      visit.see("search-pause");
    }
  }

  private JsonNode search() {
    return live.api().get("/current-plan/search");
  }

  /** Once no round is under way: then all moves are in rounds. */
  private JsonNode pausedSearch() {
    return Await.present(
        "the last round to end",
        () ->
            Optional.of(search())
                .filter(it -> it.path("paused").asBoolean())
                .filter(it -> it.path("roundCount").asLong() > 60 || isAtRest(it)));
  }

  private static boolean isAtRest(JsonNode search) {
    long moves = 0;
    for (JsonNode round : search.path("rounds")) {
      moves += round.path("moveCount").asLong();
    }
    return search.path("moveCount").asLong() == moves;
  }

  private static List<String> numbersAndGains(JsonNode search) {
    List<String> rows = new ArrayList<>();
    for (JsonNode round : search.path("rounds")) {
      rows.add(round.path("number").asText() + " " + round.path("gainMinor").asText());
    }
    return rows;
  }

  @Test
  void curtailment_withoutANumberOrAReason_isNotAskedFor() {
    try (Visit visit = open().expecting(REFUSED)) {
      visit.get("curtail-preview").click();
      assertThat(visit.get("curtail-mw-problem")).containsText("must be there");
      assertThat(visit.get("curtail-mw")).isFocused();
      visit.get("curtail-mw").fill("1");
      visit.get("curtail-preview").click();

      assertThat(visit.get("curtail-reason-problem")).containsText("must be there");
      assertThat(visit.get("curtail-reason")).isFocused();
    }
  }

  @Test
  void nothingPlannedOn_isSaidEverywhereAndMended() {
    try (Served bare = new Served();
        Visit visit = bare.visit().expecting(Visit.NOT_FOUND)) {
      visit.open("/jobs/new");
      assertThat(visit.see("empty")).containsText("Nothing is planned on yet");
      visit.open("/jobs");
      assertThat(visit.see("empty")).containsText("No job has been asked for yet");
      visit.open("/current-plan");
      assertThat(visit.see("empty")).containsText("There is no scenario");

      bare.api().post("/scenarios", LivePlan.fleet());
      visit.page().reload();
      visit.see("basis-reason").fill("The first");
      visit.get("plan-on").click();
      visit.see("curtail-site");
      visit.open("/jobs?view=queue");
      assertThat(visit.see("empty")).containsText("Nothing waits");
    }
  }
}
