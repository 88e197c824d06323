package eu.megawatt.reports.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import eu.megawatt.reports.closing.ClosedMonth;
import eu.megawatt.reports.closing.MonthFiles;
import eu.megawatt.reports.closing.MonthReport;
import eu.megawatt.reports.closing.MonthReport.Asked;
import eu.megawatt.reports.file.FileFormat;
import eu.megawatt.reports.focus.FocusRows;
import eu.megawatt.reports.focus.FocusVersion;
import eu.megawatt.reports.focus.check.FocusCheck;
import eu.megawatt.reports.focus.check.FocusReport;
import eu.megawatt.reports.focus.check.RulesModel;
import eu.megawatt.reports.invoice.Invoice;
import eu.megawatt.reports.invoice.InvoiceLine;
import eu.megawatt.reports.ledger.CostKind;
import eu.megawatt.reports.period.SiteSummary;
import eu.megawatt.reports.report.GroupBy;
import eu.megawatt.reports.report.Reconciliation;
import eu.megawatt.reports.report.SharedKey;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A month of the demo, from telemetry with faults to files. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DemoBooksTest {

  private static final Path MODEL =
      Path.of("..", "..", "shared", "data", "focus", "model-1.2.json");

  private ClosedMonth month;

  @BeforeAll
  void make() {
    month = DemoBooks.of(YearMonth.parse("2026-10"), 1);
  }

  private byte[] file(MonthReport report, Asked asked, FileFormat format) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    MonthFiles.write(month, report, asked, format, out);
    return out.toByteArray();
  }

  private FocusReport checked(RulesModel rules, FocusVersion version, Set<String> criteria)
      throws IOException {
    byte[] file =
        file(
            MonthReport.FOCUS,
            new Asked(GroupBy.TENANT, SharedKey.NONE, version, "EUR"),
            FileFormat.CSV);
    return FocusCheck.check(rules, new ByteArrayInputStream(file), criteria);
  }

  @Test
  void focus_ofTheMonth_breaksNoRuleOfThePublishedModel() throws IOException {
    assumeTrue(Files.exists(MODEL), "not run: the published model is not here");
    try (InputStream in = Files.newInputStream(MODEL)) {
      FocusReport report = checked(RulesModel.read(in), FocusVersion.V1_2, FocusRows.CRITERIA);
      assertThat(report.isClean()).as(report.toString()).isTrue();
    }
  }

  @Test
  void focus_ofTheMonth_breaksNoRuleOfOurs() throws IOException {
    for (FocusVersion version : FocusVersion.values()) {
      RulesModel rules = RulesModel.ours(version.word());
      FocusReport report = checked(rules, version, Set.of());
      assertThat(report.isClean()).as(report.toString()).isTrue();
    }
  }

  @Test
  void month_whoseClocksGoBack_hasAnHourMoreAndAddsUpToMetersAndLedger() {
    assertThat(month.statement().sites().values())
        .extracting(SiteSummary::quarterCount)
        .containsExactly(31 * 96 + 4, 31 * 96 + 4);
    assertThat(Reconciliation.isBalanced(month.statement(), month.ledger())).isTrue();
    assertThat(month.statement().ownTotal().cents().of(CostKind.DEPRECIATION)).isPositive();
    assertThat(month.statement().ownTotal().cents().of(CostKind.TAX)).isPositive();
  }

  @Test
  void month_afterOneOfWhichMoreWasKnownLater_correctsItByWhatIsConserved() {
    assertThat(month.statement().adjustments())
        .isNotEmpty()
        .allMatch(it -> it.corrects().equals(Optional.of(YearMonth.parse("2026-09"))));
    long gpuTime =
        month.statement().adjustments().stream()
            .mapToLong(it -> it.posted().allocatedMicroGpuH())
            .sum();
    assertThat(gpuTime).as("what was heard late was allocated all the same").isZero();
  }

  @Test
  void energy_ofCorrections_hasNoRatios() throws IOException {
    List<List<String>> rows =
        new String(file(MonthReport.ENERGY, Asked.USUAL, FileFormat.CSV), StandardCharsets.UTF_8)
            .lines()
            .map(line -> List.of(line.split(",", -1)))
            .toList();
    int pue = rows.getFirst().indexOf("powerUsageEffectiveness");
    int corrected = rows.getFirst().indexOf("correctedPeriod");

    assertThat(rows.stream().skip(1))
        .allMatch(row -> row.get(pue).isEmpty() == !row.get(corrected).isEmpty())
        .anyMatch(row -> row.get(pue).isEmpty());
  }

  @Test
  void invoices_areTheSumsOfTheirLines() {
    List<Invoice> invoices = month.billing().bills().flatMap(it -> it.invoice().stream()).toList();
    assertThat(invoices).hasSize(3);
    for (Invoice invoice : invoices) {
      assertThat(invoice.netCents())
          .isEqualTo(invoice.lines().stream().mapToLong(InvoiceLine::cents).sum())
          .isPositive();
    }
  }

  @Test
  void file_writtenTwice_isTheSameInEachFormat() throws IOException {
    ClosedMonth again = DemoBooks.of(YearMonth.parse("2026-10"), 1);
    for (MonthReport report : MonthReport.values()) {
      assertSame(again, report, FileFormat.CSV);
    }
    for (FileFormat format : FileFormat.values()) {
      assertSame(again, MonthReport.CHARGEBACK, format);
    }
  }

  private void assertSame(ClosedMonth again, MonthReport report, FileFormat format)
      throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    MonthFiles.write(again, report, Asked.USUAL, format, out);
    assertThat(out.toByteArray())
        .as("%s as %s", report, format)
        .isEqualTo(file(report, Asked.USUAL, format));
  }

  @Test
  void chargeback_byAnythingAndSpreadByAnything_addsUpToTheLedger() throws IOException {
    BigDecimal ledger = BigDecimal.valueOf(month.statement().total().cents().total(), 2);
    for (GroupBy by : GroupBy.values()) {
      for (SharedKey shared : SharedKey.values()) {
        Asked asked = new Asked(by, shared, FocusVersion.V1_2, "EUR");
        List<String> lines =
            new String(file(MonthReport.CHARGEBACK, asked, FileFormat.CSV), StandardCharsets.UTF_8)
                .lines()
                .toList();
        int column = List.of(lines.getFirst().split(",", -1)).indexOf("totalCostEur");
        BigDecimal sum =
            lines.stream()
                .skip(1)
                .map(line -> new BigDecimal(line.split(",", -1)[column]))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(sum).as("by %s, spread by %s", by, shared).isEqualByComparingTo(ledger);
      }
    }
  }

  @Test
  void of_aMonthWithoutPrices_saysWhichThereAre() {
    assertThatThrownBy(() -> DemoBooks.of(YearMonth.parse("2024-01"), 1))
        .hasMessageContaining("it has those of 2026-06 to 2026-12");
  }
}
