package eu.megawatt.system.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The schedule of the plan that is lived by: what it shows, and what a person does to a job. */
@ExtendWith(LivePlan.Extension.class)
final class LiveScheduleTest {

  private static final Pattern REFUSED = Pattern.compile("Failed to load resource.*422.*");
  private static final String WORTH = "\"valueMinor\": 900000";

  private final LivePlan live;

  LiveScheduleTest(LivePlan live) {
    this.live = live;
  }

  /** Beyond what is frozen, and each test's own. */
  private static Instant inHours(int hours) {
    return Instant.now().truncatedTo(ChronoUnit.HOURS).plus(Duration.ofHours(hours));
  }

  private String submit(String tenant, Instant from) {
    return live.submit(
            tenant,
            WORTH + ", \"residency\": \"no-only\", \"earliestStartAt\": \"%s\"".formatted(from))
        .path("id")
        .asText();
  }

  private Instant start(String id) {
    return Instant.parse(live.job(id).at("/status/placement/startsAt").asText());
  }

  private Visit open(String query) {
    Visit visit = live.visit().open("/schedule" + query);
    visit.see("schedule");
    return visit;
  }

  private static String local(Instant at) {
    return LocalDateTime.ofInstant(at, ZoneOffset.UTC).toString();
  }

  @Test
  void schedule_withoutAName_isOfTheCurrentPlanAndTheApis() {
    submit("shown", inHours(60));
    try (Visit visit = live.visit().open("/schedule?table=gantt")) {
      List<List<String>> rows = visit.table("gantt");
      JsonNode gantt = live.api().get("/plans/current/gantt");
      List<String> jobs = new ArrayList<>();
      gantt.path("jobId").forEach(it -> jobs.add(it.asText()));

      assertThat(rows).extracting(List::getFirst).containsExactlyInAnyOrderElementsOf(jobs);
      JsonNode plan = live.api().get("/plans/current");
      assertThat(visit.get("figure-revision"))
          .containsText(String.format(Locale.ROOT, "%,d", plan.path("revision").asLong()));
      assertThat(visit.get("plan-picker")).hasValue("current");
    }
  }

  @Test
  void linkOnTheCurrentPlan_leadsToItsSchedule() {
    try (Visit visit = live.visit().open("/current-plan")) {
      visit.see("open-schedule").click();
      visit.see("chart-gantt");

      assertThat(visit.path()).startsWith("/schedule?plan=current");
    }
  }

  @Test
  void power_ofEveryInstant_isWithinTheLimitInForce() {
    try (Visit visit = open("")) {
      visit.see("chart-power");

      assertThat(visit.get("over")).hasCount(0);
      assertThat(visit.get("site-oslo")).containsText("free");
    }
  }

  @Test
  void page_leftOpen_showsAJobThatComesAndTheViewStaysAsItIs() {
    try (Visit visit = open("?table=gantt&group=kind&q=comes")) {
      assertThat(visit.get("panel-gantt")).containsText("No placement matches");
      String before = visit.path();
      String id = submit("comes", inHours(70));

      assertThat(visit.get("panel-gantt")).containsText(id);
      assertThat(visit.path()).isEqualTo(before);
    }
  }

  @Test
  void waitingJob_inTheList_saysWhyAndLeadsToItsPage() {
    String id = live.submit("waits", "\"valueMinor\": 1").path("id").asText();
    try (Visit visit = open("?q=" + id)) {
      Locator waiting = visit.see("unplaced-job");
      assertThat(waiting).containsText(id);
      assertThat(waiting).containsText("Not worth its cost");
      waiting.getByRole(AriaRole.BUTTON).first().click();
      assertThat(visit.see("why")).containsText("Raise its value");
      waiting.getByTestId("unplaced-link").click();

      visit.see("life-line");
      assertThat(visit.path()).isEqualTo("/jobs/" + id);
    }
  }

