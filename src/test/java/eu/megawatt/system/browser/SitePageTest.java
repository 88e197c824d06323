package eu.megawatt.system.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import eu.megawatt.fleet.inventory.Inventory;
import eu.megawatt.fleet.inventory.Rack;
import eu.megawatt.system.Await;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A site's power tree and its racks, against the declared fleet and the API. */
@ExtendWith(WatchedFleet.Extension.class)
final class SitePageTest {

  /** What the readings of one moment may differ by from those of the next, and rounding. */
  private static final long ROUNDING_W = 2;

  private final WatchedFleet fleet;

  SitePageTest(WatchedFleet fleet) {
    this.fleet = fleet;
  }

  @Test
  void parts_ofEveryElement_addUpToIt() {
    for (JsonNode domain : domains("norrland")) {
      if (domain.has("childSumW") && domain.has("powerW")) {
        long parts = domain.path("childSumW").asLong();
        long unmetered = domain.path("powerW").asLong() - parts;
        assertThat(unmetered)
            .as(domain.path("id").asText())
            .isBetween(
                -ROUNDING_W,
                (long) Math.ceil(domain.path("unmeteredRatio").asDouble() * parts) + ROUNDING_W);
      }
    }
    try (Visit visit = fleet.served().visit().open(path("norrland", "norrland/grid"))) {
      visit.see("element");

      assertThat(visit.get("gap")).hasCount(0);
    }
  }

  @Test
  void meter_ofMoreThanItsParts_isNamedWithTheGap() {
    String id = "rhone/h4/ups-b";
    long parts = domain(id).path("childSumW").asLong();
    fleet.meter(id + "/meter", parts * 5 / 4);
    try (Visit visit = fleet.served().visit().open(path("rhone", id))) {
      Locator gap = visit.see("gap");

      assertThat(gap).containsText("more than its parts");
      assertThat(gap).containsText("4.0\u00a0% declared unmetered");
      assertThat(visit.see("gap-" + id)).isVisible();
    }
  }

  @Test
  void arrowKeys_onTheTree_walkItAndTheAddressFollows() {
    try (Visit visit = fleet.served().visit().open("/sites/norrland")) {
      visit.see("power-tree");
      visit.get("domain-norrland/grid").focus();
      visit.page().keyboard().press("ArrowDown");
      assertThat(visit.page()).hasURL(address("norrland", "norrland/h1/tr-a"));
      assertThat(visit.get("domain-norrland/h1/tr-a")).isFocused();
      assertThat(visit.get("domain-norrland/h1/tr-a")).hasAttribute("aria-selected", "true");

      visit.page().keyboard().press("ArrowLeft");
      assertThat(visit.get("domain-norrland/h1/tr-a")).hasAttribute("aria-expanded", "false");
      visit.page().keyboard().press("ArrowLeft");
      assertThat(visit.page()).hasURL(address("norrland", "norrland/grid"));
    }
  }

  private Pattern address(String site, String domain) {
    String path = fleet.served().address() + path(site, domain);
    return Pattern.compile(path.replace(".", "\\.") + "(\\?.*)?$");
  }

  private static String path(String site, String domain) {
    return "/sites/" + site + "/domains/" + URLEncoder.encode(domain, StandardCharsets.UTF_8);
  }

  @Test
  void arrowKeys_onTheMap_walkItAndEnterOpensTheRack() {
    try (Visit visit = fleet.served().visit().open("/sites/norrland")) {
      visit.see("chart-heat").focus();
      visit.page().keyboard().press("ArrowRight");
      assertThat(visit.get("chart-heat")).hasAttribute("data-focused", "norrland/h1/r1-01");
      visit.page().keyboard().press("ArrowRight");
      visit.page().keyboard().press("ArrowDown");
      assertThat(visit.get("chart-heat")).hasAttribute("data-focused", "norrland/h1/r2-02");
      visit.page().keyboard().press("Enter");

      assertThat(visit.see("panel-rack")).containsText("h1/r2-02");
      assertThat(visit.path()).contains("rack=norrland");
      assertThat(visit.get("domain-norrland/h1/bus-2a")).hasClass(Pattern.compile("feeds"));
      assertThat(visit.get("domain-norrland/h1/bus-2b")).hasClass(Pattern.compile("feeds"));
    }
  }

