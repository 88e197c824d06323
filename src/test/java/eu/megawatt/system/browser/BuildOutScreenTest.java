package eu.megawatt.system.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import eu.megawatt.planner.buildout.Cost;
import eu.megawatt.planner.buildout.ask.BuildQuestion;
import eu.megawatt.planner.buildout.ask.Reasons;
import eu.megawatt.planner.buildout.search.BuildOut;
import eu.megawatt.planner.buildout.search.BuildOutSearch;
import eu.megawatt.planner.buildout.search.Effort;
import eu.megawatt.planner.document.CapacityDocument;
import eu.megawatt.planner.example.Ramp;
import eu.megawatt.planner.example.RampBuildOut;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What to build and how many nodes fit: what the page says is what the planner says. */
@ExtendWith(Demonstration.Extension.class)
final class BuildOutScreenTest {

  private static final String BUILD_OUTS = "/build-outs";
  private static final CapacityDocument RAMP = Ramp.document();
  private static final BuildQuestion ASKED =
      BuildQuestion.of(RAMP.plan(), RAMP.leadItems(), RampBuildOut.offers());
  private static final BuildOut EXPECTED = BuildOutSearch.of(ASKED.buildCase(), Effort.USUAL, 1);
  private static final Reasons REASONS = new Reasons(ASKED);

  private final Demonstration demo;

  BuildOutScreenTest(Demonstration demo) {
    this.demo = demo;
  }

  private Visit open(String query) {
    Visit visit = demo.visit().open("/build-out" + query);
    visit.see("built-row");
    return visit;
  }

  private static Locator row(Visit visit, String testId, String option) {
    return visit.page().locator("[data-testid='%s'][data-option='%s']".formatted(testId, option));
  }

  @Test
  void plan_ofTheRamp_isThePlanners() {
    try (Visit visit = open("")) {
      String cost = exact(EXPECTED.evaluation().cost().totalCents());
      assertThat(visit.get("figure-cost")).hasAttribute("title", cost);
      assertThat(visit.get("figure-bound")).containsText("none is cheaper");
      assertThat(visit.get("figure-grid")).containsText("205.0");
      assertThat(visit.get("built-row")).hasCount(EXPECTED.plan().startQuarters().size());
      EXPECTED
          .plan()
          .startQuarters()
          .forEach(
              (option, start) -> {
                assertThat(row(visit, "built-row", option))
                    .containsText(ASKED.quarters().first(start).toString());
                assertThat(row(visit, "verdict-row", option).locator("td").first())
                    .hasText("built");
                assertThat(row(visit, "build-bar", option)).isVisible();
              });
      assertThat(row(visit, "verdict-row", "nor-3"))
          .containsText("It can start on 2030-01-01 at the earliest");
      assertThat(visit.get("verdict-row")).hasCount(ASKED.buildCase().options().size());
      double earlier = startPx(visit, "idf-2a");
      assertThat(startPx(visit, "bor-1-more with NEXT")).isGreaterThan(earlier);
    }
  }

  @Test
  void cost_byPart_isThePlannersWithWhatIsLeftAsACredit() {
    Cost cost = EXPECTED.evaluation().cost();
    try (Visit visit = open("")) {
      assertThat(part(visit, "residual")).hasAttribute("title", exact(cost.residualCents()));
      assertThat(part(visit, "residual")).containsText("\u2212");
      assertThat(part(visit, "capital")).hasAttribute("title", exact(cost.capitalCents()));
      assertThat(part(visit, "fixed")).hasAttribute("title", exact(cost.fixedCents()));
      assertThat(part(visit, "running")).hasAttribute("title", exact(cost.runningCents()));
      assertThat(part(visit, "shortage")).hasAttribute("title", exact(cost.shortageCents()));
      assertThat(part(visit, "total")).hasAttribute("title", exact(cost.totalCents()));
      assertThat(visit.get("figure-cost")).containsText("left at the end are credited");
    }
  }

  private static Locator part(Visit visit, String part) {
    return visit.page().locator("[data-testid='cost-row'][data-part='%s'] td".formatted(part));
  }

  private static String exact(long cents) {
    return String.format(Locale.ROOT, "EUR\u00a0%,.2f", BigDecimal.valueOf(cents, 2))
        .replace('-', '\u2212');
  }

  /** Where the full part of an option's bar begins. */
  private static double startPx(Visit visit, String option) {
    return row(visit, "build-bar", option).locator(".build-runs").boundingBox().x;
  }

  @Test
  void whatCannotBeInTime_isNamedWithTheLeastBad() {
    try (Visit visit = open("")) {
      assertThat(visit.get("build-target"))
          .containsText("Not possible by 2027-12-31: with every option that can be ready 82.6 MW");
      assertThat(visit.get("build-target")).containsText("all of it from 2029 Q3");
      assertThat(visit.get("unmet-row")).hasCount(EXPECTED.unmet().size());
      for (int i = 0; i < EXPECTED.unmet().size(); i++) {
        assertThat(visit.get("unmet-row").nth(i)).containsText(REASONS.of(EXPECTED.unmet().get(i)));
      }
    }
  }