  @Test
  void job_movedByKeyboardAlone_isPreviewedMovedAndMovedBack() {
    Instant from = inHours(80);
    Instant to = from.plus(Duration.ofHours(5));
    String id = submit("moved", from);
    Instant was = start(id);
    try (Visit visit = open("?sel=" + id)) {
      Page page = visit.page();
      visit.see("move-open").focus();
      page.keyboard().press("Enter");
      assertThat(visit.see("move-pool")).isFocused();
      page.keyboard().press("Tab");
      assertThat(visit.get("move-start")).isFocused();
      visit.get("move-start").fill(local(to));
      page.keyboard().press("Enter");
      assertThat(visit.see("move-previewed")).containsText("What it would do");
      JsonNode tried = preview(id, to);
      assertThat(visit.get("move-peak"))
          .hasAttribute(
              "title",
              Pattern.compile(
                  String.format(
                          Locale.ROOT, ".*%,d.*W after", tried.path("planPeakAfterW").asLong())
                      .replace(" ", "\\s")));
      assertThat(start(id)).isEqualTo(was);

      visit.get("move-apply").focus();
      page.keyboard().press("Enter");
      assertThat(visit.get("move-reason-problem")).containsText("must be there");
      assertThat(visit.get("move-reason")).isFocused();
      page.keyboard().type("A reviewer comes");
      visit.get("move-apply").focus();
      page.keyboard().press("Enter");
      assertThat(visit.see("moved")).containsText("Moved, revision");
      assertThat(start(id)).isEqualTo(to);

      visit.get("move-back").focus();
      page.keyboard().press("Enter");
      assertThat(visit.get("move-back")).isVisible();
      page.waitForCondition(() -> start(id).equals(was));
    }
  }

  private JsonNode preview(String id, Instant to) {
    return live.api()
        .post(
            "/jobs/" + id + "/move?validateOnly=true",
            "{\"poolId\": \"oslo/g100\", \"startsAt\": \"%s\"}".formatted(to));
  }

  @Test
  void move_beforeItMayBegin_saysWhyNotAtTheFieldAndChangesNothing() {
    Instant from = inHours(90);
    String id = submit("refused", from);
    Instant was = start(id);
    try (Visit visit = open("?sel=" + id).expecting(REFUSED)) {
      visit.see("move-open").click();
      visit.see("move-start").fill(local(from.minus(Duration.ofHours(3))));
      visit.get("move-preview").click();

      assertThat(visit.see("move-refused")).containsText("stays where it is");
      assertThat(visit.get("move-start-problem")).containsText("at the earliest");
      assertThat(visit.get("move-start")).isFocused();
      assertThat(visit.get("move-apply")).hasCount(0);
    }
    assertThat(start(id)).isEqualTo(was);
  }

  @Test
  void job_pinnedAndUnpinned_saysSoOnThePageAndInItsHistory() {
    String id = submit("pinned", inHours(100));
    try (Visit visit = open("?sel=" + id)) {
      visit.see("pin").click();
      visit.get("pin-dialog-reason").fill("Shown to a guest");
      visit.page().keyboard().press("Enter");
      assertThat(visit.get("panel-job")).containsText("Shown to a guest");
      assertThat(visit.get("pin")).hasAttribute("aria-pressed", "true");
      assertThat(live.job(id).at("/status/pin/reason").asText()).isEqualTo("Shown to a guest");

      visit.get("pin").click();
      visit.get("pin-dialog-reason").fill("The guest has left");
      visit.page().keyboard().press("Enter");
      assertThat(visit.get("pin")).hasAttribute("aria-pressed", "false");
    }
    JsonNode events = live.api().get("/jobs/" + id + "/events").path("items");
    assertThat(events.findValuesAsText("pin")).containsExactly("Pinned", "Unpinned");
  }

  @Test
  void differenceFromARevision_isTheApisWithAWordForEachChange() {
    int against = live.api().get("/current-plan").path("revision").asInt();
    String id = submit("differs", inHours(110));
    move(id, inHours(116));
    int between = live.api().get("/current-plan").path("revision").asInt() - 1;
    try (Visit visit = open("?against=" + against)) {
      JsonNode items =
          live.api()
              .get(
                  "/current-plan/revisions/%d/diff?against=%d"
                      .formatted(live.api().get("/current-plan").path("revision").asInt(), against))
              .path("items");

      assertThat(visit.get("change")).hasCount(items.size());
      Locator its = visit.get("change").filter(new Locator.FilterOptions().setHasText(id));
      assertThat(its).containsText("new");
      visit.get("against").selectOption(String.valueOf(between));
      assertThat(its).containsText("delayed");
      visit.get("close-changes").click();
      assertThat(visit.get("panel-changes")).hasCount(0);
    }
  }

  private void move(String id, Instant to) {
    live.api()
        .post(
            "/jobs/" + id + "/move",
            "{\"poolId\": \"oslo/g100\", \"startsAt\": \"%s\", \"reason\": \"a test\"}"
                .formatted(to));
  }
}
