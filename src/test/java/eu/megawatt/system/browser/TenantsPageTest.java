package eu.megawatt.system.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Locator.FilterOptions;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The tenants show what the API says of them. */
@ExtendWith(LivePlan.Extension.class)
final class TenantsPageTest {

  private final LivePlan live;

  TenantsPageTest(LivePlan live) {
    this.live = live;
  }

  @Test
  void tenants_withAShareAndWithout_standWithTheirNumbers() {
    live.submit("sharing", "\"valueMinor\": 900000");
    live.api()
        .put(
            "/tenants/sharing/share",
            """
            {"guaranteedW": 120000, "ceilingW": 400000, "reason": "agreed",
             "budgets": [{"period": "month", "energyWh": 900000000}]}""");
    try (Visit visit = live.visit().open("/tenants")) {
      visit.see("tenant-row");
      Locator row = visit.get("tenant-row").filter(new FilterOptions().setHasText("sharing"));
      JsonNode its = live.api().get("/tenants/sharing").path("tenant");

      assertThat(row).hasCount(1);
      assertThat(row).containsText("120 kW");
      assertThat(row).containsText("400 kW");
      assertThat(row).containsText("of 900 MWh this month");
      assertThat(its.path("guaranteedW").asLong()).isEqualTo(120_000);
      assertThat(visit.get("tenant-row").filter(new FilterOptions().setHasText("everybody")))
          .containsText("none");
      row.getByRole(AriaRole.LINK).click();
      visit.see("job-row");
      assertThat(visit.path()).isEqualTo("/jobs?tenant=sharing");
    }
  }

  @Test
  void tenants_seenBySomebodyOfOne_areThatOneAlone() {
    live.submit("own", "\"valueMinor\": 900000");
    live.account("petra", "scheduler", ",\"tenant\":\"own\"");
    try (Visit visit = live.signedIn("petra", "/tenants", "tenant-row")) {
      assertThat(visit.get("tenant-row")).hasCount(1);
      assertThat(visit.get("tenant-row")).containsText("own");
    }
  }
}
