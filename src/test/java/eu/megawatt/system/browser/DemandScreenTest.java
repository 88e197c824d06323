package eu.megawatt.system.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Demand, its forecast and the back-test: what the page says is what the service says. */
@ExtendWith(Demonstration.Extension.class)
final class DemandScreenTest {

  private static final double PATIENCE_MS = 60_000;

  private static final String NOTHING_YET =
      """
      {"from": "2026-11-01", "to": "2026-11-01", "groupBy": ["workKind"], "unknownDayCount": 0,
       "waitingHourCount": 12, "leftOutGroupCount": 0, "groups": []}
      """;

  private final Demonstration demo;

  DemandScreenTest(Demonstration demo) {
    this.demo = demo;
  }

  private Visit open(String query) {
    assertThat(demo.closedMonth()).isNotEmpty();
    Visit visit = demo.visit().open("/outlook/demand" + query);
    visit.see("demand-row");
    return visit;
  }

  private JsonNode forecasts() {
    return demo.api().post("/demand-forecasts", "{\"groupBy\": [\"workKind\"], \"dayCount\": 30}");
  }

  @Test
  void groups_saysModelIntervalAndReach() {
    JsonNode told = forecasts();
    try (Visit visit = open("?ahead=30")) {
      assertThat(visit.get("demand-row")).hasCount(told.path("groups").size());
      JsonNode first = told.at("/groups/0");
      assertThat(visit.get("demand-row").first()).containsText(first.at("/group/text").asText());
      assertThat(visit.get("demand-row").first())
          .containsText(first.at("/forecast/model").asText());
      assertThat(visit.get("demand-row").first())
          .containsText(
              String.format(
                  Locale.ROOT,
                  "%.1f",
                  100 * first.at("/forecast/verification/coveredRatio").asDouble()));
      assertThat(visit.get("reach")).containsText("Years ahead are not in it");
      assertThat(visit.get("demand-chart").locator("path.outlook-band")).hasCount(1);
    }
  }

  /** The first answer is that of a service whose books have just been begun. */
  @Test
  void page_openedBeforeAnythingIsBooked_saysWhyAndShowsDemandByItselfOnceItIs() {
    assertThat(demo.closedMonth()).isNotEmpty();
    AtomicBoolean isFirst = new AtomicBoolean(true);
    try (Visit visit = demo.visit()) {
      visit
          .page()
          .route(
              "**/api/v1/demand-forecasts",
              route -> {
                if (isFirst.getAndSet(false)) {
                  route.fulfill(
                      new Route.FulfillOptions()
                          .setStatus(200)
                          .setContentType("application/json")
                          .setBody(NOTHING_YET));
                } else {
                  route.resume();
                }
              });
      visit.open("/outlook/demand");

      assertThat(visit.get("waiting")).containsText("12 hours of sites are yet to be booked");
      visit.see("demand-row");
      assertThat(visit.get("waiting")).hasCount(0);
    }
  }

  @Test
  void tableOfAGroup_hasTheNumbersOfRest() {
    JsonNode first = forecasts().at("/groups/0");
    try (Visit visit = open("?ahead=30&table=demand")) {
      String csv = visit.export("demand", "csv");
      for (JsonNode point : first.at("/forecast/points")) {
        String row =
            csv.lines()
                .filter(it -> it.startsWith(point.path("day").asText() + ","))
                .findFirst()
                .orElseThrow();
        assertThat(row).contains("," + point.path("p50Kw").asText() + ",");
      }
    }
  }

  @Test
  void adoption_bringsTheNextVersionWithItsReason() {
    int before = demo.api().get("/capacity-plan").path("version").asInt();
    try (Visit visit = open("?by=workKind,tenantId&ahead=30")) {
      visit.get("adopt-profile").selectOption("eu");
      visit.get("state-growth").check();
      visit.get("growth-mean").fill("40");
      visit.get("adopt").click();
      assertThat(visit.get("adopt-told")).containsText("Version " + (before + 1));
      visit.get("adopt-dialog-reason").fill("measured since September");
      visit.get("adopt-dialog-act").click();
      assertThat(visit.get("plan-version")).containsText("at version " + (before + 1));
    }
    JsonNode plan = demo.api().get("/capacity-plan");
    assertThat(plan.path("reason").asText()).isEqualTo("measured since September");
    assertThat(
            StreamSupport.stream(plan.at("/document/demands").spliterator(), false)
                .filter(it -> it.has("forecast")))
        .hasSize(1);
    JsonNode first = demo.api().get("/capacity-plan/versions/1").path("document");
    demo.api().put("/capacity-plan?reason=as+before", first.toString(), "\"" + (before + 1) + "\"");
  }

  @Test
  void replay_saysHowFarOffThePlannerWouldHaveBeen() {
    try (Visit visit = open("")) {
      visit.get("replay").click();
      assertThat(visit.get("back-test-done"))
          .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(PATIENCE_MS));
      String id = demo.api().get("/planner-back-tests?pageSize=1").at("/items/0/id").asText();
      JsonNode report = demo.api().get("/planner-back-tests/" + id).path("report");
      String covered =
          String.format(Locale.ROOT, "%.1f", 100 * report.at("/all/coveredRatio").asDouble());

      assertThat(visit.get("back-test-words"))
          .containsText(
              "%s\u00a0%% of %d days".formatted(covered, report.at("/all/dayCount").asInt()));
      assertThat(visit.get("error-row")).hasCount(report.path("errors").size());
      assertThat(visit.get("back-test-chart").locator("path.outlook-band")).hasCount(1);
      assertThat(visit.get("back-test-runout")).containsText("Running out: ");
    }
  }
}
