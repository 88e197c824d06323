package eu.megawatt.system.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.TimeoutError;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** On the pages of jobs and of the current plan, too, one panel that fails leaves the others. */
@ExtendWith(LivePlan.Extension.class)
final class FailingLivePanelsTest {

  private static final Pattern REFUSED = Pattern.compile("Failed to load resource.*");
  private static final String A_JOB = "/jobs/";

  private final LivePlan live;

  private static final double SOON_MS = 5_000;

  FailingLivePanelsTest(LivePlan live) {
    this.live = live;
  }

  /** A panel, where it stands, what it asks for and what stands beside it. */
  enum Panel {
    JOBS("/jobs", "jobs", "**/api/v1/jobs?*", "view-queue"),
    QUEUE("/jobs?view=queue", "queue", "**/api/v1/queue?*", "view-all"),
    OFFERS("/jobs/new", "offers", "**/api/v1/placements?*", "job-tenant"),
    LIFE_LINE(A_JOB, "life-line", "**/api/v1/jobs/*/events", "panel-facts"),
    WHY(A_JOB, "why", "**/api/v1/jobs/*/explanation", "life-line"),
    REVISIONS("/current-plan", "revisions", "**/current-plan/revisions?*", "curtail-mw"),
    DIFFERENCE("/current-plan", "difference", "**/current-plan/revisions/*/diff?*", "curtail-mw"),
    VALUES("/current-plan", "values", "**/current-plan/megawatt-values", "revision-row"),
    SEARCH("/current-plan", "search", "**/current-plan/search", "revision-row"),
    CURTAIL("/current-plan", "curtail", "**/current-plan/basis", "revision-row"),
    LIMITS("/current-plan", "limits", "**/api/v1/power-limits", "revision-row"),
    SERVICES("/services", "services", "**/api/v1/services?*", "live-dot"),
    TRAFFIC("/services/everybody", "traffic", "**/services/*/traffic", "service-facts");

    private final String path;
    private final String id;
    private final String request;
    private final String beside;

    Panel(String path, String id, String request, String beside) {
      this.path = path;
      this.id = id;
      this.request = request;
      this.beside = beside;
    }
  }

  private String path(Panel panel) {
    return panel.path.equals(A_JOB)
        ? A_JOB + live.api().get("/jobs?tenant=everybody").at("/items/0/id").asText()
        : panel.path;
  }

  @ParameterizedTest
  @EnumSource(Panel.class)
  void panel_refused_saysWhyUntilItIsAskedAnew(Panel panel) {
    try (Visit visit = live.visit().expecting(REFUSED)) {
      Page page = visit.page();
      page.route(panel.request, route -> FailingPanelsTest.refuse(route, 500));
      visit.open(path(panel));

      var error = visit.get("panel-" + panel.id).getByTestId("error");
      assertThat(error).containsText("Refused with 500");
      assertThat(error.getByTestId("copy-request-id")).containsText("request-of-the-test");
      visit.see(panel.beside);

      page.unroute(panel.request);
      askAnew(error.getByTestId("retry"));
      assertThat(error).hasCount(0);
    }
  }

  /**
   * Some panels ask again by themselves, maybe before the click: then there is nothing to click.
   */
  private static void askAnew(Locator retry) {
    try {
      retry.click(new Locator.ClickOptions().setTimeout(SOON_MS));
    } catch (TimeoutError _) {
      assertThat(retry).hasCount(0);
    }
  }

  @ParameterizedTest
  @EnumSource(Panel.class)
  void panel_offline_saysThatTheServiceCannotBeReached(Panel panel) {
    try (Visit visit = live.visit().expecting(REFUSED)) {
      visit.page().route(panel.request, Route::abort);
      visit.open(path(panel));

      assertThat(visit.get("panel-" + panel.id).getByTestId("error"))
          .containsText("The service cannot be reached");
      visit.see(panel.beside);
    }
  }
}
