package eu.megawatt.system.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Numbers that a controller can post: the screen, REST and the files say the same. */
@ExtendWith(Demonstration.Extension.class)
final class FinanceScreenTest {

  private static final ZoneId BOOKS = ZoneId.of("Europe/Paris");

  private final Demonstration demo;
  private final String month;

  FinanceScreenTest(Demonstration demo) {
    this.demo = demo;
    this.month = demo.closedMonth();
  }

  private Visit open(String more) {
    Visit visit = demo.visit().open("/finance?period=" + month + more);
    visit.see("cost-row");
    visit.see("reconciled");
    return visit;
  }

  private static long cents(String text) {
    return new BigDecimal(text.replace(",", "").replace('\u2212', '-'))
        .movePointRight(2)
        .longValueExact();
  }

  private String file(String kind, String query) {
    return demo.api().text("/api/v1/reports/" + kind + "?period=" + month + query);
  }

  @Test
  void costs_ofAClosedMonth_addUpToTheTotalAndToTheFile() {
    try (Visit visit = open("")) {
      long rows =
          visit.get("cost-eur").allTextContents().stream()
              .mapToLong(FinanceScreenTest::cents)
              .sum();
      List<List<String>> file = Csv.rows(file("chargeback", "&groupBy=tenant&format=csv"));
      int column =
          List.of(
                  file("chargeback", "&groupBy=tenant&format=csv")
                      .lines()
                      .findFirst()
                      .orElseThrow()
                      .split(",", -1))
              .indexOf("costEur");

      assertThat(rows).isEqualTo(cents(visit.get("cost-total-eur").textContent()));
      assertThat(file.stream().mapToLong(row -> cents(row.get(column))).sum()).isEqualTo(rows);
      assertThat(file).hasSize(visit.get("cost-row").count());
    }
  }

  @Test
  void csv_byTheButton_isWhatRestGivesToTheByte() {
    try (Visit visit = open("&by=site&shared=cost")) {
      assertThat(visit.export("chargeback", "csv"))
          .isEqualTo(file("chargeback", "&groupBy=site&shared=cost&format=csv"));
    }
  }

  @Test
  void month_hasItsQuarterHoursAndReconciles() {
    YearMonth its = YearMonth.parse(month);
    long quarters =
        Duration.between(
                    its.atDay(1).atStartOfDay(BOOKS).toInstant(),
                    its.plusMonths(1).atDay(1).atStartOfDay(BOOKS).toInstant())
                .toMinutes()
            / 15;
    try (Visit visit = open("")) {
      assertThat(visit.get("period-days")).containsText(quarters + " quarter-hours");
      assertThat(visit.get("reconciled")).containsText("The parts are the meters and the ledger");
      assertThat(visit.get("reconciliation-row").first()).isVisible();
    }
  }

  @Test
  void row_opened_showsWhatIsBehindIt() {
    try (Visit visit = open("")) {
      visit.get("cost-row-open").first().click();
      visit.see("ledger-line");
      Locator facts = visit.get("trace-facts");

      assertThat(facts).containsText("version");
      assertThat(facts).containsText("meter-");
      assertThat(visit.path()).contains("row=");
      visit.page().keyboard().press("Escape");
      visit.get("trace-close").click();
      assertThat(visit.get("trace-facts")).hasCount(0);
    }
  }

  @Test
  void sharing_ofWhatNobodyHad_movesCostAndKeepsTheTotal() {
    try (Visit visit = open("")) {
      String before = visit.get("cost-total-eur").textContent();
      visit.get("pick-shared").selectOption("gpu-time");
      assertThat(visit.page()).hasURL(Pattern.compile(".*shared=gpu-time.*"));
      visit.see("cost-row");

      assertThat(visit.get("cost-total-eur")).hasText(before);
      assertThat(visit.get("panel-cost")).containsText("Share of idle");
    }
  }

  @Test
  void openMonth_isProvisionalAndCannotBeClosedBeforeItsEnd() {
    String open =
        demo.api()
            .get("/periods")
            .path("items")
            .valueStream()
            .filter(it -> it.path("state").asText().equals("Open"))
            .map(it -> it.path("id").asText())
            .max(String::compareTo)
            .orElseThrow();
    try (Visit visit = demo.visit().open("/finance?period=" + open)) {
      visit.see("period-row");
      Locator row = visit.page().locator("[data-testid=period-row][data-period='" + open + "']");

      assertThat(visit.get("period-state").first()).containsText("provisional");
      assertThat(row.getByTestId("close-period")).isDisabled();
      assertThat(row).containsText("It is not over yet.");
    }
  }

