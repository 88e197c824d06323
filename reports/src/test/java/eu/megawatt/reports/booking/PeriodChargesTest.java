package eu.megawatt.reports.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import eu.megawatt.reports.assumption.CostBook;
import eu.megawatt.reports.assumption.FlexibilityIncome;
import eu.megawatt.reports.assumption.Network;
import eu.megawatt.reports.ledger.CostKind;
import eu.megawatt.reports.period.Period;
import eu.megawatt.reports.period.PeriodCharge;
import eu.megawatt.reports.period.PeriodCharge.Driver;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class PeriodChargesTest {

  private static final Period MARCH = new Period(YearMonth.of(2026, 3), ZoneId.of("Europe/Paris"));

  @Test
  void of_demandAndFee_areByTheTariffAndTheRateOfTheLastDay() {
    CostBook book =
        TestingBook.free()
            .network("SEK", "35", "24", "1000")
            .rate("SEK", TestingBook.EVER, "0.5")
            .rate("SEK", LocalDate.of(2026, 3, 31), "0.1")
            .book();

    assertThat(known(book, 1_234_567))
        .containsExactly(
            new PeriodCharge(
                TestingBook.SITE,
                CostKind.NETWORK,
                "demand charge for 1234.567 kW",
                2_962_960_800L,
                Driver.ENERGY,
                "network"),
            new PeriodCharge(
                TestingBook.SITE,
                CostKind.NETWORK,
                "fixed network fee",
                100_000_000L,
                Driver.ENERGY,
                "network"));
  }

  @Test
  void of_flexibility_isAnIncomeOfTheMonthInWhichTheEventBegins() {
    CostBook book =
        TestingBook.free()
            .with(event("february", "2026-02-28T22:30:00Z", "2026-03-01T01:00:00Z"))
            .with(event("march", "2026-03-31T21:59:00Z", "2026-04-01T01:00:00Z"))
            .with(event("april", "2026-03-31T22:00:00Z", "2026-04-01T01:00:00Z"))
            .book();

    assertThat(known(book, 1_000))
        .extracting(PeriodCharge::assumption, PeriodCharge::kind, PeriodCharge::microeur)
        .containsExactly(tuple("march", CostKind.FLEXIBILITY, -1_250_500_000L));
  }

  @Test
  void of_nothingStated_saysWhatIsMissing() {
    Charges noNetwork =
        PeriodCharges.of(
            TestingBook.free().without(Network.class).book(), TestingBook.SITE, MARCH, 1_000);
    Charges noRate =
        PeriodCharges.of(
            TestingBook.free().network("SEK", "1", "1", "1").book(),
            TestingBook.SITE,
            MARCH,
            1_000);

    assertThat(((Charges.Incomplete) noNetwork).missing())
        .extracting(Missing::need)
        .containsExactly(Need.NETWORK);
    assertThat(((Charges.Incomplete) noRate).missing())
        .extracting(Missing::need)
        .containsOnly(Need.EXCHANGE_RATE);
  }

  private static FlexibilityIncome event(String name, String from, String to) {
    return new FlexibilityIncome(
        TestingBook.heading(name, MARCH.month().atDay(1)),
        TestingBook.SITE,
        Instant.parse(from),
        Instant.parse(to),
        new BigDecimal("1250.5"),
        "EUR",
        "demand response");
  }

  private static List<PeriodCharge> known(CostBook book, long peakW) {
    return ((Charges.Known) PeriodCharges.of(book, TestingBook.SITE, MARCH, peakW)).charges();
  }
}