  @Test
  void runnersUp_areInOrderWithWhyTheyLost() {
    try (Visit visit = open("")) {
      assertThat(visit.get("runner-up")).hasCount(EXPECTED.runnersUp().size());
      for (int i = 0; i < EXPECTED.runnersUp().size(); i++) {
        assertThat(visit.get("runner-up").nth(i))
            .containsText(REASONS.of(EXPECTED.runnersUp().get(i)));
      }
      assertThat(visit.get("what-if")).hasCount(EXPECTED.whatIfs().size());
    }
  }

  @Test
  void tableAndFile_haveTheNumbersOfRest() {
    try (Visit visit = open("?table=build-out")) {
      String csv = visit.export("build-out", "csv");
      String id =
          csv.lines()
              .filter(it -> it.startsWith("# buildOut: "))
              .findFirst()
              .orElseThrow()
              .substring("# buildOut: ".length());
      JsonNode answer = demo.api().get(BUILD_OUTS + "/" + id).path("answer");

      assertThat(csv).contains("# currency: EUR").contains("# unit: kW");
      assertThat(answer.path("quarters")).hasSize(12);
      for (JsonNode quarter : answer.path("quarters")) {
        assertThat(csv)
            .containsPattern(
                "(?m)^%s,.*,%d,%d,%d,%d,%d$"
                    .formatted(
                        quarter.path("name").asText(),
                        quarter.path("demandKw").asLong(),
                        quarter.path("existingKw").asLong(),
                        quarter.path("builtKw").asLong(),
                        quarter.path("shortKw").asLong(),
                        quarter.path("gridKw").asLong()));
      }
    }
  }

  @Test
  void search_askedForAgain_showsItsProgressAndBecomesTheNewest() {
    try (Visit visit = open("")) {
      String before = visit.get("pick-build-out").inputValue();
      visit.get("build-ask").click();
      assertThat(visit.get("build-progress")).hasCount(1);
      assertThat(visit.get("build-progress")).hasCount(0, soon());
      assertThat(visit.get("pick-build-out")).not().hasValue(before);
      String after = visit.get("pick-build-out").inputValue();
      assertThat(demo.api().get(BUILD_OUTS).at("/items/0/id").asText()).isEqualTo(after);
      visit.get("pick-build-out").selectOption(before);
      assertThat(visit.page()).hasURL(Pattern.compile(".*id=" + before + ".*"));
      visit.page().reload();
      visit.see("built-row");
      assertThat(visit.get("pick-build-out")).hasValue(before);
    }
  }

  @Test
  void search_cancelled_isGone() {
    try (Visit visit = open("")) {
      visit.get("effort").selectOption("20");
      visit.get("build-ask").click();
      String id = visit.get("build-progress").getAttribute("data-job");
      visit.get("build-cancel").click();

      assertThat(visit.get("build-progress")).hasCount(0, soon());
      assertThat(demo.api().get(BUILD_OUTS).path("items").findValuesAsText("id"))
          .doesNotContain(id);
    }
  }

  private static LocatorAssertions.HasCountOptions soon() {
    return new LocatorAssertions.HasCountOptions().setTimeout(60_000);
  }

  @Test
  void nodes_under10Mw_are980And1400AndMoreByWhatWasMeasured() {
    try (Visit visit = open("")) {
      Locator full = visit.page().locator("[data-mode='full']");
      Locator efficient = visit.page().locator("[data-mode='efficient']");
      assertThat(full).containsText("980");
      assertThat(efficient).containsText("1,400");
      assertThat(visit.get("power-row").first()).hasAttribute("data-mode", "efficient");

      visit.get("power-mw").fill("20");
      assertThat(full).containsText("1,960");
      assertThat(efficient).containsText("2,801");
      visit.get("power-hours").fill("6000 900, 7000 1000");
      assertThat(full.locator("td")).hasCount(8);
      assertThat(full.locator("td").nth(5)).hasText(Pattern.compile("\\+[1-9][\\d,]*"));
      visit.get("power-modes").fill("full");
      assertThat(visit.get("power-modes-problem")).containsText("has to be such as");
      visit.get("power-modes").fill("slow 5000 700");
      assertThat(visit.page().locator("[data-mode='slow']")).containsText("4,000");
      assertThat(visit.page()).hasURL(Pattern.compile(".*mw=20.*"));
    }
  }

  @Test
  void outlook_leadsHere() {
    try (Visit visit = demo.visit().open("/outlook")) {
      visit.get("to-build-out").click();
      visit.see("built-row");
      assertThat(List.of(visit.page().url())).allMatch(it -> it.endsWith("/build-out"));
    }
  }
}
