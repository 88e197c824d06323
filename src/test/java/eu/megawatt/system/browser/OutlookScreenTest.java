package eu.megawatt.system.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** When the megawatts run out: what the page says is what the planner says. */
@ExtendWith(Demonstration.Extension.class)
final class OutlookScreenTest {

  private static final CapacityPlan RAMP = Ramp.document().plan();
  private static final LocalDate TO = RAMP.from().plusYears(5);

  private static final Pattern DRAFT =
      Pattern.compile(".*drafts=bor-1(?:%3A|:)(\\d{4}-\\d{2}-\\d{2}).*");

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
      visit.page().locator("tr[data-step='bor-1']").getByTestId("step-change").click();
      visit.get("step-on").fill(step.on().plusDays(90).toString());
      visit.get("step-apply").click();
      assertThat(visit.page().locator("tr[data-step='bor-1']")).containsText("draft");
      says(visit, after);
      assertThat(visit.get("figure-p50")).containsText("as planned " + day(before.p50()));

      visit.page().reload();
      says(visit, after);
      visit.get("step-undo").click();
      says(visit, before);
    }
  }

  private static Exhaustion with(SupplyStep moved) {
    return MonteCarlo.of(
            RAMP.withSteps(
                RAMP.steps().stream().map(it -> it.id().equals(moved.id()) ? moved : it).toList()),
            Question.usual(TO, 1))
        .all();
  }

  private static Locator handle(Visit visit, String step) {
    return visit.page().locator("[data-testid=step-handle][data-step='%s']".formatted(step));
  }

  private static LocalDate draftDay(Visit visit) {
    Matcher draft = DRAFT.matcher(visit.page().url());
    assertThat(draft.find()).as(visit.page().url()).isTrue();
    return LocalDate.parse(draft.group(1));
  }

  @Test
  void step_dragged_isTheSameAsTyped() {
    SupplyStep step = RAMP.step("bor-1").orElseThrow();
    try (Visit visit = open("")) {
      BoundingBox box = handle(visit, "bor-1").boundingBox();
      Mouse mouse = visit.page().mouse();
      mouse.move(box.x + box.width / 2, box.y + box.height / 2);
      mouse.down();
      mouse.move(box.x + box.width / 2 + 40, box.y + box.height / 2 + 3);
      assertThat(visit.get("step-hint")).containsText("days later), 23.0 MW");
      mouse.up();
      assertThat(visit.page()).hasURL(DRAFT);
      LocalDate on = draftDay(visit);
      assertThat(on).isAfter(step.on().plusDays(20));
      says(visit, with(step.on(on)));
      String dragged = visit.page().url();

      visit.get("step-undo").click();
      says(visit, with(step));
      visit.page().locator("tr[data-step='bor-1']").getByTestId("step-change").click();
      visit.get("step-on").fill(on.toString());
      visit.get("step-apply").click();
      says(visit, with(step.on(on)));
      assertThat(draftDay(visit)).isEqualTo(on);
      assertThat(dragged).contains(on.toString());
    }
  }

  @Test
  void step_movedWithKeys_isTriedByEnterAndLeftByEscape() {
    SupplyStep step = RAMP.step("bor-1").orElseThrow();
    try (Visit visit = open("")) {
      Locator handle = handle(visit, "bor-1");
      handle.focus();
      handle.press("ArrowRight");
      assertThat(visit.get("step-moving")).hasCount(1);
      handle.press("Escape");
      assertThat(visit.get("step-moving")).hasCount(0);

      handle.press("ArrowRight");
      handle.press("Shift+ArrowRight");
      handle.press("ArrowDown");
      assertThat(visit.get("step-hint")).containsText("(8 days later), 22.0 MW");
      handle.press("Enter");
      assertThat(visit.page())
          .hasURL(Pattern.compile(".*bor-1(%3A|:)" + step.on().plusDays(8) + "(%3A|:)22000.*"));
      says(visit, with(step.on(step.on().plusDays(8)).withGridKw(22_000)));
    }
  }

  @Test
  void drafts_savedAsAScenario_areItsChangesAndGiveTheSameDay() {
    String name = "drafted on the outlook";
    SupplyStep step = RAMP.step("bor-1").orElseThrow();
    LocalDate on = step.on().plusDays(120);
    try (Visit visit = open("?drafts=bor-1:%s:20000".formatted(on))) {
      visit.get("save-name").fill(name);
      visit.get("save-apply").click();
      assertThat(visit.get("saved")).containsText(name);
      JsonNode scenario =
          demo.api()
              .get("/capacity-scenarios")
              .path("items")
              .valueStream()
              .map(it -> it.path("scenario"))
              .filter(it -> it.path("name").asText().equals(name))
              .findFirst()
              .orElseThrow();
      assertThat(scenario.path("cards").toString())
          .isEqualTo(
              "[{\"kind\":\"stepDelay\",\"stepId\":\"bor-1\",\"laterDays\":120},"
                  + "{\"kind\":\"stepPower\",\"stepId\":\"bor-1\",\"gridKw\":20000}]");
      visit.get("saved").getByRole(AriaRole.LINK).click();
      assertThat(visit.page())
          .hasURL(Pattern.compile(".*/scenarios\\?ids=plan,.*" + scenario.path("id").asText()));
      String p50 = day(with(step.on(on).withGridKw(20_000)).p50());
      Locator state =
          visit
              .page()
              .locator("[data-scenario='%s']".formatted(scenario.path("id").asText()))
              .getByTestId("scenario-run-state");
      assertThat(state).containsText("done");
      assertThat(visit.get("row-p50")).containsText(p50);
    }
  }

  @Test
  void save_ofANameThatIsTaken_saysSo() {
    JsonNode _ = demo.api().post("/capacity-scenarios", "{\"name\": \"taken\"}");
    try (Visit visit =
        demo.visit()
            .expecting(Pattern.compile("Failed to load resource.*422.*"))
            .open("/outlook?reserve=20")) {
      visit.get("save-name").fill("taken");
      visit.get("save-apply").click();
      assertThat(visit.get("save-problem")).containsText("is the name of another scenario");
    }
  }

  @Test
  void markers_onANarrowWindow_haveWordsThatNothingCrosses() {
    try (Visit visit = open("")) {
      visit.page().setViewportSize(390, 800);
      for (String query : List.of("", "?reserve=0", "?drafts=bor-1:2028-01-01:", "?reserve=40")) {
        visit.open("/outlook" + query);
        visit.see("marker-P50");
        BoundingBox p50 = visit.get("marker-P50").locator("text").boundingBox();
        BoundingBox p90 = visit.get("marker-P90").locator("text").boundingBox();
        BoundingBox line50 = visit.get("marker-P50").locator("line").boundingBox();
        BoundingBox line90 = visit.get("marker-P90").locator("line").boundingBox();
        assertThat(overlap(p50, p90)).as(query).isFalse();
        assertThat(overlap(p50, line90)).as(query).isFalse();
        assertThat(overlap(p90, line50)).as(query).isFalse();
      }
    }
  }

  private static boolean overlap(BoundingBox one, BoundingBox other) {
    return one.x < other.x + other.width
        && other.x < one.x + one.width
        && one.y < other.y + other.height
        && other.y < one.y + one.height;
  }

  @Test
  void reserveAndSite_thatAreChosen_countAsThePlannersDo() {
    Exhaustion reserved =
        MonteCarlo.of(RAMP, new Question(TO, 1_000, 1, 250, EnumSet.allOf(StepKind.class))).all();
    Exhaustion paris =
        MonteCarlo.of(
                RAMP.withSteps(
                    RAMP.steps().stream().filter(it -> it.siteId().equals("FR-PAR-1")).toList()),
                Question.usual(TO, 1))
            .all();
    try (Visit visit = open("")) {
      visit.get("reserve").fill("25");
      visit.get("reserve").press("Enter");
      says(visit, reserved);
      visit.get("reserve").fill("10");
      visit.get("reserve").press("Enter");
      visit.get("pick-site").selectOption("FR-PAR-1");
      says(visit, paris);
      assertThat(visit.page().locator("[data-testid=step-handle][data-step='bor-1']")).hasCount(0);
    }
  }

  @Test
  void whatBindsFirst_isALinkToItsRow() {
    try (Visit visit = open("")) {
      visit.get("first-link").click();
      assertThat(visit.get("domain-row").first()).isFocused();
      visit.get("domain-row").first().getByTestId("domain-site").first().click();
      assertThat(visit.page()).hasURL(Pattern.compile(".*site=FR-BANK-0.*"));
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
    JsonNode kept = demo.api().get("/outlooks/" + id);
    String p50 = kept.at("/answer/outlook/exhaustion/p50").asText();
    try (Visit visit = open("?id=" + id)) {
      assertThat(visit.get("outlook-frozen"))
          .containsText("of version %d of the plan".formatted(kept.path("planVersion").asInt()));
      assertThat(visit.get("figure-p50")).containsText(p50);
    }
  }
}
