package eu.megawatt.system.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The schedule shows what the API says. */
@ExtendWith(Demonstration.Extension.class)
final class SchedulePageTest {

  private static final List<String> KINDS =
      List.of("training", "fine-tuning", "batch", "inference");

  private final Demonstration demo;

  SchedulePageTest(Demonstration demo) {
    this.demo = demo;
  }

  @Test
  void powerTable_wholePlan_isTheApisAndNeverOverTheLimit() {
    JsonNode series = demo.api().get("/plans/" + demo.planId() + "/power-series?maxPoints=2000");
    try (Visit visit = demo.visit().open(demo.schedule("&table=power"))) {
      List<List<String>> rows = visit.table("power");

      assertThat(rows).hasSize(demo.plan().path("slotCount").asInt());
      assertThat(rows)
          .isEqualTo(IntStream.range(0, rows.size()).mapToObj(i -> row(series, i)).toList());
      assertThat(visit.get("over").count()).isZero();
    }
    for (int slot = 0; slot < demo.plan().path("slotCount").asInt(); slot++) {
      assertThat(load(series, slot)).as("slot " + slot).isLessThanOrEqualTo(watts(series, 5, slot));
    }
  }

  @Test
  void powerExport_wholePlan_isTheApisToTheWatt() {
    JsonNode series = demo.api().get("/plans/" + demo.planId() + "/power-series?maxPoints=2000");
    try (Visit visit = demo.visit().open(demo.schedule("&table=power"))) {
      visit.see("data-table");
      List<List<String>> lines = Csv.rows(visit.export("power", "csv"));

      assertThat(lines).hasSize(demo.plan().path("slotCount").asInt());
      for (int slot = 0; slot < lines.size(); slot++) {
        List<Long> expected = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
          expected.add(watts(series, i, slot));
        }
        expected.addAll(List.of(load(series, slot), watts(series, 5, slot)));
        expected.add(watts(series, 5, slot) - load(series, slot));
        assertThat(lines.get(slot).subList(1, 9).stream().map(Long::valueOf)).isEqualTo(expected);
      }
    }
  }

  private List<String> row(JsonNode series, int slot) {
    List<String> cells = new ArrayList<>();
    Instant start = Instant.parse(series.path("from").asText());
    cells.add(clock(start.plus(Duration.ofSeconds(slot * series.path("stepSeconds").asLong()))));
    for (int i = 0; i < 5; i++) {
      cells.add(megawatts(watts(series, i, slot)));
    }
    cells.add(megawatts(load(series, slot)));
    cells.add(megawatts(watts(series, 5, slot)));
    cells.add(megawatts(watts(series, 5, slot) - load(series, slot)));
    return cells;
  }

  private static long load(JsonNode series, int slot) {
    return IntStream.range(0, 5).mapToLong(i -> watts(series, i, slot)).sum();
  }

  private static long watts(JsonNode series, int index, int slot) {
    return series.path("series").path(index).path("values").path(slot).asLong();
  }

  /** As the page prints it: of the number that JavaScript has, which is why it is not exact. */
  private static String megawatts(long watts) {
    BigDecimal rounded = new BigDecimal(watts / 1e6).setScale(1, RoundingMode.HALF_UP);
    return String.format(Locale.ROOT, "%,.1f", rounded).replace('-', '\u2212');
  }

  private static String clock(Instant at) {
    return LocalDateTime.ofInstant(at, ZoneOffset.UTC)
        .format(DateTimeFormatter.ofPattern("EEE d MMM HH:mm", Locale.UK));
  }

  @Test
  void placementsTable_wholePlan_isTheApisGantt() {
    JsonNode gantt = demo.api().get("/plans/" + demo.planId() + "/gantt");
    List<List<String>> expected = new ArrayList<>();
    for (int i = 0; i < gantt.path("count").asInt(); i++) {
      expected.add(placement(gantt, i));
    }
    try (Visit visit = demo.visit().open(demo.schedule("&table=gantt"))) {
      List<List<String>> rows = visit.table("gantt");

      assertThat(rows).hasSize(demo.plan().path("placedCount").asInt());
      assertThat(rows).containsExactlyInAnyOrderElementsOf(expected);
    }
  }

  private List<String> placement(JsonNode gantt, int i) {
    JsonNode pool = gantt.path("pools").path(gantt.path("pool").path(i).asInt());
    return List.of(
        gantt.path("jobId").path(i).asText(),
        KINDS.get(gantt.path("kind").path(i).asInt()),
        pool.path("siteId").asText(),
        pool.path("id").asText(),
        pool.path("gpuTypeId").asText(),
        String.format(Locale.ROOT, "%,d", gantt.path("gpuCount").path(i).asInt()),
        clock(slot(gantt.path("start").path(i).asInt())),
        clock(slot(gantt.path("end").path(i).asInt())),
        gantt.path("late").path(i).asInt() == 1 ? "late" : "",
        gantt.path("capped").path(i).asInt() == 1 ? "capped" : "");
  }

  private Instant slot(int index) {
    long minutes = index * demo.plan().path("slotMinutes").asLong();
    return Instant.parse(demo.plan().path("startsAt").asText()).plus(Duration.ofMinutes(minutes));
  }

  @Test
  void unplacedList_everyJob_saysTheApisPrimaryReason() {
    List<JsonNode> jobs = demo.api().all("/plans/" + demo.planId() + "/unplaced");
    assertThat(jobs).as("the demonstration leaves jobs out").isNotEmpty();
    try (Visit visit = demo.visit().open(demo.schedule(""))) {
      visit.see("unplaced-job");
      List<Locator> shown = visit.get("unplaced-job").all();

      assertThat(shown).hasSize(Math.min(jobs.size(), 200));
      for (int i = 0; i < shown.size(); i++) {
        JsonNode reason = jobs.get(i).path("reasons").path(0);
        assertThat(shown.get(i).locator(".unplaced-head button"))
            .hasText(jobs.get(i).path("jobId").asText());
        assertThat(shown.get(i).locator("> .reason"))
            .hasAttribute("title", reason.path("message").asText());
        assertThat(shown.get(i).locator("> .reason b"))
            .hasText(words(visit, reason.path("reason").asText()));
      }
    }
  }

  /** How the page calls a reason, by its own list of them. */
  private static String words(Visit visit, String reason) {
    return visit.get("reason").locator("option[value=" + reason + "]").textContent();
  }

  @Test
  void unplacedExport_allPages_totalIsTheScreens() {
    try (Visit visit = demo.visit().open(demo.schedule(""))) {
      visit.see("unplaced-job");
      List<List<String>> rows = Csv.rows(visit.export("unplaced", "csv"));

      long total = rows.stream().mapToLong(row -> Long.parseLong(row.get(4))).sum();
      assertThat(rows).hasSize(demo.plan().path("unplacedCount").asInt());
      assertThat(total).isEqualTo(demo.plan().path("droppedValueMinor").asLong());
      assertThat(visit.get("figure-dropped"))
          .hasAttribute("title", String.format(Locale.ROOT, "EUR\u00a0%,.2f", total / 100.0));
    }
  }

  @Test
  void pictures_ofBothCharts_areMadeInThePage() {
    try (Visit visit = demo.visit().open(demo.schedule(""))) {
      visit.see("chart-power");
      visit.see("chart-gantt");
      for (String panel : List.of("power", "gantt")) {
        assertThat(visit.export(panel, "png")).as(panel + " PNG").contains("PNG", "IEND");
        assertThat(visit.export(panel, "svg"))
            .as(panel + " SVG")
            .startsWith("<svg")
            .contains("</svg>");
      }
    }
  }

  @Test
  void figures_ofThePlan_areTheApis() {
    try (Visit visit = demo.visit().open(demo.schedule(""))) {
      assertThat(visit.get("figure-objective"))
          .hasAttribute(
              "title",
              String.format(
                  Locale.ROOT,
                  "EUR\u00a0%,.2f",
                  demo.plan().path("objectiveCostMinor").asLong() / 100.0));
      assertThat(visit.get("figure-gap"))
          .hasAttribute("title", demo.plan().path("gapRatio").asText());
    }
  }

  @Test
  void job_selected_showsItsAllocation() {
    JsonNode allocation =
        demo.api().get("/plans/" + demo.planId() + "/allocations?pageSize=1").at("/items/0");
    String id = allocation.path("jobId").asText();
    try (Visit visit = demo.visit().open(demo.schedule("&sel=" + id))) {
      Locator panel = visit.see("panel-job");

      assertThat(panel).containsText(allocation.path("poolId").asText());
      assertThat(panel).containsText(allocation.path("tenant").asText());
      assertThat(panel).containsText(clock(Instant.parse(allocation.path("startsAt").asText())));
    }
  }

  @Test
  void view_reloadBackAndDeepLink_isKept() {
    String job =
        demo.api().all("/plans/" + demo.planId() + "/unplaced").getFirst().path("jobId").asText();
    String view = demo.schedule("&group=kind&lanes=thick&table=unplaced&q=" + job.substring(0, 3));
    try (Visit visit = demo.visit().open(view)) {
      State before = State.of(visit);
      visit.page().reload();
      assertThat(State.of(visit)).as("after a reload").isEqualTo(before);

      visit.get("nav-p").click();
      visit.see("plans");
      visit.page().goBack();
      assertThat(State.of(visit)).as("after back").isEqualTo(before);

      try (Visit other = demo.visit().open(visit.path())) {
        assertThat(State.of(other)).as("elsewhere").isEqualTo(before);
      }
    }
  }

  @Test
  void choices_onThePage_areInTheAddress() {
    try (Visit visit = demo.visit().open(demo.schedule(""))) {
      visit.see("group").selectOption("gpu");
      visit.get("zoom-in").click();
      visit.get("table-power").click();
      visit.see("data-table");

      assertThat(visit.page()).not().hasURL(Pattern.compile("from=start"));
      assertThat(visit.path()).contains("group=gpu", "table=power");
    }
  }

  /** What a person sees of the view. */
  private record State(
      String path, String rows, String lanes, String filter, String range, Set<String> unplaced) {

    static State of(Visit visit) {
      Locator table = visit.see("panel-unplaced").getByTestId("data-table");
      table.waitFor();
      return new State(
          visit.path(),
          visit.see("group").inputValue(),
          visit.get("lanes").inputValue(),
          visit.get("q").inputValue(),
          visit.get("time").innerText(),
          new HashSet<>(visit.table("unplaced").stream().map(row -> row.get(0)).toList()));
    }
  }
}
