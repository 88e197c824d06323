package eu.megawatt.system.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.Route.FulfillOptions;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A panel whose request goes wrong says so, and the rest of its screen stays. */
@ExtendWith(WatchedFleet.Extension.class)
final class FailingPanelsTest {

  private static final Pattern REFUSED = Pattern.compile("Failed to load resource.*");

  /** Longer than anybody waits. */
  private static final int MOST_SECONDS = 120;

  private final WatchedFleet fleet;

  FailingPanelsTest(WatchedFleet fleet) {
    this.fleet = fleet;
  }

  /** A panel, where it stands, and what stands beside it. */
  enum Panel {
    BAND("/fleet", "band", "**/api/v1/power-series?*maxPoints=1000*", "sites"),
    MAP("/sites/norrland", "map", "**/api/v1/power-domains/*/heat-map*", "power-tree"),
    TREE("/sites/norrland", "tree", "**/api/v1/power-domains?siteId=*", "site-picker"),
    RACK("/sites/norrland?rack=norrland%2Fh1%2Fr1-01", "rack", "**/api/v1/racks/*", "power-tree"),
    LOSS(
        "/sites/norrland/domains/norrland%2Fh1%2Fups-a?loss=on",
        "loss", "**/loss-simulations", "power-tree");

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

  static Stream<Arguments> panelsAndStatuses() {
    return Stream.of(Panel.values())
        .flatMap(
            panel -> Stream.of(403, 404, 409, 422, 500).map(status -> Arguments.of(panel, status)));
  }

  @ParameterizedTest
  @MethodSource("panelsAndStatuses")
  void panel_refused_saysWhyAndItsNeighboursStay(Panel panel, int status) {
    try (Visit visit = fleet.served().visit().expecting(REFUSED)) {
      Page page = visit.page();
      standStill(page);
      AtomicInteger asked = new AtomicInteger();
      page.route(
          panel.request,
          route -> {
            asked.incrementAndGet();
            refuse(route, status);
          });
      visit.open(panel.path);

      var error = visit.get("panel-" + panel.id).getByTestId("error");
      assertThat(error).containsText("Refused with " + status);
      assertThat(error).containsText("It was meant to be.");
      assertThat(error.getByTestId("copy-request-id")).containsText("request-of-the-test");
      visit.see(panel.beside);

      int before = asked.get();
      error.getByTestId("retry").click();
      page.waitForCondition(() -> asked.get() > before);
      assertThat(error).containsText("Refused with " + status);

      page.unroute(panel.request);
      error.getByTestId("retry").click();
      assertThat(error).hasCount(0);
      assertThat(visit.get("panel-" + panel.id).getByTestId("loading")).hasCount(0);
    }
  }

  /** Nothing is asked again by itself: no event comes, and the page's clock shows one time. */
  private static void standStill(Page page) {
    page.clock().setFixedTime(System.currentTimeMillis());
    page.route("**/api/v1/events*", Route::abort);
  }

  /** Answers in the service's place. */
  static void refuse(Route route, int status) {
    route.fulfill(
        new FulfillOptions()
            .setStatus(status)
            .setHeaders(Map.of("Content-Type", "application/problem+json"))
            .setBody(
                """
                {"type": "/problems/of-the-test", "title": "Refused with %d", "status": %d,
                 "detail": "It was meant to be.", "requestId": "request-of-the-test"}
                """
                    .formatted(status, status)));
  }

  @ParameterizedTest
  @EnumSource(Panel.class)
  void panel_offline_saysThatTheServiceCannotBeReached(Panel panel) {
    try (Visit visit = fleet.served().visit().expecting(REFUSED)) {
      visit.page().route(panel.request, Route::abort);
      visit.open(panel.path);

      assertThat(visit.get("panel-" + panel.id).getByTestId("error"))
          .containsText("The service cannot be reached");
      visit.see(panel.beside);
    }
  }

  @ParameterizedTest
  @EnumSource(Panel.class)
  void panel_neverAnswered_saysSoAfterAWhile(Panel panel) {
    try (Visit visit = fleet.served().visit().expecting(REFUSED)) {
      Page page = visit.page();
      page.clock().install();
      page.route("**/api/v1/events*", Route::abort);
      AtomicInteger asked = new AtomicInteger();
      page.route(panel.request, _ -> asked.incrementAndGet());
      visit.open(panel.path);
      // What the panel needs first is there before time is hurried on, however long that took.
      page.waitForCondition(() -> asked.get() > 0);
      assertThat(visit.get("panel-" + panel.id).getByTestId("loading")).isVisible();
      var error = visit.get("panel-" + panel.id).getByTestId("error");
      for (int second = 0; second < MOST_SECONDS && error.count() == 0; second++) {
        page.clock().runFor(1_000);
      }
      assertThat(error).containsText("The service does not answer");
    }
  }

  @Test
  void screen_signedOutMeanwhile_asksToSignIn() {
    try (Visit visit = fleet.served().visit().expecting(REFUSED)) {
      visit.page().route("**/api/v1/power-series?*", route -> refuse(route, 401));
      visit.open("/fleet");

      visit.see("sign-in");
      assertThat(visit.path()).isEqualTo("/fleet");
    }
  }

  @Test
  void summary_failed_saysSoInPlaceOfTheFleet() {
    try (Visit visit = fleet.served().visit().expecting(REFUSED)) {
      visit.page().route("**/api/v1/fleet/summary*", route -> refuse(route, 500));
      visit.page().route("**/api/v1/events*", Route::abort);
      visit.open("/fleet");

      assertThat(visit.see("error")).containsText("Refused with 500");
      visit.page().unroute("**/api/v1/fleet/summary*");
      visit.get("retry").click();
      visit.see("sites");
    }
  }

  @Test
  void fleet_ofNothing_saysHowToBeginOnEachScreen() {
    try (Served empty = new Served()) {
      try (Visit visit = empty.visit().open("/fleet")) {
        assertThat(visit.see("empty")).containsText("No site is declared yet");
        assertThat(visit.get("fleet-upload")).isVisible();
      }
      try (Visit visit = empty.visit().open("/validation")) {
        assertThat(visit.see("empty")).containsText("The fleet has no nodes");
        assertThat(visit.get("panel-agents")).containsText("No node has an agent");
        assertThat(visit.get("panel-profiles")).containsText("Nothing is expected of any device");
        assertThat(visit.get("panel-compare")).containsText("no two levels of a driver");
      }
      try (Visit visit = empty.visit().expecting(REFUSED).open("/sites/nowhere")) {
        assertThat(visit.see("error")).containsText("nowhere");
      }
    }
  }
}
