package eu.megawatt.reports.report;

import static eu.megawatt.reports.TestingTable.sum;
import static eu.megawatt.reports.TestingTable.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.megawatt.reports.TestingMonths;
import eu.megawatt.reports.TestingStatements;
import eu.megawatt.reports.TestingStatements.Month;
import eu.megawatt.reports.TestingTable;
import eu.megawatt.reports.cost.Work;
import eu.megawatt.reports.cost.WorkCount;
import eu.megawatt.reports.ledger.Account;
import eu.megawatt.reports.ledger.CostKind;
import eu.megawatt.reports.ledger.CostParts;
import eu.megawatt.reports.ledger.Holder;
import eu.megawatt.reports.period.Period;
import eu.megawatt.reports.period.Posted;
import eu.megawatt.reports.period.Statement;
import eu.megawatt.reports.table.Column;
import eu.megawatt.reports.table.ColumnType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ReportsTest {

  private static final List<GroupBy> BY = List.of(GroupBy.values());
  private static final List<SharedKey> KEYS = List.of(SharedKey.values());

  private static final JobDirectory JOBS = job -> TestingMonths.labels(job.jobId());

  private static List<Map<String, String>> rows(Report report) {
    return TestingTable.of(report.schema(), report.rows());
  }

  /** The columns that may be added up. */
  private static List<String> sums(Report report) {
    return report.schema().columns().stream()
        .filter(column -> !column.name().endsWith("Ratio") && !column.name().endsWith("ctiveness"))
        .filter(column -> !column.name().startsWith("per"))
        .filter(
            column ->
                column.type() instanceof ColumnType.Decimal
                    || column.type().equals(ColumnType.WHOLE))
        .map(Column::name)
        .toList();
  }

  private static void assertTotal(Report report, List<Map<String, String>> rows) {
    Map<String, String> total = TestingTable.row(report.schema(), report.total());
    for (String column : sums(report)) {
      assertThat(sum(rows, column)).as(column).isEqualByComparingTo(total.get(column));
    }
  }

  private static LedgerTotals ledger(Month month) {
    LedgerTotals totals = new LedgerTotals();
    month.quarters().forEach(totals::add);
    month.charges().forEach(totals::add);
    return totals;
  }

  @Test
  void reconciliation_ofAnyMonth_isBalancedAndItsPartsAreTheMeter() {
    for (int seed = 0; seed < 3_000; seed++) {
      Month month = TestingStatements.of(seed);
      Report report = Reconciliation.of(month.statement(), ledger(month));
      List<Map<String, String>> rows = rows(report);

      assertThat(Reconciliation.isBalanced(month.statement(), ledger(month))).isTrue();
      for (Map<String, String> row : rows) {
        if (text(row, "part").equals("difference")) {
          assertThat(row)
              .as("seed %d", seed)
              .containsEntry("energyWh", "0")
              .containsEntry("allocatedGpuHours", "0.000000")
              .containsEntry("costEur", "0.00")
              .containsEntry("locationBasedGrams", "0.000")
              .containsEntry("marketBasedGrams", "0.000");
        }
      }
      long meters =
          month.statement().sites().values().stream().mapToLong(site -> site.meterWh()).sum();
      assertThat(sum(of(rows, "sum"), "energyWh").longValueExact()).isEqualTo(meters);
    }
  }

  private static List<Map<String, String>> of(List<Map<String, String>> rows, String part) {
    return rows.stream().filter(row -> text(row, "part").equals(part)).toList();
  }

  @Test
  void reconciliation_withoutOneAccount_isNotBalanced() {
    Month month = TestingStatements.of(4);
    TreeMap<Account, Posted> fewer = new TreeMap<>(month.statement().own());
    fewer.pollFirstEntry();
    Statement broken =
        new Statement(month.statement().period(), fewer, month.statement().sites(), List.of());

    assertThat(Reconciliation.isBalanced(broken, ledger(month))).isFalse();
  }

  @Test
  void chargeback_byAnything_addsUpToTheLedgerSpreadOrNot() {
    for (int seed = 0; seed < 1_000; seed++) {
      Statement statement = TestingStatements.of(seed).statement();
      GroupBy by = BY.get(seed % BY.size());
      SharedKey key = KEYS.get(seed / 5 % KEYS.size());
      Report report = Chargeback.of(statement, by, key, JOBS, List.of());
      List<Map<String, String>> rows = rows(report);

      assertTotal(report, rows);
      assertThat(sum(rows, "costEur").movePointRight(2).longValueExact())
          .isEqualTo(statement.total().cents().total());
      assertThat(sum(rows, "totalCostEur")).isEqualByComparingTo(sum(rows, "costEur"));
      assertThat(sum(rows, "sharedCostEur")).isEqualByComparingTo("0");
      assertThat(sum(rows, "sharedEnergyWh")).isEqualByComparingTo("0");
      assertThat(sum(rows, "totalMarketBasedGrams").movePointRight(3).longValueExact())
          .isEqualTo(statement.total().marketMilliG());
      assertThat(rows).extracting(row -> row.get("rowId")).doesNotHaveDuplicates();
    }
  }

  @Test
  void chargeback_withCountedWork_dividesWhatARowBearsByIt() {
    Map<Account, Posted> own = Map.of(A, posted(1_000, 0, 0, 1), B, posted(500, 0, 0, 1));
    List<WorkCount> counts =
        List.of(
            count("acme", Optional.of("a0"), new Work(900, 100, 50, 40)),
            count("acme", Optional.empty(), new Work(0, 0, 30, 10)),
            count("nobody", Optional.empty(), new Work(7, 7, 7, 7)));

    List<Map<String, String>> byTenant =
        rows(Chargeback.of(month(11, own), GroupBy.TENANT, SharedKey.NONE, JOBS, counts));
    List<Map<String, String>> byJob =
        rows(Chargeback.of(month(11, own), GroupBy.JOB, SharedKey.NONE, JOBS, counts));

    Map<String, String> acme = byTenant.getFirst();
    assertThat(acme)
        .containsEntry("tenantId", "acme")
        .containsEntry("tokenCount", "1000")
        .containsEntry("taskCount", "80")
        .containsEntry("acceptedTaskCount", "50");
    assertThat(new BigDecimal(text(acme, "perAcceptedTaskEur")))
        .isEqualByComparingTo(
            new BigDecimal(text(acme, "totalCostEur"))
                .movePointLeft(2)
                .multiply(BigDecimal.valueOf(2)));
    assertThat(byTenant.getLast()).containsEntry("acceptedTaskCount", "0");
    assertThat(byJob.getFirst()).containsEntry("acceptedTaskCount", "40");
  }

  private static WorkCount count(String tenant, Optional<String> job, Work work) {
    return new WorkCount(
        LocalDate.of(2026, 11, 3),
        "S-0",
        Optional.empty(),
        tenant,
        Optional.empty(),
        job,
        work,
        "test");
  }

  private static final Account A = job("acme", "a");
  private static final Account B = job("zebra", "b");
  private static final Account IDLE = new Account("S-0", "p0", Holder.IDLE);

  private static Account job(String tenant, String id) {
    return new Account("S-0", "p0", new Holder.Job(tenant, id + "0", "training"));
  }

  private static Posted posted(long itWh, long microGpuH, long usedMicroGpuH, long cents) {
    return new Posted(
        itWh,
        0,
        usedMicroGpuH,
        microGpuH - usedMicroGpuH,
        CostParts.of(CostKind.DEPRECIATION, cents),
        itWh,
        0);
  }

  private static Statement month(int month, Map<Account, Posted> own) {
    return new Statement(
        new Period(YearMonth.of(2026, month), ZoneOffset.UTC),
        new TreeMap<>(own),
        new TreeMap<>(),
        List.of());
  }

  @Test
  void chargeback_spreadByGpuTime_showsWhatIsBorneAndWhatItIsTakenFrom() {
    Statement statement =
        month(
            11,
            Map.of(
                A, posted(10, 3_000_000, 1_500_000, 300),
                B, posted(10, 1_000_000, 1_000_000, 100),
                IDLE, posted(4, 5_000_000, 0, 10)));
    List<Map<String, String>> rows =
        rows(Chargeback.of(statement, GroupBy.TENANT, SharedKey.GPU_TIME, JOBS, List.of()));

    assertThat(rows.get(0))
        .containsEntry("tenantId", "acme")
        .containsEntry("costEur", "3.00")
        .containsEntry("sharedCostEur", "0.08")
        .containsEntry("totalCostEur", "3.08")
        .containsEntry("sharedEnergyWh", "3")
        .containsEntry("utilisationRatio", "0.5000");
    assertThat(rows.get(1))
        .containsEntry("tenantId", "zebra")
        .containsEntry("sharedCostEur", "0.02")
        .containsEntry("utilisationRatio", "1.0000");
    assertThat(rows.get(2))
        .containsEntry("part", "idle")
        .containsEntry("costEur", "0.10")
        .containsEntry("sharedCostEur", "-0.10")
        .containsEntry("totalCostEur", "0.00");
  }

  @Test
  void chargeback_ofFourQuarterGpuJobs_isOneGpuHour() {
    Map<Account, Posted> own = new TreeMap<>();
    for (int i = 0; i < 4; i++) {
      own.put(job("acme", "quarter-" + i), posted(1, 250_000, 100_000, 1));
    }
    assertThat(rows(Chargeback.of(month(11, own), GroupBy.TENANT, SharedKey.NONE, JOBS, List.of())))
        .singleElement()
        .satisfies(
            row ->
                assertThat(row)
                    .containsEntry("allocatedGpuHours", "1.000000")
                    .containsEntry("usedGpuHours", "0.400000"));
  }

  @Test
  void energy_byAnything_addsUpToTheMeters() {
    for (int seed = 0; seed < 1_000; seed++) {
      Statement statement = TestingStatements.of(seed).statement();
      GroupBy by = BY.get(seed % BY.size());
      Report report = EnergyReport.of(statement, by, JOBS);
      List<Map<String, String>> rows = rows(report);

      assertTotal(report, rows);
      long meters = statement.sites().values().stream().mapToLong(site -> site.meterWh()).sum();
      List<Map<String, String>> own =
          rows.stream().filter(row -> !row.containsKey("correctedPeriod")).toList();
      assertThat(sum(own, "energyWh").longValueExact()).as("seed %d", seed).isEqualTo(meters);
    }
  }

  @Test
  void waterfall_ofAnyMonths_addsUpInEachRowAndToBothStatements() {
    for (int seed = 0; seed < 1_000; seed++) {
      Statement now = TestingStatements.of(seed).statement();
      Statement other = TestingStatements.of(seed + 5_000).statement();
      Statement before =
          new Statement(now.period().previous(), other.own(), other.sites(), other.adjustments());
      Report report = Waterfall.of(before, now, _ -> true);
      List<Map<String, String>> rows = rows(report);

      Map<String, String> total = TestingTable.row(report.schema(), report.total());
      for (Map<String, String> row : rows) {
        assertBars(row);
      }
      assertBars(total);
      assertThat(sum(rows, "nowEur")).isEqualByComparingTo(total.get("nowEur"));
      assertThat(sum(rows, "beforeEur").movePointRight(2).longValueExact())
          .isEqualTo(before.total().cents().total());
      assertThat(sum(rows, "nowEur").movePointRight(2).longValueExact())
          .isEqualTo(now.total().cents().total());
    }
  }

  private static void assertBars(Map<String, String> row) {
    BigDecimal bars = BigDecimal.ZERO;
    for (String bar : List.of("beforeEur", "quantityEur", "priceEur", "correctionsEur")) {
      bars = bars.add(new BigDecimal(row.get(bar)));
    }
    assertThat(bars).isEqualByComparingTo(row.get("nowEur"));
  }

  @Test
  void waterfall_ofHalfMoreUseAtAHigherPrice_tellsTheTwoApart() {
    Report report =
        Waterfall.of(
            month(10, Map.of(A, posted(1, 2_000_000, 0, 200))),
            month(11, Map.of(A, posted(1, 3_000_000, 0, 330))),
            _ -> true);

    assertThat(rows(report))
        .singleElement()
        .satisfies(
            row ->
                assertThat(row)
                    .containsEntry("kind", "depreciation")
                    .containsEntry("beforeEur", "2.00")
                    .containsEntry("quantityEur", "1.00")
                    .containsEntry("priceEur", "0.30")
                    .containsEntry("correctionsEur", "0.00")
                    .containsEntry("nowEur", "3.30"));
  }

  @Test
  void waterfall_ofMonthsThatDoNotFollow_isRefused() {
    assertThatThrownBy(() -> Waterfall.of(month(9, Map.of()), month(11, Map.of()), _ -> true))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2026-09");
  }

  @Test
  void rowId_ofAnyReport_findsTheRowsThatAddUpToIt() {
    for (int seed = 0; seed < 300; seed++) {
      Statement statement = TestingStatements.of(seed).statement();
      GroupBy by = BY.get(seed % BY.size());
      for (Map<String, String> row : rows(EnergyReport.of(statement, by, JOBS))) {
        RowRef ref = RowRef.decode(text(row, "rowId")).orElseThrow();
        long energyWh =
            ref.rows(statement, JOBS).stream().mapToLong(it -> it.posted().energyWh()).sum();

        assertThat(row).as("seed %d", seed).containsEntry("energyWh", Long.toString(energyWh));
      }
    }
  }

  @Test
  void rowId_withAnyOtherCharacter_isRefused() {
    String text =
        RowRef.of(YearMonth.of(2026, 11), Optional.of(YearMonth.of(2026, 9)), A, "used").encode();

    assertThat(RowRef.decode(text)).map(RowRef::encode).contains(text);
    for (int i = 0; i < text.length(); i++) {
      char other = text.charAt(i) == 'A' ? 'B' : 'A';
      assertThat(RowRef.decode(text.substring(0, i) + other + text.substring(i + 1))).isEmpty();
      assertThat(RowRef.decode(text.substring(0, i))).isEmpty();
    }
    assertThat(RowRef.decode("?")).isEmpty();
  }

  @Test
  void rowId_ofFieldsThatLookAlikeTogether_keepsThemApart() {
    Map<Account, Posted> own =
        Map.of(job("a, b", "c"), posted(1, 0, 0, 1), job("a", "b, c"), posted(2, 0, 0, 2));

    assertThat(rows(EnergyReport.of(month(11, own), GroupBy.JOB, JOBS))).hasSize(2);
  }
}
