package eu.megawatt.system.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions.HasAttributeOptions;
import eu.megawatt.system.Await;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The fleet overview shows what the API says, as it changes. */
@ExtendWith(WatchedFleet.Extension.class)
final class FleetPageTest {

  private static final int CLASSES = 6;
  private static final long STEP_SECONDS = 15;
  private static final long MINUTES = 10;

  /** Longer than the last reading of a node stands for its power now. */
  private static final double STALE_MILLIS = 240_000;

  private final WatchedFleet fleet;

  FleetPageTest(WatchedFleet fleet) {
    this.fleet = fleet;
  }

  @Test
  void headroom_ofEverySite_isItsLeastLimitLessItsLoadToTheWatt() {
    try (Visit visit = fleet.served().visit().open("/fleet")) {
      visit.see("sites");
      for (JsonNode site : summary().path("sites")) {
        if (!site.has("headroomW") || !steady(site)) {
          continue;
        }
        Locator headroom =
            visit.get("site-" + site.path("siteId").asText()).getByTestId("site-headroom");
        assertThat(headroom).hasAttribute("title", watts(site.path("headroomW").asLong()));
        assertThat(site.path("headroomW").asLong())
            .isEqualTo(leastLimit(site.path("siteId").asText()) - site.path("loadW").asLong());
      }
    }
  }

  /** No test changes its power. */
  private static boolean steady(JsonNode site) {
    return List.of("rhone", "norrland").contains(site.path("siteId").asText());
  }

  /** By the declared limits of the site's grid connection. */
  private long leastLimit(String site) {
    return fleet.inventory().domain(site + "/grid").limits().stream()
        .mapToLong(it -> it.limit().milliwatts() / 1_000)
        .min()
        .orElseThrow();
  }

  @Test
  void fleetHeadroom_always_isTheApis() {
    try (Visit visit = fleet.served().visit().open("/fleet")) {
      visit.see("figure-headroom");

      Await.present(
          "the page and the API to say the same",
          () ->
              Optional.of(watts(summary().path("headroomW").asLong()))
                  .filter(it -> it.equals(visit.get("figure-headroom").getAttribute("title"))));
    }
  }

  @Test
  void load_pushedOverTheLimit_saysOverWithoutAReload() {
    try (Visit visit = fleet.served().visit().open("/fleet")) {
      Locator card = visit.see("site-" + WatchedFleet.CROWDED);
      assertThat(card.getByTestId("power-state")).hasAttribute("data-state", "Ok");
      visit.page().evaluate("window.loadedOnce = true");

      fleet.draw(WatchedFleet.CROWDED, 10_500);
      assertThat(card.getByTestId("power-state")).hasAttribute("data-state", "Over");
      assertThat(card.getByTestId("power-state")).hasText("over");
      assertThat(card.getByTestId("power-state").locator("svg")).isVisible();
      assertThat(card.getByTestId("site-headroom")).hasAttribute("title", watts(-2_000));
      assertThat(visit.get("attention").filter(having(WatchedFleet.CROWDED)).first())
          .containsText("Over its limit");
      assertThat(visit.page().evaluate("window.loadedOnce")).isEqualTo(true);

      fleet.draw(WatchedFleet.CROWDED, 5_000);
      assertThat(card.getByTestId("power-state")).hasAttribute("data-state", "Ok");
    }
  }

  private static Locator.FilterOptions having(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }

  @Test
  void feed_stopped_turnsStaleAndDashed() {
    try (Visit visit = fleet.served().visit().open("/fleet")) {
      Locator card = visit.see("site-" + WatchedFleet.QUIET);
      assertThat(card).not().hasClass(Pattern.compile("estimated"));

      fleet.silence(WatchedFleet.QUIET);
      assertThat(card.getByTestId("power-state"))
          .hasAttribute("data-state", "Stale", new HasAttributeOptions().setTimeout(STALE_MILLIS));
      assertThat(card.getByTestId("power-state")).containsText("stale since");
      assertThat(card).hasClass(Pattern.compile("estimated"));
      assertThat(style(card.locator(".fleet-card-value"), "textDecorationStyle"))
          .isEqualTo("dashed");
    }
  }