  @Test
  void rates_areListedWithSourceAndDate() {
    try (Visit visit = open("")) {
      visit.see("rate-row");
      JsonNode report = demo.api().get("/reports/chargeback?period=" + month);

      assertThat(visit.get("rate-row"))
          .hasCount(report.path("assumptions").size() + report.path("series").size());
      assertThat(report.path("assumptions").valueStream())
          .isNotEmpty()
          .allSatisfy(it -> assertThat(it.path("source").asText()).isNotBlank());
    }
  }

  @Test
  void waterfall_leadsFromTheMonthBeforeToThisOne() {
    try (Visit visit = open("")) {
      visit.see("waterfall-now");
      long now = cents(last(visit.get("waterfall-now")));
      long steps = 0;
      for (String step : List.of("before", "quantity", "price", "corrections")) {
        steps += cents(last(visit.get("waterfall-" + step)).replace("+", ""));
      }

      assertThat(steps).isEqualTo(now);
      assertThat(now).isEqualTo(cents(visit.get("cost-total-eur").textContent()));
    }
  }

  @Test
  void currency_chosen_isThatOfTheFiguresAndOfTheFile() {
    try (Visit visit = open("")) {
      String euro = visit.get("cost-total-eur").textContent();
      visit.get("pick-currency").selectOption("SEK");
      assertThat(visit.page()).hasURL(Pattern.compile(".*currency=SEK.*"));
      assertThat(visit.get("figure-cost")).containsText("SEK");
      String csv = visit.export("chargeback", "csv");
      List<String> header = List.of(csv.lines().findFirst().orElseThrow().split(",", -1));
      BigDecimal rows =
          Csv.rows(csv).stream()
              .map(row -> new BigDecimal(row.get(header.indexOf("costSek"))))
              .reduce(BigDecimal.ZERO, BigDecimal::add);

      assertThat(visit.get("cost-total-eur")).not().hasText(euro);
      assertThat(new BigDecimal(visit.get("cost-total-eur").textContent().replace(",", "")))
          .isCloseTo(rows, Offset.offset(new BigDecimal("0.006")));
      assertThat(csv)
          .isEqualTo(file("chargeback", "&groupBy=tenant&shared=none&currency=SEK&format=csv"));
    }
  }

  @Test
  void unitCosts_areShownWithPStarAndOtherLives() {
    JsonNode report = demo.api().get("/reports/unit-costs?period=" + month);
    try (Visit visit = open("")) {
      Locator panel = visit.see("panel-unit-costs");

      assertThat(panel).containsText("p*");
      assertThat(panel.getByTestId("unit-costs-Unit costs").getByTestId("unit-cost-row"))
          .hasCount(report.path("rows").size());
      assertThat(panel.getByTestId("unit-costs-Lives").getByTestId("unit-cost-row")).hasCount(4);
      assertThat(report.at("/more/0/rows")).isNotEmpty();
      assertThat(visit.get("cost-per-accepted").first()).isVisible();
    }
  }

  private static String last(Locator row) {
    return row.locator(".number").textContent();
  }

  @Test
  void file_madeInTheBackground_isThereWithItsHash() throws NoSuchAlgorithmException {
    try (Visit visit = open("")) {
      visit.get("export-kind").selectOption("focus");
      visit.get("export-order").click();
      Locator done = visit.page().locator("[data-testid=export-row][data-state=Done]").first();
      done.waitFor();
      Download download = visit.page().waitForDownload(() -> done.getByRole(AriaRole.LINK).click());
      byte[] bytes = read(download);

      assertThat(done.locator(".hash").getAttribute("title"))
          .isEqualTo(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
      assertThat(new String(bytes, StandardCharsets.UTF_8).lines().findFirst().orElseThrow())
          .contains("BilledCost", "x_");
    }
  }

  private static byte[] read(Download file) {
    try {
      return Files.readAllBytes(file.path());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