  @Test
  void selection_reloaded_isKept() {
    String there = path("norrland", "norrland/h1/ups-b") + "?metric=temperature";
    try (Visit visit = fleet.served().visit().open(there)) {
      assertThat(visit.see("domain-norrland/h1/ups-b")).hasAttribute("aria-selected", "true");
      visit.page().reload();

      assertThat(visit.see("domain-norrland/h1/ups-b")).hasAttribute("aria-selected", "true");
      assertThat(visit.get("metric")).hasValue("temperature");
      assertThat(visit.path()).isEqualTo(there);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"rhone/grid", "rhone/h1/tr-a", "rhone/h3/bus-2b"})
  void loss_simulated_listsExactlyTheRacksWithoutAnotherFeed(String lost) {
    Set<String> expected = stranded(lost);
    try (Visit visit = fleet.served().visit().open(path("rhone", lost))) {
      visit.see("simulate-loss").click();
      visit.see("loss-stranded");

      List<String> shown =
          visit.get("stranded-rack").all().stream().map(it -> it.getAttribute("title")).toList();
      assertThat(shown).containsExactlyInAnyOrderElementsOf(expected);
      assertThat(visit.path()).contains("loss=on");
      JsonNode simulated =
          fleet.api().post("/power-domains/" + encoded(lost) + "/loss-simulations", "");
      assertThat(visit.get("loss-shifted")).hasCount(simulated.path("shifted").size());
    }
  }

