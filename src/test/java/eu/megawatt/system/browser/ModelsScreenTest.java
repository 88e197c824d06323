package eu.megawatt.system.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ReducedMotion;
import eu.megawatt.system.Await;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Small against large models: the ranking depends on the question. */
@ExtendWith(Demonstration.Extension.class)
final class ModelsScreenTest {

  private static final String SMALL = "Small 8B (example)";
  private static final String MID = "Mid 27B (example)";
  private static final String SPARSE = "Sparse 120B (example)";
  private static final String LARGE = "Large 405B (example)";
  private static final String H100 = "?gpu=H100";

  /** Of the demonstration. */
  private static final int SERVICES = 5;

  private final Demonstration demo;

  ModelsScreenTest(Demonstration demo) {
    this.demo = demo;
  }

  private Visit open(String query) {
    Visit visit = demo.visit().open("/models/compare" + query);
    visit.see("model-bar");
    return visit;
  }

  private JsonNode asked(String more) {
    return demo.api()
        .post(
            "/model-comparisons",
            """
            {"task": "chat", "models": [
              {"nickname": "Small 8B (example)", "gpuType": "H100"},
              {"nickname": "Mid 27B (example)", "gpuType": "H100"},
              {"nickname": "Sparse 120B (example)", "gpuType": "H100"},
              {"nickname": "Large 405B (example)", "gpuType": "H100"}] %s}
            """
                .formatted(more));
  }

  private static List<String> bestFirst(JsonNode told, String metric) {
    return places(told, metric).findValuesAsText("nickname");
  }

  private static JsonNode places(JsonNode told, String metric) {
    return StreamSupport.stream(told.path("rankings").spliterator(), false)
        .filter(it -> it.path("metric").asText().equals(metric))
        .findFirst()
        .orElseThrow()
        .path("places");
  }

  private static void ranks(Visit visit, List<String> bestFirst) {
    assertThat(visit.get("model-bar").locator(".model-name"))
        .hasText(bestFirst.toArray(String[]::new));
  }

  @Test
  void flip_reordersTheBars_saysWhoRisesAndKeepsTheAddressInStep() {
    JsonNode told = asked("");
    try (Visit visit = open(H100)) {
      ranks(visit, bestFirst(told, "tasks-per-mwh"));
      assertThat(visit.get("flip-words")).containsText(SMALL + " rises from 4 to 1");
      assertThat(visit.get("flip-words")).containsText(LARGE + " falls from 1 to 4");

      visit.get("flip").click();
      assertThat(visit.page()).hasURL(Pattern.compile(".*metric=quality&against=tasks-per-mwh.*"));
      ranks(visit, bestFirst(told, "quality"));
      assertThat(visit.get("flip-words")).containsText(LARGE + " rises from 4 to 1");

      visit.page().reload();
      ranks(visit, bestFirst(told, "quality"));
      visit.page().keyboard().press("f");
      assertThat(visit.page()).hasURL(Pattern.compile(".*metric=tasks-per-mwh&against=quality.*"));
      ranks(visit, bestFirst(told, "tasks-per-mwh"));
      visit.page().goBack();
      ranks(visit, bestFirst(told, "quality"));
    }
  }

  @Test
  void pair_changesItsOrder_betweenQualityAndTasksPerMwh() {
    String pair = "&models=" + SMALL.replace(" ", "+") + "," + LARGE.replace(" ", "+");
    try (Visit visit = open(H100 + pair)) {
      ranks(visit, List.of(SMALL, LARGE));
      visit.get("flip").click();
      ranks(visit, List.of(LARGE, SMALL));
    }
  }

  @Test
  void unit_changesWithTheMetric() {
    try (Visit visit = open(H100)) {
      Locator value = visit.get("model-bar").first().locator(".model-value");
      assertThat(value).containsText("million tasks/MWh");
      visit.get("pick-metric").selectOption("cost-per-accepted-task");
      assertThat(value).containsText("EUR");
      visit.get("pick-metric").selectOption("tokens-per-second-per-mw");
      assertThat(value).containsText("tokens/s/MW");
      visit.get("pick-metric").selectOption("carbon-per-accepted-task");
      assertThat(value).containsText("mgCO2e");
      visit.get("pick-metric").selectOption("quality");
      assertThat(value).containsText("share of answers");
      assertThat(visit.get("whisker")).hasCount(4);
    }
  }

