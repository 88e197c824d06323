package eu.megawatt.reports.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import eu.megawatt.reports.asset.Asset;
import eu.megawatt.reports.asset.AssetClass;
import eu.megawatt.reports.assumption.CostBook;
import eu.megawatt.reports.assumption.Purpose;
import eu.megawatt.reports.ledger.Amounts;
import eu.megawatt.reports.ledger.CostKind;
import eu.megawatt.reports.ledger.Quarter;
import eu.megawatt.reports.ledger.QuarterFacts;
import eu.megawatt.reports.ledger.SiteQuarter;
import eu.megawatt.reports.period.Period;
import eu.megawatt.reports.period.Posted;
import eu.megawatt.reports.period.Statement;
import eu.megawatt.reports.period.StatementMaker;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WholeYearTest {

  private static final long MICROEUR_PER_EUR = 1_000_000;
  private static final long MICROEUR_PER_CENT = 10_000;
  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

  private static final CostBook BOOK =
      TestingBook.free()
          .excise("EUR", "0:26.58 1000:12")
          .network("EUR", "8.2", "1.4", "900")
          .yearly(Purpose.STAFF, "2400000", "EUR")
          .yearly(Purpose.RENT, "1000000.01", "EUR")
          .finance("6")
          .book();

  /** Month by month, each from the state that the last one left; 2028 has a day more. */
  @ParameterizedTest
  @ValueSource(ints = {2026, 2028})
  void book_monthsOfAYear_addUpToTheYearInEveryKind(int year) {
    Booker booker = new Booker(BOOK, List.of(asset(year)), TestingMarket.at("61.7").data());
    SplittableRandom random = new SplittableRandom(year);
    BookingState state = BookingState.start(TestingBook.SITE);
    Amounts total = Amounts.NONE;
    for (int month = 1; month <= 12; month++) {
      Period period = new Period(YearMonth.of(year, month), PARIS);
      Booking.Booked booked = (Booking.Booked) booker.book(state, facts(period, random));
      assertStatement(period, booked.entries());
      for (SiteQuarter entry : booked.entries()) {
        total = total.plus(entry.total());
      }
      state = booked.after();
    }

    assertThat(state.year()).isEqualTo(year);
    assertThat(state.yearMilliJ().longValueExact()).isEqualTo(total.energyMilliJ());
    assertThat(eur(total, CostKind.STAFF)).isEqualByComparingTo("2400000");
    // rent, and a twentieth of a building of 4,000,000 in its first whole year
    assertThat(total.microeur().of(CostKind.FACILITY))
        .isCloseTo(1_000_000_010_000L + firstYear(year), within(1L));
    assertThat(total.microeur().of(CostKind.TAX)).isEqualTo(taxMicroeur(total.energyMilliJ()));
  }

  private static long firstYear(int year) {
    long days = LocalDate.of(year + 20, 1, 1).toEpochDay() - LocalDate.of(year, 1, 1).toEpochDay();
    return 4_000_000 * MICROEUR_PER_EUR * LocalDate.of(year, 1, 1).lengthOfYear() / days;
  }

  private static long taxMicroeur(long milliJ) {
    Fraction mwh = Fraction.of(milliJ).over(3_600_000_000_000L);
    assertThat(mwh.compareTo(Fraction.of(1_000))).as("the second bracket is reached").isPositive();
    Fraction normal = Fraction.of(26_580);
    return normal
        .plus(mwh.minus(Fraction.of(1_000)).times(Fraction.of(12)))
        .times(Fraction.of(MICROEUR_PER_EUR))
        .halfUp();
  }

  /** A statement of the month is its entries and its charges, to the cent and to the Wh. */
  private static void assertStatement(Period period, List<SiteQuarter> entries) {
    assertThat(entries).hasSize(period.quarterCount());
    StatementMaker maker = new StatementMaker(period);
    entries.forEach(maker::add);
    Charges charges =
        PeriodCharges.of(BOOK, TestingBook.SITE, period, maker.peakW(TestingBook.SITE));
    ((Charges.Known) charges).charges().forEach(maker::add);
    Statement statement = maker.statement();
    Amounts exact = entries.stream().map(SiteQuarter::total).reduce(Amounts.NONE, Amounts::plus);
    long peakMilliJ = entries.stream().mapToLong(SiteQuarter::meterMilliJ).max().orElseThrow();
    Posted posted = statement.total();

    assertThat(posted.energyWh()).isEqualTo(halfUp(exact.energyMilliJ(), 3_600_000));
    for (CostKind kind : CostKind.values()) {
      long chargedMicroeur = kind == CostKind.NETWORK ? networkMicroeur(peakMilliJ) : 0;
      assertThat(posted.cents().of(kind))
          .as("%s of %s", kind, period.id())
          .isEqualTo(halfUp(exact.microeur().of(kind) + chargedMicroeur, MICROEUR_PER_CENT));
    }
  }

  /** 1.40 for each kW, whole watts, and 900. */
  private static long networkMicroeur(long peakMilliJ) {
    return halfUp(peakMilliJ, 900_000) * 1_400 + 900 * MICROEUR_PER_EUR;
  }

  private static long halfUp(long fine, long unit) {
    return Fraction.of(fine).over(unit).halfUp();
  }

  private static BigDecimal eur(Amounts amounts, CostKind kind) {
    return BigDecimal.valueOf(amounts.microeur().of(kind), 6);
  }

  private static List<QuarterFacts> facts(Period period, SplittableRandom random) {
    List<QuarterFacts> facts = new ArrayList<>();
    for (long i = period.firstQuarter().index(); i < period.endQuarter().index(); i++) {
      long itMilliJ = random.nextLong(300_000_000_000L);
      long meterMilliJ = itMilliJ + random.nextLong(50_000_000_000L);
      facts.add(TestingFacts.oneJob(new Quarter(i), OptionalLong.of(meterMilliJ), itMilliJ));
    }
    return facts;
  }

  private static Asset asset(int year) {
    return new Asset(
        "building",
        AssetClass.FACILITY,
        TestingBook.SITE,
        Optional.empty(),
        0,
        BigDecimal.valueOf(4_000_000),
        "EUR",
        BigDecimal.ZERO,
        LocalDate.of(year, 1, 1),
        BigDecimal.valueOf(20),
        Optional.empty(),
        "a test",
        Optional.empty());
  }
}
