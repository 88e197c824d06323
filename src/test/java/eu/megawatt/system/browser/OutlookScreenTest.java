package eu.megawatt.system.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import eu.megawatt.planner.capacity.CapacityPlan;
import eu.megawatt.planner.capacity.StepKind;
import eu.megawatt.planner.capacity.SupplyStep;
import eu.megawatt.planner.example.Ramp;
import eu.megawatt.planner.outlook.Exhaustion;
import eu.megawatt.planner.outlook.MonteCarlo;
import eu.megawatt.planner.outlook.Outlook;
import eu.megawatt.planner.outlook.Question;
import eu.megawatt.planner.outlook.SiteHeadroom;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** When the megawatts run out: what the page says is what the planner says. */
@ExtendWith(Demonstration.Extension.class)
final class OutlookScreenTest {

  private static final CapacityPlan RAMP = Ramp.document().plan();
  private static final LocalDate TO = RAMP.from().plusYears(5);

  private final Demonstration demo;

  OutlookScreenTest(Demonstration demo) {
    this.demo = demo;
  }

  private Visit open(String query) {
    Visit visit = demo.visit().open("/outlook" + query);
    visit.see("step-row");
    return visit;
  }

  private static String day(Optional<LocalDate> day) {
    return day.map(LocalDate::toString).orElse("never within the horizon (to %s)".formatted(TO));
  }

  private static void says(Visit visit, Exhaustion expected) {
    assertThat(visit.get("figure-p50")).containsText(day(expected.p50()));
    assertThat(visit.get("figure-p90")).containsText(day(expected.p90()));
  }

  @Test
  void days_ofTheRamp_areThePlanners() {
    Exhaustion expected = MonteCarlo.of(RAMP, Question.usual(TO, 1)).all();
    try (Visit visit = open("")) {
      says(visit, expected);
      assertThat(visit.get("outlook-chart").locator("svg")).isVisible();
      assertThat(visit.get("marker-P50")).containsText(day(expected.p50()));
      double p50 = visit.get("marker-P50").locator("line").boundingBox().x;
      double p90 = visit.get("marker-P90").locator("line").boundingBox().x;
      assertThat(p90).isLessThanOrEqualTo(p50);
    }
  }

  @Test
  void plannedSteps_leftOut_areDashedBeforeAndCountNoMore() {
    Exhaustion expected =
        MonteCarlo.of(
                RAMP,
                new Question(TO, 1_000, 1, 100, EnumSet.complementOf(EnumSet.of(StepKind.PLANNED))))
            .all();
    try (Visit visit = open("")) {
      assertThat(visit.page().locator(".outlook-planned")).hasCSS("stroke-dasharray", "6px, 4px");
      visit.get("count-planned").uncheck();
      assertThat(visit.page()).hasURL(Pattern.compile(".*without=planned.*"));
      says(visit, expected);
    }
  }

  @Test
  void step_of90DaysLater_movesTheDayAndStatesBoth() {
    SupplyStep step = RAMP.step("bor-1").orElseThrow();
    Exhaustion before = MonteCarlo.of(RAMP, Question.usual(TO, 1)).all();
    Exhaustion after =
        MonteCarlo.of(
                RAMP.withSteps(
                    RAMP.steps().stream()
                        .map(it -> it.equals(step) ? it.on(it.on().plusDays(90)) : it)
                        .toList()),
                Question.usual(TO, 1))
            .all();
    try (Visit visit = open("")) {
      visit.page().locator("[data-step='bor-1']").getByTestId("step-change").click();
      visit.get("step-on").fill(step.on().plusDays(90).toString());
      visit.get("step-apply").click();
      assertThat(visit.page().locator("[data-step='bor-1']")).containsText("draft");
      says(visit, after);
      assertThat(visit.get("figure-p50")).containsText("as planned " + day(before.p50()));

      visit.page().reload();
      says(visit, after);
      visit.get("step-undo").click();
      says(visit, before);
    }
  }

  @Test
  void demandThatEnds_neverRunsOutAndSaysTheHorizon() {
    JsonNode plan = demo.api().get("/capacity-plan").path("document");
    List<String> demands = plan.path("demands").findValuesAsText("id");
    List<String> projects = plan.path("projects").findValuesAsText("id");
    String off = String.join(",", demands) + "," + String.join(",", projects);
    try (Visit visit = open("?off=" + off.replace("ocr,", ""))) {
      assertThat(visit.get("figure-p50")).containsText("never within the horizon (to " + TO);
    }
  }

  @Test
  void headroom_ofProfilesAndSites_isThePlanners() {
    Outlook its = MonteCarlo.of(RAMP, Question.usual(TO, 1));
    SiteHeadroom paris =
        its.siteHeadrooms().stream()
            .filter(it -> it.siteId().equals("FR-PAR-1") && it.day().equals(RAMP.from()))
            .findFirst()
            .orElseThrow();
    try (Visit visit = open("")) {
      Locator sites = visit.get("site-headroom-row");

      assertThat(sites).hasCount(RAMP.sites().size());
      assertThat(sites.filter(new Locator.FilterOptions().setHasText("FR-PAR-1")))
          .containsText(String.format(Locale.ROOT, "%.1f", paris.p50Kw() / 1_000.0));
      assertThat(visit.get("headroom-row")).hasCount(3);
    }
  }

  @Test
  void target_saysWhatCannotComeFromAGreenField() {
    try (Visit visit = open("")) {
      Locator impossible = visit.get("wish-impossible");

      assertThat(impossible).hasCount(1);
      assertThat(impossible).containsText("FR-NOR-3");
      assertThat(impossible).containsText("had to be ordered by 2025-04-18");
      assertThat(visit.get("wish-possible")).containsText("FR-IDF-2");
      assertThat(visit.get("target-missing")).containsText("27.4 MW");
    }
  }

  @Test
  void tableAndFile_haveTheNumbersOfRest() {
    try (Visit visit = open("?table=outlook")) {
      String csv = visit.export("outlook", "csv");
      String id =
          csv.lines()
              .filter(it -> it.startsWith("# outlook: "))
              .findFirst()
              .orElseThrow()
              .substring("# outlook: ".length());
      JsonNode points = demo.api().get("/outlooks/" + id).at("/answer/outlook/points");

      assertThat(csv).contains("# seed: 1").contains("# reservePermille: 100");
      for (JsonNode point : points) {
        assertThat(csv)
            .contains(
                "%s,%d,%d"
                    .formatted(
                        point.path("day").asText(),
                        point.path("demandP10Kw").asLong(),
                        point.path("demandP50Kw").asLong()));
      }
    }
  }

  @Test
  void frozenLink_showsTheOutlookAsItWasAnswered() {
    String id =
        demo.api().post("/outlooks", "{\"seed\": 9, \"drawCount\": 40}").path("id").asText();
    String p50 = demo.api().get("/outlooks/" + id).at("/answer/outlook/exhaustion/p50").asText();
    try (Visit visit = open("?id=" + id)) {
      assertThat(visit.get("outlook-frozen")).containsText("of version 1 of the plan");
      assertThat(visit.get("figure-p50")).containsText(p50);
    }
  }
}
