package eu.megawatt.system.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A job's page follows it from being submitted to its end, and says why. */
@ExtendWith(LivePlan.Extension.class)
final class JobPageTest {

  private static final String WORTH = "\"valueMinor\": 900000";

  private final LivePlan live;

  JobPageTest(LivePlan live) {
    this.live = live;
  }

  private Visit open(JsonNode job) {
    Visit visit = live.visit().open("/jobs/" + job.path("id").asText());
    visit.see("life-line");
    return visit;
  }

  private static String clock(Instant at) {
    return LocalDateTime.ofInstant(at, ZoneOffset.UTC)
        .format(DateTimeFormatter.ofPattern("EEE d MMM HH:mm", Locale.UK));
  }

  /** Beyond what is frozen, and each test's own. */
  private static Instant inDays(int days) {
    return Instant.now().truncatedTo(ChronoUnit.HOURS).plus(Duration.ofDays(days));
  }

  @Test
  void lifeLine_ofAPlannedJob_estimatesWhatComes() {
    JsonNode job =
        live.submit("planned", WORTH + ", \"earliestStartAt\": \"%s\"".formatted(inDays(1)));
    Instant starts = Instant.parse(job.at("/status/placement/startsAt").asText());
    try (Visit visit = open(job)) {
      assertThat(visit.get("step-Submitted")).hasAttribute("data-phase", "past");
      assertThat(visit.get("step-Queued")).hasAttribute("data-phase", "skipped");
      assertThat(visit.get("step-Validated")).hasAttribute("aria-current", "step");
      assertThat(visit.get("step-Running")).containsText("estimate");
      assertThat(visit.get("step-Running")).containsText(clock(starts));
      assertThat(visit.get("step-Done")).containsText("estimate");
      assertThat(visit.get("standing")).containsText("estimate");
      assertThat(visit.get("panel-slips")).hasCount(0);
    }
  }

  @Test
  void whyHere_comparesEverySite() {
    JsonNode job =
        live.submit("compared", WORTH + ", \"earliestStartAt\": \"%s\"".formatted(inDays(1)));
    try (Visit visit = open(job)) {
      assertThat(visit.get("site-choice")).hasCount(2);
      assertThat(visit.page().locator("tr.chosen")).containsText("oslo (here)");
      assertThat(visit.get("panel-why")).containsText("more");
    }
  }

  @Test
  void whyNot_ofAWaitingJob_saysWhatWouldUnblockItAndItsPosition() {
    JsonNode job = live.submit("unblocked", "\"valueMinor\": 1");
    try (Visit visit = open(job)) {
      assertThat(visit.get("step-Queued")).hasAttribute("aria-current", "step");
      assertThat(visit.get("standing")).containsText("Position ");
      assertThat(visit.get("why-waits").first()).containsText("Not worth its cost");
      assertThat(visit.get("unblocking").first()).containsText("Raise its value");
    }
  }

  @Test
  void whyNot_ofAJobAfterOneThatHasNoPlace_offersToGoWithoutIt() {
    String first = live.submit("without", "\"valueMinor\": 1").path("id").asText();
    JsonNode job = live.submit("without", WORTH + ", \"after\": [\"%s\"]".formatted(first));
    assertThat(job.at("/status/state").asText()).isEqualTo("Waiting");
    try (Visit visit = open(job)) {
      assertThat(visit.get("unblocking")).hasCount(1);
      assertThat(visit.get("unblocking")).containsText("without waiting for " + first);
      visit.get("go-without").click();
      visit.get("release-dialog-reason").fill("It was run elsewhere");
      visit.get("release-dialog-act").click();

      assertThat(visit.get("go-without")).hasCount(0);
      assertThat(visit.page().locator(".job-head").getByTestId("job-state"))
          .not()
          .hasText("Waiting");
      JsonNode status = live.job(job.path("id").asText()).path("status");
      assertThat(status.at("/tie/tie").asText()).isEqualTo("Released");
      assertThat(status.path("placement").isObject()).isTrue();
    }
  }