  /**
   * On H100 at batch 256: 0.04 GPU-seconds of a small task, 1 of a large one, at 2.60 EUR an hour.
   */
  @Test
  void breakEven_isTheClosedForm() {
    double smallEur = 2.6 * 0.04 / 3600;
    double largeEur = 2.6 / 3600;
    double harmEur = (0.71 * largeEur - 0.91 * smallEur) / (0.91 - 0.71);
    try (Visit visit = open(H100)) {
      assertThat(visit.get("duel-words").first())
          .hasText(
              String.format(
                  Locale.ROOT,
                  "%s is the cheaper where a refused answer does harm of more than %.5f EUR.",
                  LARGE,
                  harmEur));
      double share = largeEur + 0.01;
      visit.get("type-harm").fill("0.01");
      assertThat(visit.get("duel-words").nth(1))
          .containsText(
              String.format(
                  Locale.ROOT, "more than %.1f %%", 100 * share * 0.71 / (smallEur + 0.01)));
      assertThat(visit.page()).hasURL(Pattern.compile(".*harm=0.01.*"));
    }
  }

  /** Of the large one's accepted answers: {@code a_s c_l / c_s} where refused ones do no harm. */
  private static double largeSharePercent(double harmEur) {
    double smallEur = 2.6 * 0.04 / 3600;
    double largeEur = 2.6 / 3600;
    return 100 * 0.71 * (largeEur + harmEur) / (smallEur + harmEur);
  }

  @Test
  void breakEvenSlider_movedOrTyped_saysWhoWinsOnWhichSideOfTheClosedForm() {
    double percent = largeSharePercent(0.01);
    long below = (long) Math.floor(percent);
    try (Visit visit = open(H100 + "&harm=0.01")) {
      Locator slider = visit.get("even-slider");
      Locator words = visit.get("even-words");
      assertThat(words).containsText("91 % of the answers of " + LARGE + " accepted is above");
      assertThat(Double.parseDouble(visit.get("even-mark").getAttribute("data-value")))
          .isCloseTo(percent, within(1e-9));

      slider.fill(Long.toString(below));
      assertThat(words)
          .hasText(
              String.format(
                  Locale.ROOT,
                  "%d %% of the answers of %s accepted is below the break-even of %.1f %%: %s is the cheaper by accepted task.",
                  below,
                  LARGE,
                  percent,
                  SMALL));
      assertThat(visit.get("even-typed")).hasValue(Long.toString(below));
      assertThat(visit.page()).hasURL(Pattern.compile(".*accepted\\.Large.*=" + below + "$"));
      assertThat(visit.get("input-row").filter(having("quality of " + LARGE)))
          .containsText("estimated");
      assertThat(visit.get("input-row").filter(having("quality of " + LARGE)))
          .containsText("typed on the page");

      for (int step = 0; step < 10; step++) {
        slider.press("ArrowRight");
      }
      assertThat(visit.get("even-typed")).hasValue(Long.toString(below + 1));
      assertThat(words).containsText(LARGE + " is the cheaper by accepted task");
      visit.page().reload();
      assertThat(slider).hasValue(Long.toString(below + 1));
      visit.get("even-typed").fill(Long.toString(below));
      assertThat(words).containsText(SMALL + " is the cheaper by accepted task");
      assertThat(slider).hasValue(Long.toString(below));
      visit.get("even-reset").click();
      assertThat(words).containsText("91 % of the answers");
    }
  }

  @Test
  void breakEvenSlider_ofHarmAndOfTheSmallOneAskedFirst_isTheClosedForm() {
    double smallEur = 2.6 * 0.04 / 3600;
    double largeEur = 2.6 / 3600;
    double harmEur = (0.71 * largeEur - 0.91 * smallEur) / (0.91 - 0.71);
    try (Visit visit = open(H100 + "&vary=harm")) {
      Locator mark = visit.get("even-mark");
      Locator words = visit.get("even-words");
      assertThat(Double.parseDouble(mark.getAttribute("data-value")))
          .isCloseTo(harmEur, within(1e-12));
      assertThat(words).containsText(SMALL + " is the cheaper");
      visit.get("even-slider").press("End");
      assertThat(words).containsText(LARGE + " is the cheaper");
      assertThat(visit.get("even-typed")).hasValue("0.005");

      visit.get("pick-vary").selectOption("small");
      assertThat(mark).hasAttribute("data-value", "4");
      assertThat(words).containsText("Asking " + SMALL + " first is the cheaper");
      visit.get("even-typed").fill("3.9");
      assertThat(words).containsText("Asking " + LARGE + " at once is the cheaper");
      visit.get("even-typed").fill("101");
      assertThat(visit.get("even")).containsText("from 0.1 to 100");
    }
  }

