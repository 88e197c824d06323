package eu.megawatt.system.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds on every screen. */
@ExtendWith({Demonstration.Extension.class, WatchedFleet.Extension.class, LivePlan.Extension.class})
final class EveryScreenTest {

  private static final String AXE = "/axe.min.js";

  private final Demonstration demo;
  private final WatchedFleet fleet;
  private final LivePlan live;

  EveryScreenTest(Demonstration demo, WatchedFleet fleet, LivePlan live) {
    this.demo = demo;
    this.fleet = fleet;
    this.live = live;
  }

  /** Every screen, and what is there when it is ready. */
  enum Screen {
    FLEET("fleet", "chart-band"),
    SITE("site", "chart-heat"),
    SCHEDULE("schedule", "unplaced-job"),
    LIVE_SCHEDULE("schedule", "unplaced-link"),
    PLANS("plans", "plan-this"),
    RUNS("operations", "state"),
    RUN("operation", "chart-solver"),
    JOBS("jobs", "job-row"),
    TENANTS("tenants", "tenant-row"),
    LINKS("links", "way-oslo-lyon"),
    NEW_JOB("new-job-page", "offer-soonest"),
    JOB("job", "life-line"),
    CURRENT_PLAN("current-plan", "curtail-mw"),
    SERVICES("services", "service-row"),
    SERVICE("service", "traffic-chart"),
    ACCESS("access", "verification"),
    SOVEREIGNTY("sovereignty", "ribbon-mark"),
    PROFILE("profile", "capacity-place"),
    VALIDATION("validation", "grid-cell"),
    FINANCE("finance", "reconciled"),
    OUTLOOK("outlook", "step-row"),
    BUILD_OUT("build-outs", "built-row"),
    DEMAND("demand", "demand-row"),
    SCENARIOS("scenarios", "row-p50"),
    MODELS("models", "model-bar");

    private final String testId;
    private final String ready;

    Screen(String testId, String ready) {
      this.testId = testId;
      this.ready = ready;
    }

    /** Which service has something to show on it. */
    Served at(Demonstration demo, WatchedFleet fleet, LivePlan live) {
      return switch (this) {
        case FLEET, SITE -> fleet.served();
        case SCHEDULE,
            PLANS,
            RUNS,
            RUN,
            ACCESS,
            VALIDATION,
            FINANCE,
            OUTLOOK,
            BUILD_OUT,
            DEMAND,
            SCENARIOS,
            MODELS ->
            demo.served();
        case JOBS,
            TENANTS,
            LINKS,
            NEW_JOB,
            JOB,
            CURRENT_PLAN,
            LIVE_SCHEDULE,
            SERVICES,
            SERVICE,
            SOVEREIGNTY,
            PROFILE ->
            live.served();
      };
    }

    void open(Visit visit, Demonstration demo, LivePlan live) {
      visit.open(
          switch (this) {
            case FLEET -> "/fleet";
            case SITE -> "/sites/norrland";
            case SCHEDULE -> demo.schedule("");
            case LIVE_SCHEDULE -> "/schedule";
            case PLANS -> "/plans";
            case RUNS -> "/operations";
            case RUN -> "/operations/" + demo.plan().path("operationId").asText();
            case JOBS -> "/jobs";
            case TENANTS -> "/tenants";
            case LINKS -> "/links";
            case NEW_JOB -> "/jobs/new";
            case JOB -> "/jobs/" + live.api().get("/jobs").at("/items/0/id").asText();
            case CURRENT_PLAN -> "/current-plan";
            case SERVICES -> "/services";
            case SERVICE -> "/services/everybody";
            case ACCESS -> "/access";
            case SOVEREIGNTY -> "/sovereignty?profile=health&place=oslo";
            case PROFILE -> "/sovereignty/profiles/health";
            case VALIDATION -> "/validation";
            case FINANCE -> "/finance?period=" + demo.closedMonth();
            case OUTLOOK -> "/outlook";
            case BUILD_OUT -> "/build-out";
            case DEMAND -> "/outlook/demand?booked=" + demo.closedMonth();
            case SCENARIOS -> "/scenarios";
            case MODELS -> "/models/compare";
          });
      visit.see(testId);
      visit.see(ready);
      assertThat(visit.get("loading")).hasCount(0);
    }
  }