  private static Object style(Locator element, String property) {
    return element.evaluate("(it, name) => getComputedStyle(it)[name]", property);
  }

  @Test
  void nodes_silentHereAndThere_areOneLineThatLeadsToEach() {
    try (Visit visit = fleet.served().visit().open("/fleet")) {
      Locator line = visit.get("attention").filter(having(WatchedFleet.PATCHY + "/h1"));
      line.waitFor(new Locator.WaitForOptions().setTimeout(STALE_MILLIS));
      assertThat(line).hasCount(1);
      assertThat(line).containsText("2 nodes are silent");

      line.locator("summary").click();
      assertThat(line.getByTestId("attention-member"))
          .hasText(WatchedFleet.PATCHY_SILENT.toArray(String[]::new));
      line.getByTestId("attention-member").last().click();
      assertThat(visit.see("panel-rack")).containsText(WatchedFleet.PATCHY + "-n4");
      assertThat(visit.path()).startsWith("/sites/" + WatchedFleet.PATCHY);
    }
  }

  @Test
  void stack_bySite_hasEachSiteAndTheApisNumbers() {
    String range =
        Await.present(
            "a step with a reading",
            () -> Optional.of(lastMinutes()).filter(it -> endsWithAReading(series(it))));
    JsonNode series =
        fleet.api().get("/power-series?scope=fleet&maxPoints=1000&groupBy=site&" + range);
    int sites = fleet.inventory().sites().size();
    try (Visit visit = fleet.served().visit().open("/fleet?" + range)) {
      visit.see("group-site").click();
      assertThat(visit.get("group-site")).hasAttribute("aria-pressed", "true");
      assertThat(visit.get("class-rhone")).containsText("Rhône");
      assertThat(visit.path()).contains("group=site");
      List<List<String>> rows = Csv.rows(visit.export("band", "csv"));

      assertThat(series.path("series")).hasSize(sites + 2);
      assertThat(rows).hasSize(count(series)).isNotEmpty();
      for (int slot = 0; slot < count(series); slot++) {
        long load = 0;
        for (int site = 0; site < sites; site++) {
          JsonNode value = series.path("series").path(site).path("values").path(slot);
          assertThat(rows.get(slot).get(1 + site))
              .isEqualTo(value.isNumber() ? value.asText() : "");
          load += value.asLong();
        }
        assertThat(rows.get(slot).get(1 + sites)).isEqualTo(load == 0 ? "" : String.valueOf(load));
      }
    }
  }

  @Test
  void site_withoutALimit_isHatchedAndSaysSo() {
    try (Visit visit = fleet.served().visit().open("/fleet")) {
      Locator card = visit.see("site-" + WatchedFleet.UNLIMITED);

      assertThat(card.getByTestId("power-state")).hasText("limit not set");
      assertThat(card.getByTestId("site-limit")).hasText("limit not set");
      assertThat(String.valueOf(style(card, "backgroundImage")))
          .startsWith("repeating-linear-gradient");
      assertThat(card.getByTestId("site-headroom")).hasCount(0);
    }
  }

  @Test
  void frozenLink_openedAnHourLater_showsTheSame() {
    String link;
    try (Visit visit = fleet.served().visit().open("/fleet")) {
      visit.see("sites");
      visit.page().context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
      visit.get("share").click();
      visit.get("copy-frozen").click();
      assertThat(visit.get("toast")).hasText("Frozen link copied");
      link = String.valueOf(visit.page().evaluate("navigator.clipboard.readText()"));
    }
    String path = link.substring(fleet.served().address().length());
    Figures before;
    try (Visit visit = fleet.served().visit().open(path)) {
      before = Figures.of(visit);
    }
    fleet.draw(WatchedFleet.RESTLESS, 7_654);
    awaitDrawn(WatchedFleet.RESTLESS, 4 * 7_654);
    try (Visit visit = fleet.served().visit()) {
      visit.page().clock().setFixedTime(Instant.now().plus(Duration.ofHours(1)).toEpochMilli());
      visit.open(path);

      assertThat(path).contains("snapshot=", "at=", "from=2", "to=2");
      assertThat(Figures.of(visit)).isEqualTo(before);
      assertThat(visit.get("live-dot")).hasCount(0);
    }
  }