  @Test
  void typedBatch_leavesSmallerConfigurations_andSaysThatItIsEstimated() {
    JsonNode told = asked(", \"assumptions\": {\"batchRequestCount\": 64}");
    try (Visit visit = open(H100)) {
      visit.get("type-batch").fill("64");
      Locator row = visit.get("input-row").filter(having("requests served at once"));
      assertThat(row).containsText("typed on the page");
      assertThat(row).containsText("estimated");
      assertThat(visit.page().locator("[data-testid=served-row][data-model='%s']".formatted(SMALL)))
          .containsText("batch 64");
      assertThat(visit.page().locator("[data-testid=model-bar][data-model='%s']".formatted(SMALL)))
          .hasAttribute("data-value", valueOf(told, SMALL));
      visit.get("type-batch").fill("0");
      assertThat(visit.get("panel-assumptions")).containsText("from 1 to 1000000");
    }
  }

  private static String valueOf(JsonNode told, String nickname) {
    return StreamSupport.stream(places(told, "tasks-per-mwh").spliterator(), false)
        .filter(it -> it.path("nickname").asText().equals(nickname))
        .findFirst()
        .orElseThrow()
        .path("value")
        .asText();
  }

  private static Locator.FilterOptions having(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }

  @Test
  void everyFigure_withAnEstimatedInput_saysSo() {
    try (Visit visit = open(H100)) {
      assertThat(visit.get("model-bar").getByTestId("estimated")).hasCount(4);
      assertThat(visit.get("winner")).containsText("estimated");
      assertThat(visit.get("input-row").filter(new Locator.FilterOptions().setHasText("PUE")))
          .containsText("example of our own");
      visit.get("type-pue").fill("1.3");
      assertThat(visit.get("input-row").filter(new Locator.FilterOptions().setHasText("PUE")))
          .containsText("typed on the page");
      visit.get("type-pue").fill("0.3");
      assertThat(visit.get("panel-assumptions")).containsText("from 1 to 5");
    }
  }

  @Test
  void overlappingIntervals_haveNoWinner() {
    String pair = "&models=" + MID.replace(" ", "+") + "," + SPARSE.replace(" ", "+");
    try (Visit visit = open(H100 + "&metric=quality" + pair)) {
      assertThat(visit.get("winner")).containsText("no winner by quality");
      visit.get("model-" + MID).uncheck();
      assertThat(visit.get("empty")).containsText("Pick two models at least");
    }
  }

  @Test
  void headroomAndMove_areTheServices() {
    JsonNode told =
        asked(
            """
            , "headroomMw": 2.5, "workload": {"requestsPerSecond": 300,
              "from": "Large 405B (example)", "to": "Small 8B (example)"}
            """);
    try (Visit visit = open(H100)) {
      visit.get("type-headroom").fill("2.5");
      visit.get("type-requests").fill("300");
      JsonNode served = told.at("/models/0/served");
      assertThat(visit.page().locator("[data-testid=served-row][data-model='" + SMALL + "']"))
          .containsText(String.format(Locale.ROOT, "%,d", served.path("copyCount").asLong()));
      assertThat(visit.get("move-words")).containsText(told.at("/move/words").asText());
      assertThat(visit.get("move-words")).containsText("frees");
    }
  }

