package eu.megawatt.reports.booking;

import eu.megawatt.reports.asset.Asset;
import eu.megawatt.reports.asset.AssetClass;
import eu.megawatt.reports.assumption.CarbonClaim;
import eu.megawatt.reports.assumption.Contract;
import eu.megawatt.reports.assumption.CostBook;
import eu.megawatt.reports.assumption.Life;
import eu.megawatt.reports.assumption.Purpose;
import eu.megawatt.reports.assumption.Volume;
import eu.megawatt.reports.carbon.InstrumentKind;
import eu.megawatt.reports.ledger.Quarter;
import eu.megawatt.reports.ledger.QuarterFacts;
import eu.megawatt.reports.series.SeriesId;
import eu.megawatt.reports.series.SeriesKind;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** A site with its book, its series, its assets and its facts of some hours, by a seed. */
record RandomCase(
    ZoneId zone, CostBook book, List<Asset> assets, MarketData market, List<QuarterFacts> facts) {

  /** Nights in which clocks and years change, and one in which nothing does. */
  private static final List<Instant> NIGHTS =
      Stream.of("2026-03-28", "2026-10-24", "2025-12-31", "2026-06-10")
          .map(day -> Instant.parse(day + "T20:00:00Z"))
          .toList();

  static RandomCase of(long seed, int hours) {
    SplittableRandom random = new SplittableRandom(seed);
    ZoneId zone = ZoneId.of(random.nextBoolean() ? "Europe/Paris" : "Europe/Helsinki");
    Quarter first = Quarter.at(NIGHTS.get(random.nextInt(NIGHTS.size())));
    int count = hours * 4;
    List<QuarterFacts> facts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      if (random.nextInt(12) > 0) {
        facts.add(TestingFacts.random(random, new Quarter(first.index() + i), 1));
      }
    }
    return new RandomCase(
        zone, book(random, zone), assets(random), market(random, first, count), facts);
  }

  Booking.Booked booked() {
    return booked(BookingState.start(TestingBook.SITE), facts);
  }

  Booking.Booked booked(BookingState state, List<QuarterFacts> some) {
    return (Booking.Booked) new Booker(book, assets, market).book(state, some);
  }

  private static CostBook book(SplittableRandom random, ZoneId zone) {
    TestingBook book =
        new TestingBook(zone)
            .rate("SEK", TestingBook.EVER, amount(random, 0.05, 0.2))
            .rate("SEK", LocalDate.of(2026, 1, 1), amount(random, 0.05, 0.2))
            .rate("SEK", LocalDate.of(2026, 3, 29), amount(random, 0.05, 0.2))
            .dayAhead(currency(random), amount(random, 0, 5))
            .excise(currency(random), brackets(random))
            .network(currency(random), amount(random, 0, 20), "1", "1")
            .carbon()
            .pue(amount(random, 1, 2))
            .yearly(Purpose.STAFF, amount(random, 0, 9_000_000), currency(random));
    if (random.nextBoolean()) {
      book.finance(amount(random, 0, 9));
    }
    if (random.nextBoolean()) {
      book.with(
          new Life(
              TestingBook.heading("life", LocalDate.of(2024, 5, 1)),
              AssetClass.GPU,
              BigDecimal.valueOf(random.nextInt(1, 8))));
    }
    return contracts(random, book).book();
  }

  private static TestingBook contracts(SplittableRandom random, TestingBook book) {
    if (random.nextBoolean()) {
      CarbonClaim claim =
          new CarbonClaim(InstrumentKind.PPA, new BigDecimal(amount(random, 0, 50)));
      book.contract(
          "base",
          new Volume.Baseload(new BigDecimal(amount(random, 0, 10))),
          amount(random, 30, 90),
          currency(random),
          Optional.of(claim).filter(_ -> random.nextBoolean()));
    }
    if (random.nextBoolean()) {
      book.contract(
          "wind",
          new Volume.Metered("wind", new BigDecimal(amount(random, 0.01, 0.9))),
          amount(random, 30, 90),
          currency(random),
          Optional.empty());
    }
    if (random.nextBoolean()) {
      book.hedge("future", amount(random, 0, 5), amount(random, 20, 90), "SYS", Optional.empty());
    }
    if (random.nextBoolean()) {
      book.hedge("epad", amount(random, 0, 5), amount(random, -20, 20), "FR", Optional.of("SYS"));
    }
    return book;
  }

  private static String brackets(SplittableRandom random) {
    StringBuilder brackets = new StringBuilder("0:" + amount(random, 0, 40));
    double from = 0;
    for (int i = random.nextInt(3); i > 0; i--) {
      from += random.nextDouble(0.001, 20);
      brackets.append(" %s:%s".formatted(rounded(from), amount(random, 0, 40)));
    }
    return brackets.toString();
  }

  private static List<Asset> assets(SplittableRandom random) {
    List<Asset> assets = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      AssetClass its = random.nextBoolean() ? AssetClass.GPU : AssetClass.FACILITY;
      LocalDate inService = LocalDate.of(2021 + random.nextInt(6), 3, 29);
      BigDecimal cost = new BigDecimal(amount(random, 0, 40_000_000));
      assets.add(
          new Asset(
              "a" + i,
              its,
              random.nextInt(5) == 0 ? "elsewhere" : TestingBook.SITE,
              random.nextBoolean() ? Optional.of("P" + random.nextInt(4)) : Optional.empty(),
              8,
              cost,
              currency(random),
              cost.multiply(new BigDecimal("0.1")),
              inService,
              BigDecimal.valueOf(random.nextInt(1, 7)),
              random.nextInt(4) == 0 ? Optional.of(inService.plusDays(900)) : Optional.empty(),
              "a test",
              Optional.empty()));
    }
    return assets;
  }

  private static MarketData market(SplittableRandom random, Quarter first, int count) {
    TestingMarket market = new TestingMarket();
    for (String zone : List.of("FR", "SYS")) {
      for (String currency : List.of("EUR", "SEK")) {
        market.values(SeriesId.price(zone, currency), first, values(random, count, -100, 400));
      }
    }
    for (SeriesKind kind : List.of(SeriesKind.CARBON_LOCATION, SeriesKind.CARBON_RESIDUAL)) {
      market.values(SeriesId.carbon("FR", kind), first, values(random, count, 0, 90));
    }
    List<Long> wind = random.longs(count, 0, 4_000_000_000_000L).boxed().toList();
    return market.delivery("wind", first, wind).data();
  }

  private static List<BigDecimal> values(SplittableRandom random, int count, int from, int to) {
    return Stream.generate(() -> new BigDecimal(amount(random, from, to))).limit(count).toList();
  }

  private static String currency(SplittableRandom random) {
    return random.nextBoolean() ? "EUR" : "SEK";
  }

  private static String amount(SplittableRandom random, double from, double to) {
    return rounded(random.nextDouble(from, to));
  }

  private static String rounded(double number) {
    return BigDecimal.valueOf(Math.round(number * 10_000), 4).stripTrailingZeros().toPlainString();
  }

  List<Contract> contracts() {
    return book.all(Contract.class);
  }
}