  private void awaitDrawn(String siteId, long watts) {
    Await.present(
        siteId + " to draw " + watts + " W",
        () -> site(siteId).filter(it -> it.path("itPowerW").asLong() == watts));
  }

  private Optional<JsonNode> site(String id) {
    for (JsonNode site : summary().path("sites")) {
      if (site.path("siteId").asText().equals(id)) {
        return Optional.of(site);
      }
    }
    return Optional.empty();
  }

  private JsonNode summary() {
    return fleet.api().get("/fleet/summary");
  }

  /** Every figure of the page: those above, the cards and the range of the chart. */
  private record Figures(List<String> figures, List<String> cards, String range) {

    static Figures of(Visit visit) {
      visit.see("frozen");
      visit.see("sites");
      visit.see("chart-band");
      List<String> figures =
          Stream.of("power", "headroom", "pue")
              .map(it -> visit.get("figure-" + it))
              .map(it -> it.innerText() + it.getAttribute("title"))
              .toList();
      List<String> cards =
          visit.get("sites").locator(".fleet-card").all().stream().map(Locator::innerText).toList();
      return new Figures(figures, cards, visit.get("time").innerText());
    }
  }

  @Test
  void cards_always_comeByLeastHeadroom() {
    try (Visit visit = fleet.served().visit().open("/fleet")) {
      visit.see("sites");
      // All at once: each reading may bring the cards into another order.
      List<Long> headrooms =
          ((List<?>)
                  visit
                      .get("sites")
                      .getByTestId("site-headroom")
                      .evaluateAll("them => them.map(it => it.title)"))
              .stream().map(it -> number(String.valueOf(it))).toList();

      assertThat(headrooms).hasSizeGreaterThan(3).isSorted();
    }
  }

  @Test
  void bandTable_andItsFile_carryTheApisNumbers() {
    String range =
        Await.present(
            "a step with a reading",
            () -> Optional.of(lastMinutes()).filter(it -> endsWithAReading(series(it))));
    JsonNode series = series(range);
    try (Visit visit = fleet.served().visit().open("/fleet?table=band&" + range)) {
      visit.see("data-table");
      List<List<String>> rows = Csv.rows(visit.export("band", "csv"));

      int count = count(series);
      assertThat(rows).hasSize(count).isNotEmpty();
      assertThat(visit.get("panel-band").locator(".table-count")).hasText(count + " rows");
      for (int slot = 0; slot < count; slot++) {
        assertThat(rows.get(slot).get(1 + CLASSES)).isEqualTo(load(series, slot));
        assertThat(rows.get(slot).get(2 + CLASSES)).isEqualTo(value(series, "limit", slot));
      }
    }
  }

  /** A range of whole steps that has passed when the next one begins. */
  private static String lastMinutes() {
    long now = Instant.now().getEpochSecond() / STEP_SECONDS * STEP_SECONDS;
    return "from="
        + Instant.ofEpochSecond(now - MINUTES * 60)
        + "&to="
        + Instant.ofEpochSecond(now + STEP_SECONDS);
  }

  private JsonNode series(String range) {
    return fleet
        .api()
        .get("/power-series?scope=fleet&maxPoints=1000&groupBy=workloadClass&" + range);
  }

  private static boolean endsWithAReading(JsonNode series) {
    return !load(series, count(series) - 1).isEmpty();
  }

  private static int count(JsonNode series) {
    return series.path("series").path(0).path("values").size();
  }