  /** Shares that are typed stand in the address; the figures are those that the service answers. */
  @Test
  void mix_ofTypedShares_isTheServices() {
    JsonNode told =
        demo.api()
            .post(
                "/model-comparisons",
                """
                {"mix": [{"task": "chat", "shareRatio": 0.6}, {"task": "extraction", "shareRatio": 0.2}],
                 "models": [{"nickname": "Small 8B (example)", "gpuType": "H100"},
                  {"nickname": "Mid 27B (example)", "gpuType": "H100"},
                  {"nickname": "Sparse 120B (example)", "gpuType": "H100"},
                  {"nickname": "Large 405B (example)", "gpuType": "H100"}]}
                """);
    try (Visit visit = open(H100)) {
      assertThat(visit.get("type-share.chat")).hasCount(0);
      visit.get("pick-task").selectOption("*");
      assertThat(visit.get("mix-row")).containsText("chat 50 %, extraction 50 %");
      visit.get("type-share.chat").fill("60");
      assertThat(visit.get("mix-row")).hasCount(0);
      visit.get("type-share.extraction").fill("20");
      assertThat(visit.get("mix-row")).containsText("chat 75 %, extraction 25 %");
      assertThat(visit.page()).hasURL(Pattern.compile(".*share.chat=60&share.extraction=20.*"));

      visit.page().reload();
      ranks(visit, bestFirst(told, "tasks-per-mwh"));
      for (JsonNode place : places(told, "tasks-per-mwh")) {
        assertThat(
                visit
                    .page()
                    .locator(
                        "[data-testid=model-bar][data-model='%s']"
                            .formatted(place.path("nickname").asText())))
            .hasAttribute("data-value", place.path("value").asText());
      }
      assertThat(visit.get("panel-ranking")).containsText("chat 75 %, extraction 25 %");
      visit.get("type-share.chat").fill("300");
      assertThat(visit.get("panel-assumptions")).containsText("from 0 to 100");
    }
  }

  @Test
  void move_ofAllServicesOfTheFleet_namesThemWithWhatTheyHaveNow() {
    JsonNode services =
        Await.present(
            "the demonstration's services",
            () ->
                Optional.of(demo.api().get("/services?pageSize=500").path("items"))
                    .filter(it -> it.size() == SERVICES)
                    .filter(it -> it.findValues("forecast").size() == SERVICES));
    try (Visit visit = open(H100)) {
      visit.get("pick-services").selectOption("*");
      assertThat(visit.get("moved-service")).hasCount(services.size());
      assertThat(visit.get("type-requests")).hasCount(0);
      visit.get("pick-services").selectOption("assistant");
      assertThat(visit.get("moved-service")).hasCount(1);
      assertThat(visit.get("moved-service")).containsText("ministry-of-labour");
      assertThat(visit.page()).hasURL(Pattern.compile(".*services=assistant.*"));
      JsonNode told =
          asked(
              """
              , "workload": {"serviceIds": ["assistant"],
                "from": "Large 405B (example)", "to": "Small 8B (example)"}
              """);
      assertThat(visit.get("move-words")).containsText(told.at("/move/words").asText());
    }
  }

  /** Like a job of the demonstration's week, that says its work: 18,000 answers of 400 tokens. */
  private String submit(String key, String work) {
    JsonNode like =
        demo.api()
            .get("/jobs?kind=batch&pageSize=200")
            .path("items")
            .valueStream()
            .map(it -> it.path("spec"))
            .filter(it -> it.path("gpuCount").asInt() <= 64)
            .findFirst()
            .orElseThrow();
    StringBuilder seconds = new StringBuilder();
    like.path("runSeconds")
        .fieldNames()
        .forEachRemaining(
            it -> seconds.append(seconds.isEmpty() ? "" : ",").append("\"%s\":7200".formatted(it)));
    JsonNode made =
        demo.api()
            .post(
                "/jobs",
                """
                {"externalRef": {"system": "models", "id": "%s"}, "tenant": "acme", "kind": "batch", %s
                 "gpuCount": 8, "residency": "%s", "runSeconds": {%s}, "perGpuW": %s, "valueMinor": 900000000,
                 "earliestStartAt": "%s"}
                """
                    .formatted(
                        key,
                        work,
                        like.path("residency").asText(),
                        seconds,
                        like.path("perGpuW"),
                        Instant.now().plus(Duration.ofHours(6))));
    return made.path("id").asText();
  }

  private static String work(String parameterCount) {
    return """
        "work": {"model": {"parameterCount": %s, "layerCount": 80, "hiddenSize": 8192, "precision": "fp8"},
          "promptTokenCount": 1000, "outputTokenCount": 400, "requestCount": 18000},"""
        .formatted(parameterCount);
  }

