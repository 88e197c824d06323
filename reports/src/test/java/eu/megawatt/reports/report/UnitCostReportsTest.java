package eu.megawatt.reports.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import eu.megawatt.reports.TestingStatements;
import eu.megawatt.reports.TestingTable;
import eu.megawatt.reports.asset.Asset;
import eu.megawatt.reports.asset.AssetClass;
import eu.megawatt.reports.asset.Embodied;
import eu.megawatt.reports.assumption.CostBook;
import eu.megawatt.reports.assumption.example.ExampleBook;
import eu.megawatt.reports.ledger.Account;
import eu.megawatt.reports.ledger.Holder;
import eu.megawatt.reports.period.Posted;
import eu.megawatt.reports.period.Statement;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a GPU-hour costs and emits, beside sums in floating point. */
final class UnitCostReportsTest {

  private static final int SEEDS = 500;

  private static List<Map<String, String>> rows(Report report) {
    return TestingTable.of(report.schema(), report.rows());
  }

  private static double number(Map<String, String> row, String column) {
    return Double.parseDouble(Objects.requireNonNull(row.get(column)));
  }

  @Test
  void unitCosts_ofAnyMonth_timesTheirHoursAreTheCost() {
    int compared = 0;
    for (int seed = 0; seed < SEEDS; seed++) {
      Statement statement = TestingStatements.of(seed).statement();
      Report report = UnitCostReport.of(statement, List.of());
      for (Map<String, String> row : rows(report)) {
        double cost = 0;
        double own = 0;
        for (Map.Entry<Account, Posted> it : statement.own().entrySet()) {
          if (it.getKey().siteId().equals(row.get("siteId"))) {
            double euro = it.getValue().cents().total() / 100.0;
            cost += euro;
            own += it.getKey().holder() instanceof Holder.Job ? euro : 0;
          }
        }
        assertThat(number(row, "costEur")).as("seed %d", seed).isCloseTo(cost, within(1e-6));
        if (row.containsKey("perAllocatedGpuHourEur")) {
          double hours = number(row, "allocatedGpuHours");
          assertThat(number(row, "perAllocatedGpuHourEur") * hours).isCloseTo(cost, within(1e-6));
          assertThat(number(row, "ownPerAllocatedGpuHourEur") * hours).isCloseTo(own, within(1e-6));
          compared++;
        }
      }
      Map<String, String> total = TestingTable.row(report.schema(), report.total());
      assertThat(new BigDecimal(Objects.requireNonNull(total.get("inServiceGpuHours"))))
          .isEqualByComparingTo(TestingTable.sum(rows(report), "inServiceGpuHours"));
    }
    assertThat(compared).isGreaterThan(SEEDS / 2);
  }

  @Test
  void breakEven_ofTheExampleBook_isAThousandTimesTheValueByKilowatts() {
    CostBook book = ExampleBook.book();
    int compared = 0;
    for (int seed = 0; seed < SEEDS; seed++) {
      Statement statement = TestingStatements.of(seed).statement();
      for (Map<String, String> row : rows(BreakEvenReport.of(statement, book))) {
        double exact = 1_000 * number(row, "valueGpuHourEur") / number(row, "perGpuKw");
        assertThat(number(row, "breakEvenEurPerMWh")).isCloseTo(exact, within(0.0051));
        compared++;
      }
    }
    assertThat(compared).isGreaterThan(SEEDS / 2);
  }

  private static Asset gpus(String pool, int count, Optional<Embodied> embodied) {
    return new Asset(
        "a-" + pool + count,
        AssetClass.GPU,
        "S-0",
        Optional.of(pool),
        count,
        BigDecimal.valueOf(1_000),
        "EUR",
        BigDecimal.ZERO,
        LocalDate.parse("2026-01-01"),
        BigDecimal.valueOf(4),
        Optional.empty(),
        "a test",
        embodied);
  }

  private static Optional<Embodied> kg(int kg) {
    return Optional.of(new Embodied(BigDecimal.valueOf(kg), "a test"));
  }

  @Test
  void intensity_ofTwoAssetsOfAPool_hasTheirPartForTheTimeThatJobsHadThem() {
    List<Asset> assets = List.of(gpus("p0", 30, kg(4_000)), gpus("p0", 10, kg(1_000)));
    int compared = 0;
    for (int seed = 0; seed < SEEDS; seed++) {
      Statement statement = TestingStatements.of(seed).statement();
      for (Map<String, String> row : rows(IntensityReport.of(statement, assets))) {
        if (!Objects.equals(row.get("siteId"), "S-0") || !row.containsKey("perGpuHourGrams")) {
          continue;
        }
        double inPool = 0;
        double all = 0;
        double milliG = 0;
        for (Map.Entry<Account, Posted> it : statement.own().entrySet()) {
          Account account = it.getKey();
          if (account.siteId().equals("S-0") && account.holder() instanceof Holder.Job) {
            double hours = it.getValue().allocatedMicroGpuH() / 1e6;
            all += hours;
            inPool += account.poolId().equals("p0") ? hours : 0;
            milliG += it.getValue().locationMilliG();
          }
        }
        double embodied = 5_000_000 * (inPool / 40) / (4 * 365.25 * 24);
        assertThat(number(row, "embodiedGrams")).isCloseTo(embodied, within(0.01));
        assertThat(number(row, "perGpuHourGrams"))
            .isCloseTo((milliG / 1_000 + embodied) / all, within(0.01 / all + 1e-6));
        compared++;
      }
    }
    assertThat(compared).isGreaterThan(SEEDS / 3);
  }

  @Test
  void intensity_ofAnAssetThatNobodyKnowsTheMakingOf_isAbsentAndSaysSo() {
    List<Map<String, String>> all = new ArrayList<>();
    for (int seed = 0; seed < 20; seed++) {
      all.addAll(
          rows(
              IntensityReport.of(
                  TestingStatements.of(seed).statement(),
                  List.of(gpus("p0", 30, Optional.empty())))));
    }
    assertThat(all)
        .filteredOn(row -> Objects.equals(row.get("siteId"), "S-0"))
        .isNotEmpty()
        .allSatisfy(
            row -> {
              assertThat(row).doesNotContainKeys("perGpuHourGrams", "embodiedGrams");
              assertThat(row.get("missing")).contains("a-p030");
            });
  }
}
