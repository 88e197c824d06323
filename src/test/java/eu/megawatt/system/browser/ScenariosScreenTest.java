package eu.megawatt.system.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import eu.megawatt.planner.capacity.CapacityPlan;
import eu.megawatt.planner.example.Ramp;
import eu.megawatt.planner.outlook.MonteCarlo;
import eu.megawatt.planner.outlook.Outlook;
import eu.megawatt.planner.outlook.Question;
import eu.megawatt.planner.scenario.ChangeCard;
import eu.megawatt.planner.scenario.Changes;
import eu.megawatt.planner.scenario.Difference;
import eu.megawatt.system.Await;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Scenarios beside each other: what the page says is what the planner says. */
@ExtendWith(Demonstration.Extension.class)
final class ScenariosScreenTest {

  private static final String SCENARIOS = "/capacity-scenarios";
  private static final CapacityPlan RAMP = Ramp.document().plan();
  private static final Question USUAL = Question.usual(RAMP.from().plusYears(5), 1);

  private final Demonstration demo;

  ScenariosScreenTest(Demonstration demo) {
    this.demo = demo;
  }

  private String idOf(String name) {
    return demo.api()
        .get(SCENARIOS)
        .path("items")
        .valueStream()
        .map(it -> it.path("scenario"))
        .filter(it -> it.path("name").asText().equals(name))
        .map(it -> it.path("id").asText())
        .findFirst()
        .orElseThrow();
  }

  private String add(String name, String more) {
    return demo.api()
        .post(SCENARIOS, "{\"name\": \"%s\", %s}".formatted(name, more))
        .at("/scenario/id")
        .asText();
  }

  private String done(String id) {
    String run = demo.api().post(SCENARIOS + "/" + id + "/runs", "").path("id").asText();
    JsonNode _ =
        Await.presentInMinutes(
            "a run",
            () ->
                Optional.of(demo.api().get(SCENARIOS + "/" + id + "/runs/" + run))
                    .filter(it -> it.path("state").asText().equals("Done")));
    return run;
  }

  private Visit open(String query) {
    Visit visit = demo.visit().open("/scenarios" + query);
    visit.see("row-p50");
    return visit;
  }

  @Test
  void scenario_besideItself_differsInNothing() {
    String late = idOf("SE-BOR-1 half a year late");
    try (Visit visit = open("?ids=" + late + "," + late)) {
      Locator words = visit.page().locator(".scenario-word");

      assertThat(visit.get("difference-p50")).containsText("±0 days");
      assertThat(visit.get("difference-peak")).containsText("±0.0 MW");
      for (String word : words.allTextContents()) {
        assertThat(word).isEqualTo("same");
      }
      assertThat(words.count()).isGreaterThan(8);
      assertThat(visit.get("scenario-warnings")).hasCount(0);
    }
  }

  @Test
  void differences_ofTheDemonstration_areThePlannersWithWordsThatFollowTheirSigns() {
    Outlook plan = MonteCarlo.of(RAMP, USUAL);
    Outlook late =
        MonteCarlo.of(Changes.of(RAMP, List.of(new ChangeCard.SiteDelay("SE-BOR-1", 183))), USUAL);
    Difference expected = Difference.of(plan, late);
    try (Visit visit = open("?ids=plan," + idOf("SE-BOR-1 half a year late"))) {
      long days = expected.p50Days().orElseThrow();

      assertThat(days).isNegative();
      assertThat(visit.get("difference-p50")).containsText("\u2212%d days".formatted(-days));
      assertThat(visit.get("difference-p50")).containsText("worse");
      assertThat(visit.get("difference-p50"))
          .containsText(late.all().p50().orElseThrow().toString());
      for (Locator cell : visit.page().locator("[data-testid^='difference-']").all()) {
        String text = cell.textContent();
        assertThat(text).containsPattern("better|worse|same");
        assertThat(text.contains("±")).isEqualTo(text.contains("same"));
      }
      assertThat(visit.get("scenario-lines").locator("svg .scenario-line")).hasCount(2);
      visit.get("pin").click();
      assertThat(visit.get("difference-p50")).containsText("+%d days".formatted(-days));
      assertThat(visit.get("difference-p50")).containsText("better");
    }
  }

