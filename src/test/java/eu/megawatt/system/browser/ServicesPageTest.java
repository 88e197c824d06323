package eu.megawatt.system.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The pages of services show what the API says. */
@ExtendWith(LivePlan.Extension.class)
final class ServicesPageTest {

  private final LivePlan live;

  ServicesPageTest(LivePlan live) {
    this.live = live;
  }

  @Test
  void services_servedAndNot_areListedWithWhatTheyGetAndWhyNot() {
    live.serve("listed", 200, 60);
    live.serve("too-far", 105, 60);
    try (Visit visit = live.visit().open("/services")) {
      visit.see("service-row");
      assertThat(visit.get("service-row").filter(with("listed")).getByTestId("service-state"))
          .hasText("Served");
      assertThat(visit.get("service-row").filter(with("too-far")).getByTestId("service-state"))
          .hasText("Not served");
      assertThat(visit.get("service-row").filter(with("too-far"))).containsText("105 ms");

      visit.get("service-row").filter(with("listed")).getByText("listed", exact()).click();
      visit.see("traffic-chart");
      assertThat(visit.path()).isEqualTo("/services/listed");
    }
  }

  private static Locator.GetByTextOptions exact() {
    return new Locator.GetByTextOptions().setExact(true);
  }

  private static Locator.FilterOptions with(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }

  @Test
  void traffic_asTableAndAsFile_isTheApis() {
    live.serve("tabled", 200, 80);
    JsonNode traffic = live.api().get("/services/tabled/traffic");
    try (Visit visit = live.visit().open("/services/tabled")) {
      visit.see("share-row");
      assertThat(visit.get("share-row")).hasCount(traffic.at("/now/shares").size());
      assertThat(visit.get("service-facts")).containsText("any one site may be lost");
      visit.get("table-traffic").click();
      visit.see("data-table");
      assertThat(visit.path()).isEqualTo("/services/tabled?table=traffic");

      List<List<String>> lines = Csv.rows(visit.export("traffic", "csv"));
      assertThat(lines).hasSize(traffic.path("quarters").size());
      assertThat(lines).allMatch(it -> it.get(1).equals("80"));
    }
  }
}