  private static String load(JsonNode series, int slot) {
    long sum = 0;
    boolean known = false;
    for (JsonNode each : series.path("series")) {
      boolean part = !each.path("id").asText().toLowerCase(Locale.ROOT).contains("limit");
      if (part && each.path("values").path(slot).isNumber()) {
        sum += each.path("values").path(slot).asLong();
        known = true;
      }
    }
    return known ? String.valueOf(sum) : "";
  }

  private static String value(JsonNode series, String id, int slot) {
    for (JsonNode each : series.path("series")) {
      if (each.path("id").asText().equals(id) && each.path("values").path(slot).isNumber()) {
        return each.path("values").path(slot).asText();
      }
    }
    return "";
  }

  @Test
  void sitesExport_always_hasTheScreensTotal() {
    try (Visit visit = fleet.served().visit().open("/fleet?table=sites")) {
      visit.see("data-table");
      visit.get("pause").click();
      List<List<String>> shown = visit.table("sites");
      List<List<String>> rows = Csv.rows(visit.export("sites", "csv"));

      assertThat(rows.stream().map(row -> row.get(0)))
          .isEqualTo(shown.stream().map(row -> row.get(0)).toList());
      long gpus = rows.stream().mapToLong(row -> Long.parseLong(row.get(9))).sum();
      assertThat(gpus)
          .isEqualTo(
              fleet.inventory().nodes().values().stream().mapToLong(it -> it.gpuCount()).sum());
    }
  }

  @Test
  void workClass_chosen_isShownAloneAndInTheAddress() {
    try (Visit visit = fleet.served().visit().open("/fleet")) {
      visit.see("class-idle").click();

      assertThat(visit.get("class-idle")).hasAttribute("aria-pressed", "true");
      assertThat(visit.path()).contains("class=idle");
      visit.page().reload();
      assertThat(visit.see("class-idle")).hasAttribute("aria-pressed", "true");
    }
  }

  @Test
  void updates_paused_standStillUntilTheyGoOn() {
    try (Visit visit = fleet.served().visit().open("/fleet")) {
      Locator card = visit.see("site-" + WatchedFleet.RESTLESS);
      assertThat(visit.get("live-dot")).hasAttribute("data-state", "live");
      visit.get("pause").click();
      assertThat(visit.get("live-dot")).hasAttribute("data-state", "paused");

      fleet.draw(WatchedFleet.RESTLESS, 6_543);
      awaitDrawn(WatchedFleet.RESTLESS, 4 * 6_543);
      assertThat(card.locator(".fleet-card-value")).not().hasAttribute("title", watts(4 * 6_543));
      visit.get("pause").click();
      assertThat(card.locator(".fleet-card-value")).hasAttribute("title", watts(4 * 6_543));
    }
  }

  @Test
  void line_cutAndRestored_goesOnLive() {
    try (CuttableLine line = new CuttableLine(fleet.served().address());
        Visit visit = fleet.served().visitAt(line.address()).expecting(Visit.CUT)) {
      visit.open("/fleet");
      assertThat(visit.get("live-dot")).hasAttribute("data-state", "live");
      line.cut();
      assertThat(visit.get("live-dot")).hasAttribute("data-state", "retrying");
      fleet.draw(WatchedFleet.RESTLESS, 5_432);
      line.restore();

      assertThat(visit.get("live-dot")).hasAttribute("data-state", "live");
      assertThat(visit.get("site-" + WatchedFleet.RESTLESS).locator(".fleet-card-value"))
          .hasAttribute("title", watts(4 * 5_432));
    }
  }

  @Test
  void card_chosen_leadsToItsSite() {
    try (Visit visit = fleet.served().visit().open("/fleet")) {
      visit.see("site-rhone").click();

      visit.see("power-tree");
      assertThat(visit.path()).startsWith("/sites/rhone");
      assertThat(visit.page().locator("h1")).hasText("Rhône");
    }
  }

  /** As the page writes exact watts. */
  static String watts(long watts) {
    return String.format(Locale.ROOT, "%,d\u00a0W", watts).replace('-', '\u2212');
  }

  private static long number(String text) {
    return Long.parseLong(text.replace('\u2212', '-').replaceAll("[^0-9-]", ""));
  }
}