  @Test
  void weeksAndCosts_areThoseOfTheEngineAndSayWhyJobsDoNotRun() {
    String taxed =
        add(
            "less tax in Sweden",
            "\"cards\": [{\"kind\": \"tax\", \"country\": \"SE\", \"taxMinorPerMWh\": 60}]");
    String _ = done(taxed);
    JsonNode column =
        demo.api().get("/capacity-scenario-comparisons?ids=plan," + taxed).at("/columns/1");
    JsonNode last = column.path("weeks").get(column.path("weeks").size() - 1);
    try (Visit visit = open("?ids=plan," + taxed)) {
      assertThat(visit.get("difference-cost")).containsText("\u2212EUR");
      assertThat(visit.get("difference-cost")).containsText("better");
      assertThat(visit.get("difference-price")).containsText("better");
      assertThat(visit.get("difference-breaches")).containsText("±0");
      assertThat(visit.get("weeks-table").locator("tbody tr")).hasCount(8);
      Locator week = visit.get("week-" + last.path("monday").asText());
      assertThat(week)
          .containsText(
              "%d late, %,d left out"
                  .formatted(last.path("lateCount").asInt(), last.path("leftOutCount").asInt()));
      week.getByRole(AriaRole.BUTTON).click();
      assertThat(visit.get("week-details")).containsText("Waiting for power: ");
      assertThat(visit.get("week-details")).containsText("FR-PAR-1");
      long cents = last.path("flatCostMinor").asLong();
      assertThat(cents).isPositive();
      assertThat(visit.get("week-hours"))
          .containsText("EUR\u00a0" + String.format(Locale.ROOT, "%,d", Math.round(cents / 100.0)));
      assertThat(visit.get("week-hours").locator("tbody tr")).hasCount(6);
      assertThat(visit.get("difference-hoursSaved")).containsText("EUR");
      assertThat(visit.get("week-saved").first()).containsText("hours save EUR");
      assertThat(visit.page()).hasURL(Pattern.compile(".*week=.*"));
    }
  }

  @Test
  void anotherSeed_isWarnedOf() {
    String other = add("another seed", "\"question\": {\"seed\": 9, \"weekCount\": 0}");
    String _ = done(other);
    try (Visit visit = open("?ids=plan," + other)) {
      assertThat(visit.get("scenario-warnings")).containsText("Not the same seed as the baseline");
    }
  }

  @Test
  void runningColumn_showsProgressWhileOthersAreUsable() {
    String slow =
        add(
            "slow",
            "\"question\": {\"drawCount\": 5000, \"to\": \"2041-11-01\", \"weekCount\": 0}");
    String runs = SCENARIOS + "/" + slow + "/runs";
    for (int i = 0; i < 3; i++) {
      demo.api().post(runs, "");
    }
    try (Visit visit = open("?ids=plan," + idOf("SE-BOR-1 half a year late") + "," + slow)) {
      assertThat(visit.get("column-progress")).containsText(Pattern.compile("waits|running: \\d+"));
      assertThat(visit.get("difference-p50").first()).containsText("worse");
      visit.get("order").selectOption("p50");
      assertThat(visit.page()).hasURL(Pattern.compile(".*by=p50.*"));
      visit.page().locator("[data-scenario='" + slow + "']").getByTestId("scenario-delete").click();
      visit.get("scenario-delete-sure").click();
      assertThat(visit.page().locator("[data-scenario='" + slow + "']")).hasCount(0);
      assertThat(visit.get("column-progress")).hasCount(0);
    }
  }

  @Test
  void scenario_deleted_comesBackWithUndo() {
    String id = add("deleted by mistake", "\"question\": {\"drawCount\": 50, \"weekCount\": 0}");
    done(id);
    try (Visit visit = open("?ids=plan," + id)) {
      Locator row = visit.page().locator("[data-scenario='" + id + "']");
      row.getByTestId("scenario-delete").click();
      visit.get("scenario-delete-sure").click();
      assertThat(row).hasCount(0);
      assertThat(visit.get("scenario-deleted")).containsText("deleted by mistake is deleted");
      visit.get("scenario-undo").click();
      assertThat(row.getByTestId("scenario-run-state")).containsText("done");
      assertThat(visit.get("scenario-deleted")).hasCount(0);
      assertThat(visit.page()).hasURL(Pattern.compile(".*ids=plan(,|%2C)" + id + ".*"));
      assertThat(visit.page().locator("[data-column='" + id + "']")).hasCount(1);
    }
  }

