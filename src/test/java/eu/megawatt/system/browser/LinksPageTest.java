package eu.megawatt.system.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The links between sites are shown and changed as the API has them. */
@ExtendWith(LivePlan.Extension.class)
final class LinksPageTest {

  private static final Pattern REFUSED = Pattern.compile("Failed to load resource.*4(12|22).*");
  private static final String OSLO_TO_LYON =
      "{\"fromSiteId\": \"oslo\", \"toSiteId\": \"lyon\", \"megabitPerSecond\": %d, \"perTerabyteMinor\": %d}";

  private final LivePlan live;

  LinksPageTest(LivePlan live) {
    this.live = live;
  }

  private void put(String items) {
    String version = live.api().get("/links").path("version").asText();
    live.api()
        .put(
            "/links",
            "{\"items\": [%s], \"reason\": \"Set up for a test\"}".formatted(items),
            '"' + version + '"');
  }

  @AfterEach
  void without() {
    put("");
  }

  private JsonNode items() {
    return live.api().get("/links").path("items");
  }

  private static void fill(Visit visit, String speed, String price, String reason) {
    visit.get("link-speed").fill(speed);
    visit.get("link-price").fill(price);
    visit.get("link-reason").fill(reason);
  }

  @Test
  void link_addedAndTakenBack_isThereAndGoneAgain() {
    try (Visit visit = live.visit().open("/fleet")) {
      visit.see("nav-l").click();
      visit.see("links");
      assertThat(visit.get("panel-links")).containsText("No link leads from a site to another");
      visit.see("way-oslo-lyon").click();
      fill(visit, "40000", "2.50", "A leased line");
      visit.get("link-preview").click();
      visit.see("link-previewed");
      assertThat(items()).as("a preview changes nothing").isEmpty();
      visit.get("link-apply").click();

      Locator row = visit.see("link-row");
      assertThat(items()).hasSize(1);
      JsonNode made = items().path(0);
      assertThat(made.path("megabitPerSecond").asLong()).isEqualTo(40_000);
      assertThat(made.path("perTerabyteMinor").asLong()).isEqualTo(250);
      assertThat(row).containsText("40 Gbit/s");
      // 10 TB are 80 million megabits: 2,000 s at 40,000 of them a second.
      assertThat(row).containsText("33 min");
      assertThat(row).containsText("25.00");
      assertThat(visit.get("way-oslo-lyon")).containsText("33 min");
      assertThat(visit.get("way-lyon-oslo")).containsText("no link");

      visit.see("links-undo").click();
      assertThat(visit.get("link-row")).hasCount(0);
      assertThat(visit.get("links-undo")).hasCount(0);
      assertThat(items()).isEmpty();
    }
  }

  @Test
  void example_ofAnotherSize_takesAndCostsWhatTheServiceReckons() {
    put(OSLO_TO_LYON.formatted(10_000, 123));
    try (Visit visit = live.visit().open("/links?size=2.5")) {
      Locator row = visit.see("link-row");
      JsonNode its = live.api().get("/links/transfers?sizeBytes=2500000000000").at("/items/0");
      // 2.5 TB at 10 Gbit/s are 2,000 s, and cost two and a half times a terabyte.
      assertThat(its.path("durationMillis").asLong()).isEqualTo(2_000_000);
      assertThat(its.path("costMinor").asLong()).isEqualTo(308);
      assertThat(row).containsText("33 min");
      assertThat(row).containsText("3.08");
      visit.get("example-size").fill("5");
      visit.get("example-size").press("Enter");

      assertThat(row).containsText("1 h 6 min");
      assertThat(visit.path()).isEqualTo("/links?size=5");
      assertThat(visit.export("links", "csv")).contains("4000000", "exampleBytes: 5000000000000");
    }
  }

  @Test
  void link_withWrongFigures_isRefusedFieldByField() {
    try (Visit visit = live.visit().expecting(REFUSED).open("/links?from=oslo&to=lyon")) {
      visit.see("link-speed");
      fill(visit, "0", "-1", "");
      visit.get("link-preview").click();

      assertThat(visit.get("link-speed-problem")).containsText("must be a whole number of 1 to");
      assertThat(visit.get("link-price-problem")).containsText("must be a whole number of 0 to");
      assertThat(visit.page().locator("[data-testid=link-reason-problem]"))
          .containsText("must be there");
      assertThat(visit.get("link-speed")).isFocused();
      assertThat(visit.get("link-apply")).hasCount(0);
      visit.get("link-to").selectOption("oslo");
      fill(visit, "1", "0", "To itself");
      visit.get("link-preview").click();
      assertThat(visit.get("link-to-problem")).containsText("must be another site than oslo");
      assertThat(items()).isEmpty();
    }
  }

  @Test
  void link_changedBySomebodyElseMeanwhile_isLookedAtAgain() {
    put(OSLO_TO_LYON.formatted(10_000, 0));
    try (Visit visit = live.visit().expecting(REFUSED).open("/links?from=lyon&to=oslo")) {
      visit.see("link-row");
      visit.get("pause").click();
      fill(visit, "5000", "0", "The way back");
      visit.get("link-preview").click();
      visit.see("link-apply");
      put(OSLO_TO_LYON.formatted(20_000, 0));
      visit.get("link-apply").click();

      assertThat(visit.see("link-error")).containsText("Somebody has changed the links");
      assertThat(visit.get("link-row")).containsText("20 Gbit/s");
      visit.get("link-preview").click();
      visit.see("link-apply").click();
      assertThat(visit.get("link-row")).hasCount(2);
      assertThat(items()).hasSize(2);
      assertThat(items().path(0).path("megabitPerSecond").asLong()).isEqualTo(20_000);
    }
  }

  @Test
  void link_withdrawn_saysWhatThatDoesBefore() {
    put(OSLO_TO_LYON.formatted(10_000, 0));
    try (Visit visit = live.visit().open("/links")) {
      visit.see("withdraw-link").click();
      assertThat(visit.see("withdraw-does")).containsText("No job has its place by it");
      visit.get("withdraw-link-dialog-reason").fill("The lease ends");
      visit.get("withdraw-link-dialog-act").click();

      assertThat(visit.get("link-row")).hasCount(0);
      assertThat(items()).isEmpty();
      visit.see("links-undo").click();
      visit.see("link-row");
      assertThat(items()).hasSize(1);
    }
  }

  @Test
  void links_seenBySomebodyWhoMayNotChangeThem_haveNoForm() {
    put(OSLO_TO_LYON.formatted(10_000, 0));
    live.account("vera", "site-agent", "");
    try (Visit visit = live.signedIn("vera", "/links", "link-row")) {
      visit.see("way-oslo-lyon");
      assertThat(visit.get("panel-link-form")).hasCount(0);
      assertThat(visit.get("change-link")).hasCount(0);
      assertThat(visit.get("withdraw-link")).hasCount(0);
    }
  }
}