  @Test
  void estimatedStart_thatSlipped_showsTheOldTheNewAndWhy() {
    Instant from = inDays(2);
    JsonNode job =
        live.submit(
            "slipped",
            WORTH
                + """
                , "residency": "no-only", "earliestStartAt": "%s", "deadlineAt": "%s",
                "latenessMinorPerHour": 5000
                """
                    .formatted(from, from.plus(Duration.ofHours(2))));
    Instant was = Instant.parse(job.at("/status/placement/startsAt").asText());
    String id = job.path("id").asText();
    live.api()
        .post(
            "/power-limits",
            """
            {"siteId": "oslo", "limitW": 230000, "from": "%s", "to": "%s",
             "reason": "Works at the substation"}
            """
                .formatted(from, from.plus(Duration.ofHours(6))));
    Instant now = Instant.parse(live.job(id).at("/status/placement/startsAt").asText());
    assertThat(now).isAfter(was);
    try (Visit visit = open(job)) {
      var slip = visit.get("slip").first();

      assertThat(slip).containsText(clock(was));
      assertThat(slip).containsText(clock(now));
      assertThat(slip).containsText("later");
      assertThat(slip).containsText("Works at the substation");
      assertThat(visit.get("late")).containsText("late by");
    }
  }

  @Test
  void cancellation_withAReason_endsTheJob() {
    JsonNode job =
        live.submit("cancelled", WORTH + ", \"earliestStartAt\": \"%s\"".formatted(inDays(3)));
    try (Visit visit = open(job)) {
      visit.get("cancel-job").click();
      assertThat(visit.get("cancel-dialog-reason")).isFocused();
      visit.page().keyboard().press("Escape");
      assertThat(visit.get("cancel-dialog")).isHidden();
      visit.get("cancel-job").click();
      visit.get("cancel-dialog-reason").fill("No longer wanted");
      visit.page().keyboard().press("Enter");

      assertThat(visit.get("step-Cancelled")).hasAttribute("data-phase", "past");
      assertThat(visit.get("standing")).containsText("No longer wanted");
      assertThat(visit.get("cancel-job")).hasCount(0);
    }
    assertThat(live.job(job.path("id").asText()).at("/status/state").asText())
        .isEqualTo("Cancelled");
  }

  @Test
  void page_leftOpen_followsTheJob() {
    JsonNode job =
        live.submit("followed", WORTH + ", \"earliestStartAt\": \"%s\"".formatted(inDays(3)));
    try (Visit visit = open(job)) {
      live.api()
          .post(
              "/jobs/" + job.path("id").asText() + "/cancellation",
              "{\"reason\": \"By somebody else\"}");

      assertThat(visit.get("standing")).containsText("By somebody else");
    }
  }

  @Test
  void page_hidden_asksForNothingUntilItIsSeenAgain() {
    JsonNode job =
        live.submit("hidden", WORTH + ", \"earliestStartAt\": \"%s\"".formatted(inDays(3)));
    try (Visit visit = live.visit()) {
      Page page = visit.page();
      page.clock().install();
      visit.open("/jobs/" + job.path("id").asText());
      visit.see("life-line");
      assertThat(visit.get("live-dot")).hasAttribute("data-state", "live");
      hide(page, true);
      assertThat(visit.get("live-dot")).hasAttribute("data-state", "closed");
      AtomicInteger asked = new AtomicInteger();
      page.onRequest(_ -> asked.incrementAndGet());
      live.api()
          .post("/jobs/" + job.path("id").asText() + "/cancellation", "{\"reason\": \"Unseen\"}");
      page.clock().runFor(180_000);
      page.evaluate("new Promise(done => requestIdleCallback(done))");

      assertThat(asked.get()).isZero();
      hide(page, false);
      assertThat(visit.get("standing")).containsText("Unseen");
    }
  }

  private static void hide(Page page, boolean hidden) {
    page.evaluate(
        """
        hidden => {
          Object.defineProperty(document, 'hidden', {get: () => hidden, configurable: true});
          document.dispatchEvent(new Event('visibilitychange'));
        }""",
        hidden);
  }
}