  @ParameterizedTest
  @EnumSource(Screen.class)
  void screen_bothThemes_isDrawnAndTheyDiffer(Screen screen) {
    try (Visit visit = screen.at(demo, fleet, live).visit()) {
      screen.open(visit, demo, live);
      choose(visit, "dark");
      String dark = background(visit.page());
      assertThat(colours(visit.page())).as("dark").isGreaterThan(20);
      choose(visit, "light");

      assertThat(colours(visit.page())).as("light").isGreaterThan(20);
      assertThat(background(visit.page())).isNotEqualTo(dark);
    }
  }

  private static void choose(Visit visit, String theme) {
    visit.get("settings").click();
    visit.get("theme-" + theme).click();
    assertThat(visit.page().locator("html")).hasAttribute("data-theme", theme);
  }

  private static String background(Page page) {
    return String.valueOf(page.evaluate("getComputedStyle(document.body).backgroundColor"));
  }

  private static int colours(Page page) {
    BufferedImage picture = picture(page.screenshot());
    Set<Integer> colours = new HashSet<>();
    for (int y = 0; y < picture.getHeight(); y++) {
      for (int x = 0; x < picture.getWidth(); x++) {
        colours.add(picture.getRGB(x, y));
      }
    }
    return colours.size();
  }

  @ParameterizedTest
  @EnumSource(Screen.class)
  void screen_smallWindows_needsNoSidewaysScroll(Screen screen) {
    // The second is the first at 200 % zoom.
    for (List<Integer> size : List.of(List.of(1280, 720), List.of(640, 360), List.of(390, 844))) {
      try (Visit visit = screen.at(demo, fleet, live).visit(size.get(0), size.get(1))) {
        screen.open(visit, demo, live);

        Object more =
            visit
                .page()
                .evaluate(
                    "document.documentElement.scrollWidth - document.documentElement.clientWidth");
        assertThat(more).as(screen + " at " + size).isEqualTo(0);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Screen.class)
  void screen_bothThemes_keepsNobodyOut(Screen screen) {
    try (Visit visit = screen.at(demo, fleet, live).visit()) {
      screen.open(visit, demo, live);
      for (String theme : List.of("dark", "light")) {
        choose(visit, theme);
        assertThat(seriousFindings(visit.page())).as(screen + ", " + theme).isEmpty();
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Screen.class)
  void screen_byTabAlone_leadsToEveryControl(Screen screen) {
    try (Visit visit = screen.at(demo, fleet, live).visit()) {
      screen.open(visit, demo, live);
      int controls = ((Number) visit.page().evaluate(MARK_CONTROLS)).intValue();
      for (int press = 0; press < controls + SPARE_TABS; press++) {
        visit.page().keyboard().press("Tab");
        visit.page().evaluate(MARK_REACHED);
      }

      assertThat((List<?>) visit.page().evaluate(NOT_REACHED)).as(screen + "").isEmpty();
      assertThat(controls).isGreaterThan(10);
    }
  }

  /** For scrolling boxes, which the browser stops at too. */
  private static final int SPARE_TABS = 40;

  private static final String MARK_CONTROLS =
      """
      () => {
        const controls = [...document.querySelectorAll(
            'a[href], button, input, select, summary, [tabindex]')]
          .filter(it => it.tabIndex >= 0 && !it.disabled && it.checkVisibility());
        controls.forEach(it => { it.mustBeReached = true; });
        window.controls = controls;
        return controls.length;
      }
      """;

  private static final String MARK_REACHED =
      "() => { if (document.activeElement) document.activeElement.mustBeReached = false; }";

  private static final String NOT_REACHED =
      """
      () => window.controls
        .filter(it => it.mustBeReached && it.isConnected && !it.disabled && it.tabIndex >= 0)
        .map(it => it.outerHTML.slice(0, 160))
      """;

  @Test
  void statesOfPower_inGreyscale_areToldApart() {
    try (Visit visit = fleet.served().visit().open("/sites/norrland")) {
      visit.see("heat-legend");
      visit.page().evaluate("document.documentElement.style.filter = 'grayscale(1)'");
      Map<String, byte[]> pictures = new LinkedHashMap<>();
      for (String key : List.of("over", "unset", "none")) {
        pictures.put(key, visit.get("heat-legend").locator(".key." + key).screenshot());
      }
      pictures.put("used", visit.page().locator(".tree-legend .key.used").screenshot());

      for (String one : pictures.keySet()) {
        for (String other : pictures.keySet()) {
          if (!one.equals(other)) {
            assertThat(difference(pictures.get(one), pictures.get(other)))
                .as(one + " and " + other)
                .isGreaterThan(0.1);
          }
        }
      }
    }
  }

  @Test
  void states_onTheCards_eachHaveAWordAndAShape() {
    try (Visit visit = fleet.served().visit().open("/fleet")) {
      visit.see("sites");
      Map<String, String> shapes = new LinkedHashMap<>();
      Map<String, String> words = new LinkedHashMap<>();
      for (Object badge :
          (List<?>) visit.get("sites").getByTestId("power-state").evaluateAll(READ_BADGES)) {
        String[] read = String.valueOf(badge).split("\n", 3);
        shapes.put(read[0], read[2]);
        words.put(read[0], read[1].replaceAll(" since.*", ""));
      }

      assertThat(shapes).hasSizeGreaterThanOrEqualTo(2);
      assertThat(shapes.values()).doesNotHaveDuplicates();
      assertThat(words.values()).doesNotHaveDuplicates().doesNotContain("");
    }
  }

  /** All at once: a state may change with each reading. */
  private static final String READ_BADGES =
      """
      them => them.map(it => [it.dataset.state, it.innerText.replaceAll('\\n', ' '),
                              it.querySelector('svg').innerHTML].join('\\n'))
      """;

  /** The mean difference of two pictures' brightness over the area that both have, 0 to 1. */
  private static double difference(byte[] one, byte[] other) {
    BufferedImage a = picture(one);
    BufferedImage b = picture(other);
    int width = Math.min(a.getWidth(), b.getWidth());
    int height = Math.min(a.getHeight(), b.getHeight());
    long sum = 0;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        sum += Math.abs((a.getRGB(x, y) & 0xFF) - (b.getRGB(x, y) & 0xFF));
      }
    }
    return sum / 255.0 / (width * height);
  }

  private static BufferedImage picture(byte[] png) {
    try {
      return ImageIO.read(new ByteArrayInputStream(png));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void signIn_stranger_keepsNobodyOut() {
    try (Visit visit = demo.stranger().expecting(Visit.UNAUTHORIZED).open("/")) {
      visit.see("sign-in");

      assertThat(seriousFindings(visit.page())).isEmpty();
    }
  }

  /** What axe-core finds serious or critical: the rule, the element and what is wrong. */
  private static List<?> seriousFindings(Page page) {
    page.evaluate(axe());
    return (List<?>)
        page.evaluate(
            """
            async () => {
              const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
              const found = await axe.run(document, {runOnly: {type: 'tag', values: tags}});
              return found.violations
                .filter(it => it.impact === 'serious' || it.impact === 'critical')
                .flatMap(it => it.nodes.map(
                  node => `${it.id}: ${node.target.join(' ')}: ${node.failureSummary}`));
            }
            """);
  }

  private static String axe() {
    try (InputStream script =
        Objects.requireNonNull(EveryScreenTest.class.getResourceAsStream(AXE), AXE)) {
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @EnumSource(Screen.class)
  void questionMark_pressed_opensTheHelpAndEscapeClosesIt(Screen screen) {
    try (Visit visit = screen.at(demo, fleet, live).visit()) {
      screen.open(visit, demo, live);
      visit.page().keyboard().press("?");
      assertThat(visit.get("help")).isVisible();
      visit.page().keyboard().press("Escape");

      assertThat(visit.get("help")).isHidden();
    }
  }

  @Test
  void goKeys_pressed_openTheScreens() {
    // Where nothing is planned on, the page of jobs is told so by a 404.
    try (Visit visit = fleet.served().visit().expecting(Visit.NOT_FOUND).open("/fleet")) {
      visit.see("fleet");
      press(visit, "g", "d");
      visit.see("power-tree");
      press(visit, "g", "f");
      visit.see("sites");
      press(visit, "g", "p");
      visit.see("plans");
      press(visit, "g", "o");
      visit.see("operations");
      press(visit, "g", "s");
      visit.see("empty");
      assertThat(visit.path()).isEqualTo("/schedule");
      press(visit, "g", "j");
      visit.see("jobs");
    }
  }

  @Test
  void keys_onTheSchedule_searchAndChooseTheTime() {
    try (Visit visit = demo.visit()) {
      Screen.SCHEDULE.open(visit, demo, live);
      press(visit, "/");
      assertThat(visit.get("q")).isFocused();
      press(visit, "Escape", "t");
      visit.see("time-panel");
      press(visit, "Escape", "e");
      assertThat(visit.page().getByRole(AriaRole.MENU)).isVisible();
    }
  }

  private static void press(Visit visit, String... keys) {
    for (String key : keys) {
      visit.page().keyboard().press(key);
    }
  }

  @Test
  void path_unknown_saysSo() {
    try (Visit visit = demo.visit().open("/no-such-page")) {
      assertThat(visit.see("empty")).containsText("There is no such page");
    }
  }
}
