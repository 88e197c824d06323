package eu.megawatt.system.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import eu.megawatt.system.Await;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** In the demonstration the plan is of the fleet that draws, and its week is this one. */
@ExtendWith(Demonstration.Extension.class)
final class DemonstrationTest {

  /**
   * Sites that are planned for and are somebody else's: the fleet that is shown has none of them.
   */
  private static final List<String> GUESTS = List.of("bank-premises", "kosice");

  private static final String DOMAIN = "rhone/h2/bus-4b";

  private final Demonstration demo;

  DemonstrationTest(Demonstration demo) {
    this.demo = demo;
  }

  @Test
  void plan_ofTheDemonstration_coversNowAndTheNextTwoDays() {
    Instant now = Instant.now();

    assertThat(Instant.parse(demo.plan().path("startsAt").asText())).isBefore(now);
    assertThat(Instant.parse(demo.plan().path("endsAt").asText()))
        .isAfter(now.plus(Duration.ofDays(2)));
    List<String> planned =
        new ArrayList<>(demo.api().get("/fleet/summary").path("sites").findValuesAsText("siteId"));
    planned.addAll(GUESTS);
    assertThat(demo.plan().path("sites").findValuesAsText("id"))
        .containsExactlyInAnyOrderElementsOf(planned);
  }

  @Test
  void band_twoDaysAhead_isForecastEverywhere() {
    Instant now = Instant.now();
    JsonNode series =
        demo.api()
            .get(
                "/power-series?groupBy=workloadClass&stepSeconds=3600&from="
                    + now.plus(Duration.ofHours(1))
                    + "&to="
                    + now.plus(Duration.ofDays(2)));

    for (JsonNode column : series.path("series")) {
      if (!List.of("unassigned", "operatingLimit").contains(column.path("id").asText())) {
        List<String> quality = new ArrayList<>();
        column.path("quality").forEach(it -> quality.add(it.asText()));
        assertThat(quality)
            .as(column.path("id").asText())
            .hasSizeGreaterThan(40)
            .containsOnly("forecast");
      }
    }
  }

  @Test
  void band_ofThePast_isNeverForecast() {
    Instant now = Instant.now();
    JsonNode series =
        demo.api()
            .get(
                "/power-series?groupBy=workloadClass&stepSeconds=60&from="
                    + now.minus(Duration.ofHours(1))
                    + "&to="
                    + now.minusSeconds(60));

    assertThat(series.path("series").findValuesAsText("id")).contains("unassigned", "training");
    assertThat(series.toString()).doesNotContain("forecast");
  }

  @Test
  void tree_ofASite_showsWhatThePlanReserves() {
    String path = "/sites/rhone/domains/" + DOMAIN.replace("/", "%2F");
    try (Visit visit = demo.visit().open(path)) {
      Locator reserved = visit.see("element-reserved");
      // Each quarter-hour has its own; the page asks for it once that has begun.
      long watts =
          Await.present(
              "the page and the API to say the same",
              () ->
                  Optional.of(reservedW())
                      .filter(
                          it -> FleetPageTest.watts(it).equals(reserved.getAttribute("title"))));

      assertThat(watts).isPositive();
      assertThat(visit.page().locator(".tree-legend")).containsText("reserved by plan");
      assertThat(visit.get("domain-" + DOMAIN).locator(".bar-planned")).isVisible();
    }
  }

  private long reservedW() {
    return demo.api()
        .get("/power-domains/" + DOMAIN.replace("/", "%2F") + "?depth=0")
        .at("/items/0/reservedW")
        .asLong();
  }

  @Test
  void attention_ofAHealthyFleet_isShort() {
    assertThat(demo.api().get("/fleet/summary").path("attention").size()).isLessThan(6);
  }

  @Test
  void nodes_measuredBySimulatedAgents_areJudgedFromTheirSamples() {
    JsonNode grid =
        Await.present(
            "all nodes but those that are never measured to be judged",
            () ->
                Optional.of(demo.api().get("/verdicts?enrolled&pageSize=1000"))
                    .filter(it -> verdicts(it).size() > 60)
                    .filter(it -> verdicts(it).stream().filter("NotRun"::equals).count() == 3));
    assertThat(verdicts(grid)).contains("PASS", "DEGRADED", "FAIL", "INCONCLUSIVE");
    List<JsonNode> setApart = demo.api().all("/quarantines");
    assertThat(setApart).hasSizeGreaterThanOrEqualTo(2);
    for (JsonNode it : setApart) {
      JsonNode replay =
          demo.api().post("/validation-runs/" + it.path("runId").asText() + "/replay", "{}");
      assertThat(replay.path("verdictCount").asInt()).isPositive();
      assertThat(replay.path("differenceCount").asInt()).isZero();
    }
    for (JsonNode agent : demo.api().all("/agents")) {
      assertThat(agent.at("/facts/simulated").asText()).isEqualTo("yes");
      assertThat(agent.at("/devices/0/model").asText()).endsWith("(simulated)");
    }
  }

  private static List<String> verdicts(JsonNode grid) {
    List<String> verdicts = new ArrayList<>();
    grid.path("items").forEach(it -> verdicts.add(it.path("verdict").asText()));
    return verdicts;
  }
}
