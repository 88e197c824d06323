package eu.megawatt.reports.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.megawatt.reports.asset.Asset;
import eu.megawatt.reports.asset.AssetClass;
import eu.megawatt.reports.assumption.CarbonClaim;
import eu.megawatt.reports.assumption.CarbonZones;
import eu.megawatt.reports.assumption.CostBook;
import eu.megawatt.reports.assumption.DayAhead;
import eu.megawatt.reports.assumption.Excise;
import eu.megawatt.reports.assumption.Network;
import eu.megawatt.reports.assumption.Purpose;
import eu.megawatt.reports.assumption.Volume;
import eu.megawatt.reports.carbon.InstrumentKind;
import eu.megawatt.reports.ledger.Account;
import eu.megawatt.reports.ledger.Amounts;
import eu.megawatt.reports.ledger.CostKind;
import eu.megawatt.reports.ledger.Holder;
import eu.megawatt.reports.ledger.JobFacts;
import eu.megawatt.reports.ledger.PoolFacts;
import eu.megawatt.reports.ledger.Quarter;
import eu.megawatt.reports.ledger.QuarterFacts;
import eu.megawatt.reports.ledger.SiteQuarter;
import eu.megawatt.reports.period.Period;
import eu.megawatt.reports.series.SeriesId;
import eu.megawatt.reports.series.SeriesKind;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BookerTest {

  /** A quarter-hour of 1 MW is 0.25 MWh. */
  private static final long QUARTER_OF_MW_MILLIJ = 900_000_000_000L;

  private static final Quarter NOON = Quarter.at(Instant.parse("2026-03-02T12:00:00Z"));
  private static final Account JOB =
      new Account(TestingBook.SITE, "P", new Holder.Job("T", "J", "training"));

  /** MW used, MW by contract at 50, day-ahead price, markup; what it costs in euro. */
  @ParameterizedTest
  @CsvSource({
    // 0.5 MWh bought at 100 and a markup of 2, 0.25 MWh by contract
    "3, 1, 100, 2, 63.5",
    // all by contract
    "1, 1, 100, 2, 12.5",
    // half of the contract is sold at 100, without a markup
    "1, 2, 100, 2, 0",
    // at a negative price to sell costs, and the contract has to be paid
    "0, 2, -40, 2, 45",
    // at a negative price to buy is an income
    "2, 0, -40, 2, -19",
  })
  void book_contract_paysItInFullAndTheRestAtDayAhead(
      long usedMW, String contractMW, String price, String markup, BigDecimal eur) {
    CostBook book =
        TestingBook.free()
            .dayAhead("EUR", markup)
            .contract(
                "ppa",
                new Volume.Baseload(new BigDecimal(contractMW)),
                "50",
                "EUR",
                Optional.empty())
            .book();

    SiteQuarter entry = one(book, price, TestingFacts.metered(NOON, usedMW * QUARTER_OF_MW_MILLIJ));

    assertThat(cost(entry, CostKind.ENERGY)).isEqualTo(eur.movePointRight(6).longValueExact());
  }

  @Test
  void book_futureAndEpad_fixThePriceOfTheirVolume() {
    TestingMarket market = TestingMarket.at("81").constant(SeriesId.price("SYS", "EUR"), "60");
    CostBook book =
        TestingBook.free()
            .hedge("future", "1", "46.60", "SYS", Optional.empty())
            .hedge("epad", "1", "-4.73", "FR", Optional.of("SYS"))
            .book();

    SiteQuarter entry =
        entries(book, market, List.of(TestingFacts.metered(NOON, QUARTER_OF_MW_MILLIJ))).getFirst();

    // whatever the prices, a MWh of the area costs 46.60 - 4.73 = 41.87
    assertThat(cost(entry, CostKind.ENERGY)).isEqualTo(10_467_500);
    assertThat(entry.basis().seriesVersions()).containsEntry("SYS price EUR/MWh", 3);
  }

  @Test
  void book_shareOfAPlant_isWhatItWasMeteredToDeliver() {
    TestingMarket market =
        TestingMarket.at("100").delivery("wind", NOON, List.of(QUARTER_OF_MW_MILLIJ));
    CostBook book =
        TestingBook.free()
            .contract(
                "wind-ppa",
                new Volume.Metered("wind", new BigDecimal("0.4")),
                "50",
                "EUR",
                Optional.empty())
            .book();

    SiteQuarter entry =
        entries(book, market, List.of(TestingFacts.metered(NOON, QUARTER_OF_MW_MILLIJ))).getFirst();

    // 0.1 MWh at 50 and 0.15 at 100
    assertThat(cost(entry, CostKind.ENERGY)).isEqualTo(20_000_000);
    assertThat(entry.basis().seriesVersions()).containsEntry("wind delivery MW", 2);
  }

  @Test
  void book_swedishTariffs_areConvertedAtTheRateOfTheDay() {
    CostBook book =
        TestingBook.free()
            .excise("SEK", "0:360")
            .network("SEK", "35", "0", "0")
            .rate("SEK", TestingBook.EVER, "0.09")
            .rate("SEK", LocalDate.of(2026, 3, 2), "0.088")
            .book();
    Quarter before = Quarter.at(Instant.parse("2026-03-01T22:45:00Z"));

    List<SiteQuarter> entries =
        entries(
            book,
            TestingMarket.at("0"),
            List.of(
                TestingFacts.metered(before, QUARTER_OF_MW_MILLIJ),
                TestingFacts.metered(before.next(), QUARTER_OF_MW_MILLIJ)));

    assertThat(cost(entries.get(0), CostKind.TAX)).isEqualTo(8_100_000);
    assertThat(cost(entries.get(1), CostKind.TAX)).isEqualTo(7_920_000);
    assertThat(cost(entries.get(0), CostKind.NETWORK)).isEqualTo(787_500);
    assertThat(cost(entries.get(1), CostKind.NETWORK)).isEqualTo(770_000);
  }

  @Test
  void book_siteWithoutMeter_hasItsNodesTimesTheDeclaredPueAndSaysSo() {
    CostBook book = TestingBook.free().pue("1.25").book();

    SiteQuarter entry =
        one(book, "0", TestingFacts.oneJob(NOON, OptionalLong.empty(), QUARTER_OF_MW_MILLIJ));

    assertThat(entry.meterMilliJ()).isEqualTo(QUARTER_OF_MW_MILLIJ * 5 / 4);
    assertThat(entry.lines().get(JOB))
        .extracting("overheadMilliJ")
        .isEqualTo(QUARTER_OF_MW_MILLIJ / 4);
    assertThat(entry.quality().isMetered()).isFalse();
  }

  @Test
  void book_siteWithoutIt_hasOverheadThatBearsItsEnergy() {
    QuarterFacts facts =
        new QuarterFacts(
            TestingBook.SITE,
            NOON,
            1,
            OptionalLong.of(QUARTER_OF_MW_MILLIJ),
            List.of("M"),
            List.of(),
            TestingFacts.QUALITY);

    SiteQuarter entry = one(TestingBook.free().book(), "80", facts);

    Account overhead = new Account(TestingBook.SITE, Account.NO_POOL, Holder.OVERHEAD);
    assertThat(entry.lines()).containsOnlyKeys(overhead);
    assertThat(cost(entry, CostKind.ENERGY)).isEqualTo(20_000_000);
  }

  @Test
  void book_poolOfWhichNothingRuns_bearsItsWearAsIdle() {
    Asset asset = asset(Optional.of("P"), "35040", LocalDate.of(2026, 3, 2), 1);
    QuarterFacts facts =
        new QuarterFacts(
            TestingBook.SITE,
            NOON,
            1,
            OptionalLong.of(0),
            List.of("M"),
            List.of(new PoolFacts("P", 0, new TreeMap<>(), 0, 0)),
            TestingFacts.QUALITY);

    Booking booking =
        new Booker(TestingBook.free().book(), List.of(asset), TestingMarket.at("0").data())
            .book(BookingState.start(TestingBook.SITE), List.of(facts));

    SiteQuarter entry = ((Booking.Booked) booking).entries().getFirst();
    assertThat(entry.lines()).containsOnlyKeys(new Account(TestingBook.SITE, "P", Holder.IDLE));
    assertThat(cost(entry, CostKind.DEPRECIATION)).isEqualTo(1_000_000);
  }

  @Test
  void book_reservedAndNotUsed_bearsAsMuchWearAsUsed() {
    Asset asset = asset(Optional.empty(), "35040", LocalDate.of(2026, 3, 2), 1);

    Booking booking =
        new Booker(TestingBook.free().book(), List.of(asset), TestingMarket.at("0").data())
            .book(BookingState.start(TestingBook.SITE), List.of(TestingFacts.metered(NOON, 1_000)));

    SiteQuarter entry = ((Booking.Booked) booking).entries().getFirst();
    assertThat(entry.lines()).containsOnlyKeys(JOB);
    assertThat(cost(entry, CostKind.DEPRECIATION)).isEqualTo(1_000_000);
  }

  @Test
  void book_assetOfAPool_isBornByItsGpuTimeAndNoOther() {
    QuarterFacts facts =
        new QuarterFacts(
            TestingBook.SITE,
            NOON,
            1,
            OptionalLong.of(0),
            List.of("M"),
            List.of(pool("P", 4, 2, 1), pool("Q", 4, 4, 0)),
            TestingFacts.QUALITY);
    Asset asset = asset(Optional.of("P"), "35040", LocalDate.of(2026, 3, 2), 1);

    Booking booking =
        new Booker(TestingBook.free().book(), List.of(asset), TestingMarket.at("0").data())
            .book(BookingState.start(TestingBook.SITE), List.of(facts));

    SiteQuarter entry = ((Booking.Booked) booking).entries().getFirst();
    Account other = new Account(TestingBook.SITE, "Q", JOB.holder());
    Account idle = new Account(TestingBook.SITE, "P", Holder.IDLE);
    // of four GPUs two are the job's, one of them at work; two are nobody's
    assertThat(wear(entry, JOB)).isEqualTo(500_000);
    assertThat(wear(entry, idle)).isEqualTo(500_000);
    assertThat(wear(entry, other)).isZero();
  }

  private static long wear(SiteQuarter entry, Account account) {
    return entry.lines().getOrDefault(account, Amounts.NONE).microeur().of(CostKind.DEPRECIATION);
  }

  private static PoolFacts pool(String id, int gpus, int allocated, int used) {
    JobFacts job =
        new JobFacts(
            new Holder.Job("T", "J", "training"),
            0,
            allocated * Quarter.MILLIS,
            used * Quarter.MILLIS);
    return new PoolFacts(id, gpus * Quarter.MILLIS, new TreeMap<>(Map.of("J", job)), 0, 0);
  }

  @Test
  void book_cleanContract_countsForTheHourAndNotForTheGrid() {
    TestingMarket market =
        TestingMarket.at("0")
            .constant(SeriesId.carbon("FR", SeriesKind.CARBON_LOCATION), "20")
            .constant(SeriesId.carbon("FR", SeriesKind.CARBON_RESIDUAL), "40");
    CostBook book =
        TestingBook.free()
            .contract(
                "ppa",
                new Volume.Baseload(BigDecimal.ONE),
                "50",
                "EUR",
                Optional.of(new CarbonClaim(InstrumentKind.PPA, new BigDecimal("5"))))
            .book();
    List<QuarterFacts> hour = new ArrayList<>();
    Quarter quarter = NOON;
    for (long mw : new long[] {0, 2, 3, 3}) {
      hour.add(TestingFacts.metered(quarter, mw * QUARTER_OF_MW_MILLIJ));
      quarter = quarter.next();
    }

    List<SiteQuarter> entries = entries(book, market, hour);

    // 2 MWh, of which 1 by contract: 5 kg and 40 kg, in proportion to 0, 2, 3 and 3
    assertThat(entries.stream().map(it -> it.total().marketMilliG()))
        .containsExactly(0L, 11_250_000L, 16_875_000L, 16_875_000L);
    assertThat(entries.stream().map(it -> it.total().locationMilliG()))
        .containsExactly(0L, 10_000_000L, 15_000_000L, 15_000_000L);
  }

  @ParameterizedTest
  @CsvSource({"2026-03-29, 92", "2026-10-25, 100", "2026-06-01, 96"})
  void book_dayOfClockChange_hasItsQuarterHoursAndTheYearsShareOfCosts(LocalDate day, int count) {
    Period month = new Period(YearMonth.from(day), ZoneId.of("Europe/Paris"));
    CostBook book = TestingBook.free().yearly(Purpose.STAFF, "35040", "EUR").book();
    Quarter first = Quarter.at(day.atStartOfDay(month.zone()).toInstant());
    List<QuarterFacts> facts = new ArrayList<>();
    for (int i = 0; i < month.quarterCount(day); i++) {
      facts.add(TestingFacts.metered(new Quarter(first.index() + i), QUARTER_OF_MW_MILLIJ));
    }

    List<SiteQuarter> entries = entries(book, TestingMarket.at("100"), facts);

    assertThat(entries).hasSize(count);
    assertThat(entries.stream().mapToLong(it -> cost(it, CostKind.STAFF)).sum())
        .isEqualTo(count * 1_000_000L);
    assertThat(entries.stream().mapToLong(it -> cost(it, CostKind.ENERGY)).sum())
        .isEqualTo(count * 25_000_000L);
  }

  @Test
  void book_everythingMissing_namesAllOfItAndBooksNothing() {
    CostBook book =
        TestingBook.free()
            .without(DayAhead.class)
            .without(Excise.class)
            .without(Network.class)
            .without(CarbonZones.class)
            .yearly(Purpose.RENT, "1", "SEK")
            .book();

    Booking booking =
        book(
            book, new TestingMarket(), List.of(TestingFacts.oneJob(NOON, OptionalLong.empty(), 5)));

    assertThat(missing(booking))
        .containsExactlyInAnyOrder(
            "SUPPLY S", "EXCISE S", "NETWORK S", "CARBON_ZONES S", "EXCHANGE_RATE SEK");
  }

  @Test
  void book_seriesWithGaps_namesEachGapOnce() {
    Quarter next = NOON.next();
    TestingMarket market =
        TestingMarket.at("0").values(SeriesId.price("FR", "EUR"), next, List.of(BigDecimal.ONE));
    CostBook book =
        TestingBook.free()
            .contract(
                "ppa", new Volume.Metered("wind", BigDecimal.ONE), "1", "EUR", Optional.empty())
            .hedge("future", "1", "1", "SYS", Optional.empty())
            .book();
    List<QuarterFacts> facts = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      facts.add(TestingFacts.oneJob(new Quarter(NOON.index() + i), OptionalLong.empty(), 5));
    }

    Booking booking = book(book, market, facts);

    assertThat(((Booking.Incomplete) booking).missing())
        .contains(
            new Missing(Need.PRICE, "FR price EUR/MWh", NOON.from(), NOON.to()),
            new Missing(
                Need.PRICE, "FR price EUR/MWh", next.to(), Instant.parse("2026-03-02T13:00:00Z")));
    assertThat(missing(booking))
        .containsExactlyInAnyOrder(
            "PRICE FR price EUR/MWh",
            "PRICE FR price EUR/MWh",
            "PRICE SYS price EUR/MWh",
            "DELIVERY wind",
            "DECLARED_PUE S");
    assertThat(((Booking.Incomplete) booking).missing().stream().map(Missing::sentence))
        .contains(
            "The declared PUE of site (S) is missing from 2026-03-02T12:00:00Z to 2026-03-02T13:00:00Z. Maybe add it to the book, for no meter covers that time");
  }

  @Test
  void book_siteThatTheBookDoesNotKnow_isMissing() {
    BookingState elsewhere = BookingState.start("X");
    Booker booker = new Booker(TestingBook.free().book(), List.of(), TestingMarket.at("0").data());

    QuarterFacts facts =
        new QuarterFacts(
            "X", NOON, 1, OptionalLong.of(0), List.of(), List.of(), TestingFacts.QUALITY);
    assertThat(missing(booker.book(elsewhere, List.of(facts)))).containsExactly("SITE X");
    assertThatThrownBy(() -> booker.book(elsewhere, List.of(TestingFacts.metered(NOON, 1))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("(S)")
        .hasMessageContaining("(X)");
  }

  @Test
  void book_assetInACurrencyWithoutARateOnItsFirstDay_isMissing() {
    CostBook book = TestingBook.free().rate("SEK", LocalDate.of(2026, 1, 1), "0.09").book();
    Asset asset =
        new Asset(
            "a",
            AssetClass.GPU,
            TestingBook.SITE,
            Optional.empty(),
            8,
            BigDecimal.TEN,
            "SEK",
            BigDecimal.ZERO,
            LocalDate.of(2025, 6, 1),
            BigDecimal.valueOf(5),
            Optional.empty(),
            "a test",
            Optional.empty());

    Booking booking =
        new Booker(book, List.of(asset), TestingMarket.at("0").data())
            .book(BookingState.start(TestingBook.SITE), List.of(TestingFacts.metered(NOON, 1)));

    assertThat(((Booking.Incomplete) booking).missing())
        .containsExactly(
            new Missing(
                Need.EXCHANGE_RATE,
                "SEK",
                Instant.parse("2025-05-31T22:00:00Z"),
                Instant.parse("2025-06-01T22:00:00Z")));
  }

  @Test
  void book_factsOutOfOrderOrInAnHourThatIsBooked_areRefused() {
    Booker booker = new Booker(TestingBook.free().book(), List.of(), TestingMarket.at("0").data());
    QuarterFacts first = TestingFacts.metered(NOON, 1);
    QuarterFacts second = TestingFacts.metered(NOON.next(), 1);
    BookingState start = BookingState.start(TestingBook.SITE);

    assertThatThrownBy(() -> booker.book(start, List.of(second, first)))
        .hasMessageContaining("in order");
    BookingState after = ((Booking.Booked) booker.book(start, List.of(first))).after();
    assertThatThrownBy(() -> booker.book(after, List.of(second))).hasMessageContaining("new hour");
  }

  private static Asset asset(
      Optional<String> pool, String cost, LocalDate inService, int lifeYears) {
    return new Asset(
        "a",
        AssetClass.GPU,
        TestingBook.SITE,
        pool,
        8,
        new BigDecimal(cost),
        "EUR",
        BigDecimal.ZERO,
        inService,
        BigDecimal.valueOf(lifeYears),
        Optional.empty(),
        "a test",
        Optional.empty());
  }

  private static SiteQuarter one(CostBook book, String price, QuarterFacts facts) {
    return entries(book, TestingMarket.at(price), List.of(facts)).getFirst();
  }

  private static List<SiteQuarter> entries(
      CostBook book, TestingMarket market, List<QuarterFacts> facts) {
    return ((Booking.Booked) book(book, market, facts)).entries();
  }

  private static Booking book(CostBook book, TestingMarket market, List<QuarterFacts> facts) {
    return new Booker(book, List.of(), market.data())
        .book(BookingState.start(TestingBook.SITE), facts);
  }

  private static List<String> missing(Booking booking) {
    return ((Booking.Incomplete) booking)
        .missing().stream().map(it -> it.need() + " " + it.subject()).toList();
  }

  private static long cost(SiteQuarter entry, CostKind kind) {
    return entry.total().microeur().of(kind);
  }
}