  /** Racks of which no feed survives, by following each feed up the declared tree. */
  private Set<String> stranded(String lost) {
    return fleet.inventory().racks().values().stream()
        .filter(rack -> rack.domains().stream().allMatch(feed -> isBelow(feed, lost)))
        .map(Rack::id)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private boolean isBelow(String domain, String lost) {
    Inventory inventory = fleet.inventory();
    Optional<String> at = Optional.of(domain);
    while (at.isPresent() && !at.get().equals(lost)) {
      at = inventory.domain(at.get()).parent();
    }
    return at.isPresent();
  }

  @Test
  void mapTable_byHeadroom_isSorted() {
    try (Visit visit =
        fleet.served().visit().open("/sites/" + WatchedFleet.FED + "?table=map&metric=headroom")) {
      visit.see("data-table");
      visit
          .get("panel-map")
          .locator("th")
          .filter(new Locator.FilterOptions().setHasText(Pattern.compile("^Headroom$")))
          .locator("button")
          .click();
      assertThat(visit.page()).hasURL(Pattern.compile("sort=map\\.headroomW"));
      visit.see("data-table");
      List<List<String>> shown = visit.table("map");
      List<Long> file = new ArrayList<>();
      List<String> racks = new ArrayList<>();
      for (List<String> row : Csv.rows(visit.export("map", "csv"))) {
        file.add(Long.parseLong(row.get(7)));
        racks.add(row.get(0));
      }

      assertThat(shown).hasSize(racksOf(WatchedFleet.FED)).hasSameSizeAs(file);
      assertThat(file).isSorted().doesNotHaveDuplicates();
      assertThat(shown.stream().map(row -> row.get(0))).isEqualTo(racks);
    }
  }

  private int racksOf(String site) {
    return (int)
        fleet.inventory().racks().values().stream()
            .filter(it -> fleet.inventory().hall(it.hall()).site().equals(site))
            .count();
  }

  @Test
  void metric_switched_changesLegendUnitAndScaleTogether() {
    try (Visit visit = fleet.served().visit().open("/sites/" + WatchedFleet.FED)) {
      visit.see("heat-legend");
      List<List<String>> seen = new ArrayList<>();
      for (String metric : List.of("load", "headroom", "temperature")) {
        visit.get("metric").selectOption(metric);
        assertThat(visit.get("heat-legend")).hasAttribute("data-metric", metric);
        seen.add(
            List.of(
                visit.get("heat-title").innerText(),
                visit.get("heat-unit").innerText(),
                visit.get("heat-bounds").innerText()));
      }

      assertThat(seen.stream().map(it -> it.get(1))).containsExactly("%", "kW", "°C");
      assertThat(seen.stream().map(it -> it.get(0))).doesNotHaveDuplicates();
      assertThat(seen.stream().map(it -> it.get(2))).doesNotHaveDuplicates();
    }
  }

  @Test
  void treeTable_always_carriesTheApisNumbers() {
    try (Visit visit = fleet.served().visit().open("/sites/norrland?table=tree")) {
      visit.see("data-table");
      visit.get("pause").click();
      List<List<String>> rows = Csv.rows(visit.export("tree", "csv"));
      List<JsonNode> items = domains("norrland");

      assertThat(rows).hasSameSizeAs(items);
      for (int i = 0; i < rows.size(); i++) {
        assertThat(rows.get(i).get(0)).isEqualTo(items.get(i).path("id").asText());
        assertThat(rows.get(i).get(4)).isEqualTo(items.get(i).path("powerW").asText());
        assertThat(rows.get(i).get(5)).as("no plan is of this fleet").isEmpty();
        assertThat(rows.get(i).get(6)).isEqualTo(items.get(i).path("limitW").asText(""));
      }
    }
  }

  @Test
  void rack_opened_showsItsNodesAndTheirPower() {
    String rack = "norrland/h1/r1-03";
    JsonNode detail = fleet.api().get("/racks/" + encoded(rack));
    try (Visit visit =
        fleet
            .served()
            .visit()
            .open("/sites/norrland?rack=" + URLEncoder.encode(rack, StandardCharsets.UTF_8))) {
      Locator panel = visit.see("panel-rack");

      assertThat(panel.locator(".rack-node")).hasCount(detail.path("nodes").size());
      for (JsonNode node : detail.path("nodes")) {
        assertThat(panel.getByTestId("node-" + node.path("id").asText()).locator("b").last())
            .hasAttribute("title", FleetPageTest.watts(node.path("powerW").asLong()));
      }
    }
  }

  @Test
  void pictures_ofTheMap_areMadeInThePage() {
    try (Visit visit = fleet.served().visit().open("/sites/norrland")) {
      visit.see("chart-heat");
      assertThat(visit.export("map", "png")).contains("PNG", "IEND");
      assertThat(visit.export("map", "svg"))
          .startsWith("<svg")
          .contains("</svg>")
          .contains("<rect");
    }
  }

  @Test
  void moment_ofThePast_isShownInTreeAndMapAndItsLinkKeepsIt() {
    String id = WatchedFleet.FED + "/own-1";
    String at =
        Await.present(
            "a kept moment with the rack's load",
            () ->
                Optional.of(Instant.now().minusSeconds(16).toString())
                    .filter(it -> rackLoad(id, it).isPresent()));
    long then = rackLoad(id, at).orElseThrow();
    try (Visit visit =
        fleet.served().visit().open("/sites/" + WatchedFleet.FED + "?table=map&at=" + at)) {
      assertThat(visit.see("frozen")).containsText("Loss simulations and the nodes of racks");
      visit.see("data-table");
      assertThat(visit.get("simulate-loss")).isDisabled();
      assertThat(visit.get("live-dot")).hasCount(0);
      assertThat(
              Csv.rows(visit.export("map", "csv")).stream()
                  .filter(row -> row.get(0).equals(id))
                  .map(row -> Long.parseLong(row.get(5))))
          .containsExactly(then);

      visit.get("scrub").focus();
      visit.page().keyboard().press("End");
      assertThat(visit.get("frozen")).hasCount(0);
      assertThat(visit.get("scrub-time")).hasText("now");
      assertThat(visit.path()).doesNotContain("at=");
    }
  }

  private Optional<Long> rackLoad(String rack, String at) {
    JsonNode map =
        fleet
            .api()
            .get("/power-domains/" + encoded(WatchedFleet.FED + "/grid") + "/heat-map?at=" + at);
    for (JsonNode each : map.path("racks")) {
      if (each.path("rackId").asText().equals(rack) && each.has("value")) {
        return Optional.of(each.path("value").asLong());
      }
    }
    return Optional.empty();
  }

  @Test
  void arrowKeys_onTheScrubber_walkThePastStepByStep() {
    try (Visit visit = fleet.served().visit().open("/sites/norrland")) {
      Locator scrub = visit.see("scrub");
      assertThat(scrub).isEnabled();
      scrub.focus();
      visit.page().keyboard().press("ArrowLeft");

      assertThat(visit.see("frozen")).isVisible();
      assertThat(visit.page()).hasURL(Pattern.compile("[?&]at=20"));
    }
  }

  @Test
  void attentionLink_toADomain_findsItsSite() {
    try (Visit visit = fleet.served().visit().open("/domains/" + encoded("norrland/h1/ups-a"))) {
      visit.see("power-tree");

      assertThat(visit.path()).isEqualTo(path("norrland", "norrland/h1/ups-a"));
    }
  }

  private JsonNode domain(String id) {
    return fleet.api().get("/power-domains/" + encoded(id) + "?depth=0").path("items").path(0);
  }

  private List<JsonNode> domains(String site) {
    List<JsonNode> items = new ArrayList<>();
    fleet.api().get("/power-domains?siteId=" + site).path("items").forEach(items::add);
    return items;
  }

  private static String encoded(String id) {
    return URLEncoder.encode(id, StandardCharsets.UTF_8);
  }
}
