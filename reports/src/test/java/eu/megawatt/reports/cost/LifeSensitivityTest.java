package eu.megawatt.reports.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import eu.megawatt.reports.asset.Asset;
import eu.megawatt.reports.asset.AssetClass;
import eu.megawatt.reports.assumption.CostBook;
import eu.megawatt.reports.booking.TestingBook;
import eu.megawatt.reports.ledger.Account;
import eu.megawatt.reports.ledger.CostKind;
import eu.megawatt.reports.ledger.CostParts;
import eu.megawatt.reports.ledger.Holder;
import eu.megawatt.reports.ledger.Quality;
import eu.megawatt.reports.period.Period;
import eu.megawatt.reports.period.Posted;
import eu.megawatt.reports.period.SiteSummary;
import eu.megawatt.reports.period.Statement;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class LifeSensitivityTest {

  private static final BigDecimal CENT = new BigDecimal("0.01");

  @Test
  void of_monthOfOneAsset_triesLivesOfThreeToSixYears() {
    CostBook book = TestingBook.free().finance("6").book();
    Asset asset = asset(AssetClass.GPU, "55000", "0");

    List<LifeSensitivity> tried = LifeSensitivity.of(statement(), book, List.of(asset));

    assertThat(tried).extracting(LifeSensitivity::lifeYears).containsExactly(3, 4, 5, 6);
    for (LifeSensitivity it : tried) {
      double days = new double[] {1_095, 1_461, 1_826, 2_191}[it.lifeYears() - 3];
      double wear = 55_000 * 31 / days;
      double bookValue = 55_000 - wear / 2;
      double finance = bookValue * 0.06 * 31 / 365;
      assertThat(it.depreciationEur()).isCloseTo(BigDecimal.valueOf(wear), within(CENT));
      assertThat(it.financeEur()).isCloseTo(BigDecimal.valueOf(finance), within(CENT));
      assertThat(it.perAllocatedGpuH().orElseThrow().eur())
          .isCloseTo(BigDecimal.valueOf((100 + wear + finance) / 744), within(CENT));
    }
  }

  @Test
  void of_building_keepsItsLife() {
    CostBook book = TestingBook.free().book();

    List<LifeSensitivity> tried =
        LifeSensitivity.of(statement(), book, List.of(asset(AssetClass.FACILITY, "55000", "0")));

    assertThat(tried)
        .extracting(LifeSensitivity::depreciationEur)
        .containsOnly(new BigDecimal("0.00"));
  }

  /** January 2025: a job that had a GPU all month, with 100 EUR of energy and 999 EUR of wear. */
  private static Statement statement() {
    Period january = new Period(YearMonth.of(2025, 1), ZoneId.of("Europe/Paris"));
    CostParts cents =
        CostParts.of(CostKind.ENERGY, 10_000).plus(CostParts.of(CostKind.DEPRECIATION, 99_900));
    Account job = new Account(TestingBook.SITE, "P", new Holder.Job("T", "J", "training"));
    SiteSummary site =
        new SiteSummary(TestingBook.SITE, 1, january.quarterCount(), 1, Quality.NONE, List.of());
    return new Statement(
        january,
        new TreeMap<>(Map.of(job, new Posted(1, 0, 744_000_000, 0, cents, 0, 0))),
        new TreeMap<>(Map.of(TestingBook.SITE, site)),
        List.of());
  }

  private static Asset asset(AssetClass its, String cost, String residual) {
    return new Asset(
        "a",
        its,
        TestingBook.SITE,
        Optional.empty(),
        1,
        new BigDecimal(cost),
        "EUR",
        new BigDecimal(residual),
        LocalDate.of(2025, 1, 1),
        BigDecimal.valueOf(5),
        Optional.empty(),
        "a test",
        Optional.empty());
  }
}