  @Test
  void jobs_ofThePlan_moveBesideServicesWithTheFiguresOfRest() {
    String job = submit("large", work("405000000000"));
    String odd = submit("odd", work("70000000000"));
    JsonNode told =
        asked(
            """
            , "workload": {"jobIds": ["%s", "%s"],
              "from": "Large 405B (example)", "to": "Small 8B (example)"}
            """
                .formatted(job, odd));
    JsonNode its = told.at("/jobMove/jobs/0");
    try (Visit visit = open(H100)) {
      Locator row = visit.page().locator("[data-testid=moved-job][data-job='" + job + "']");
      assertThat(row).containsText("acme");
      assertThat(row).containsText(LARGE);
      assertThat(row).containsText("by size");
      for (String[] cell :
          new String[][] {
            {"job-gpus", "freedGpuCount"},
            {"job-gpu-hours", "freedGpuHours"},
            {"job-kwh", "freedKWh"},
            {"job-eur", "freedEur"},
            {"job-carbon", "freedCarbonG"}
          }) {
        assertThat(row.getByTestId(cell[0])).hasText(three(its.path(cell[1]).asDouble()));
      }
      visit.get("other-jobs").locator("summary").click();
      assertThat(visit.get("other-job").filter(having(odd)))
          .containsText("about 70.0 billion parameters");

      visit.get("pick-jobs").selectOption(job);
      assertThat(visit.page()).hasURL(Pattern.compile(".*jobs=" + job + ".*"));
      assertThat(visit.get("moved-job")).hasCount(1);
      JsonNode alone =
          asked(
              """
              , "workload": {"jobIds": ["%s"],
                "from": "Large 405B (example)", "to": "Small 8B (example)"}
              """
                  .formatted(job));
      assertThat(visit.get("job-move-words")).containsText(alone.at("/jobMove/words").asText());
      assertThat(visit.get("figure-freed-gpu-hours"))
          .hasAttribute("title", alone.at("/jobMove/freedGpuHours").asText() + " GPU-h");

      visit.get("pick-jobs").selectOption("none");
      assertThat(visit.get("moved-job")).hasCount(0);
      assertThat(visit.get("no-jobs")).isVisible();
      visit.get("unsaid-jobs").locator("summary").click();
      assertThat(visit.get("other-job").first())
          .containsText("it says no work on a language model.");
    }
  }

  /** As the page shows a figure: three digits, thousands apart. */
  private static String three(double value) {
    BigDecimal its = BigDecimal.valueOf(value).round(new MathContext(3, RoundingMode.HALF_EVEN));
    return new DecimalFormat("#,##0.############", DecimalFormatSymbols.getInstance(Locale.ROOT))
        .format(its);
  }

  @Test
  void tableAndFile_haveTheNumbersOfRest() {
    JsonNode places = places(asked(""), "tasks-per-mwh");
    try (Visit visit = demo.visit().open("/models/compare" + H100 + "&table=ranking")) {
      List<List<String>> table = visit.table("ranking");
      String csv = visit.export("ranking", "csv");

      assertThat(table).hasSize(places.size());
      for (int i = 0; i < places.size(); i++) {
        JsonNode place = places.path(i);
        assertThat(table.get(i).get(1)).isEqualTo(place.path("nickname").asText());
        assertThat(csv)
            .contains(
                "%d,%s,%s"
                    .formatted(
                        place.path("rank").asInt(),
                        place.path("nickname").asText(),
                        place.path("value").asText()));
      }
      assertThat(csv).contains("# unit: million tasks/MWh").contains("# measurementVersion: 1");
    }
  }

  @Test
  void nothing_moves_underReducedMotion() {
    try (Visit visit = open(H100)) {
      visit
          .page()
          .emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
      visit.get("flip").click();
      Object moving =
          visit
              .page()
              .evaluate(
                  "[...document.querySelectorAll('.models *')].filter(it => {"
                      + " const s = getComputedStyle(it); return s.animationName !== 'none'"
                      + " || (it.matches('.bar, .model-row, .slope *')"
                      + " && s.transitionDuration !== '0s'); }).length");
      assertThat(moving).isEqualTo(0);
    }
  }
}