  @Test
  void deletedScenarios_areListedAndBroughtBack_underAnotherNameWhereTheirsIsTaken() {
    String id = add("in the bin", "\"question\": {\"drawCount\": 50}");
    demo.api().delete(SCENARIOS + "/" + id);
    JsonNode told = demo.api().get(SCENARIOS + "?deleted=true");
    try (Visit visit = open("?ids=plan")) {
      Locator gone = visit.page().locator("[data-testid=deleted-row][data-deleted='" + id + "']");
      Locator there =
          visit.page().locator("[data-testid=scenario-row][data-scenario='" + id + "']");
      assertThat(visit.get("scenario-bin").locator("summary"))
          .hasText("Deleted (%d)".formatted(told.path("items").size()));
      assertThat(gone).isHidden();
      visit.get("scenario-bin").locator("summary").click();
      assertThat(gone).containsText("in the bin");
      assertThat(gone).containsText(told.at("/items/0/deletedBy").asText());
      gone.getByTestId("bring-back").click();
      assertThat(there).containsText("in the bin");
      assertThat(gone).hasCount(0);

      demo.api().delete(SCENARIOS + "/" + id);
      String namesake = add("in the bin", "\"question\": {\"drawCount\": 50}");
      visit.page().reload();
      visit.get("scenario-bin").locator("summary").click();
      assertThat(gone).containsText("the name is taken by now");
      Locator name = gone.getByTestId("bring-back-name");
      assertThat(name).hasValue("in the bin (2)");
      Visit _ = visit.expecting(Pattern.compile(".*status of 422.*"));
      name.fill("in the bin");
      gone.getByTestId("bring-back").click();
      assertThat(visit.get("scenario-error")).containsText("is the name of another scenario");
      name.fill("out of the bin");
      gone.getByTestId("bring-back").click();
      assertThat(there).containsText("out of the bin");
      assertThat(visit.get("scenario-error")).hasCount(0);
      demo.api().delete(SCENARIOS + "/" + namesake);
      demo.api().delete(SCENARIOS + "/" + id);
    }
  }

  @Test
  void planAsItIs_showsHowFarItsRunIs() {
    done("plan");
    try (Visit visit = open("")) {
      assertThat(visit.get("plan-run-state")).hasText("done");
    }
  }

  @Test
  void file_hasTheInputsAndTheNumbersOfRest() {
    String late = idOf("SE-BOR-1 half a year late");
    try (Visit visit = open("?table=lines&ids=plan," + late)) {
      String csv = visit.export("comparison", "csv");
      String json = visit.export("comparison", "json");
      JsonNode column =
          demo.api().get("/capacity-scenario-comparisons?ids=plan," + late).at("/columns/1");

      assertThat(csv).contains("\"laterDays\":183").contains("# baseline: The plan as it is");
      assertThat(json).contains("laterDays").contains(column.path("resultRunId").asText());
      assertThat(csv)
          .contains(
              column.at("/rows/0/valueOn").asText()
                  + ","
                  + column.at("/rows/0/differenceDays").asText()
                  + ",worse");
      assertThat(visit.table("lines")).hasSize(column.path("points").size());
    }
  }

  @Test
  void scenario_madeOnThePage_runsAndCanBeClonedAndFrozen() {
    try (Visit visit = open("")) {
      visit.get("scenario-new").click();
      visit.get("scenario-save").click();
      assertThat(visit.get("scenario-problems")).containsText("The name is missing");
      visit.get("scenario-name").fill("made here");
      visit.get("card-kind").selectOption("limitCut");
      visit.get("card-siteId").selectOption("FR-PAR-1");
      visit.get("card-on").fill("2028-01-01");
      visit.get("card-gridKw").fill("7.5");
      visit.get("card-add").click();
      assertThat(visit.get("card-row")).containsText("Site FR-PAR-1 loses 7.5 MW from 2028-01-01");
      visit.get("scenario-save").click();
      assertThat(visit.get("scenario-form")).hasCount(0);
      String made = idOf("made here");
      Locator row = visit.page().locator("[data-scenario='" + made + "']");
      assertThat(row.getByTestId("scenario-run-state")).containsText("done");
      JsonNode scenario = demo.api().get(SCENARIOS + "/" + made).path("scenario");
      assertThat(scenario.at("/cards/0/gridKw").asLong()).isEqualTo(7_500);

      row.getByTestId("scenario-clone").click();
      assertThat(visit.get("scenario-name")).hasValue("Copy of made here");
      visit.get("scenario-close").click();
      row.getByTestId("scenario-edit").click();
      visit.get("card-remove").click();
      visit.get("scenario-name").fill("renamed here");
      visit.get("scenario-save").click();
      assertThat(row).containsText("renamed here");

      String run = done(made);
      visit.open("/scenarios?ids=" + run);
      assertThat(visit.get("column-head")).containsText("renamed here");
    }
  }
}
