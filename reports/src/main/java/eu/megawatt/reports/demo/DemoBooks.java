package eu.megawatt.reports.demo;

import eu.megawatt.reports.asset.Asset;
import eu.megawatt.reports.assumption.CostBook;
import eu.megawatt.reports.assumption.example.ExampleBook;
import eu.megawatt.reports.booking.Booker;
import eu.megawatt.reports.booking.BookingState;
import eu.megawatt.reports.closing.ClosedMonth;
import eu.megawatt.reports.closing.Month;
import eu.megawatt.reports.closing.MonthMaker;
import eu.megawatt.reports.closing.SalePrices;
import eu.megawatt.reports.invoice.Billing;
import eu.megawatt.reports.invoice.BillingAccounts;
import eu.megawatt.reports.ledger.QuarterFacts;
import eu.megawatt.reports.period.Adjustments;
import eu.megawatt.reports.period.Period;
import eu.megawatt.reports.period.Statement;
import eu.megawatt.reports.period.StatementRow;
import eu.megawatt.reports.report.LedgerTotals;
import eu.megawatt.reports.simulate.Faults;
import eu.megawatt.reports.simulate.SimulatedFleet;
import eu.megawatt.reports.simulate.SimulatedPool;
import eu.megawatt.reports.simulate.SimulatedWork;
import eu.megawatt.reports.simulate.Simulation;
import eu.megawatt.reports.simulate.Simulation.Knowledge;
import java.math.BigInteger;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A month of a fleet that does not exist, from telemetry with faults to closed books: by the same
 * code as any other. What came late of the month before is corrected in it.
 */
public final class DemoBooks {

  /** The zone of the demo's books. */
  public static final ZoneId ZONE = ZoneId.of("Europe/Paris");

  /** The first month that the example book has prices for. */
  public static final YearMonth FIRST = YearMonth.parse("2026-06");

  /** The last one. */
  public static final YearMonth LAST = YearMonth.parse("2026-12");

  private static final BigInteger MILLIJOULES_PER_MWH = BigInteger.valueOf(3_600_000_000_000L);

  /** What the sites used in the months before, of which the demo has no telemetry. */
  private static final Map<String, Integer> BEFORE_MWH =
      Map.of("FR-PAR-1", 70_000, "SE-BOR-1", 9_000);

  private final CostBook book = ExampleBook.book();
  private final SimulatedFleet fleet = SimulatedFleet.demo();
  private final List<Asset> assets = DemoAssets.of(fleet);
  private final Period period;
  private final long seed;
  private final Booker booker;

  private DemoBooks(YearMonth month, long seed) {
    this.period = new Period(month, ZONE);
    this.seed = seed;
    this.booker =
        new Booker(book, assets, DemoMarket.of(period.previous().from(), period.to(), seed));
  }

  /**
   * Makes and closes a month.
   *
   * @throws IllegalArgumentException where the example book has no prices for it
   */
  public static ClosedMonth of(YearMonth month, long seed) {
    if (month.isBefore(FIRST) || month.isAfter(LAST)) {
      throw new IllegalArgumentException(
          "The demo has no books of %s; it has those of %s to %s".formatted(month, FIRST, LAST));
    }
    return new DemoBooks(month, seed).make();
  }

  /** A month alone, as it is known in the end. */
  static Statement statement(YearMonth month, long seed) {
    DemoBooks books = new DemoBooks(month, seed);
    return books
        .book(books.period, books.withLate(books.period, books.first(books.period)), books.start())
        .month
        .statement();
  }

  private NavigableMap<String, BookingState> start() {
    NavigableMap<String, BookingState> start = new TreeMap<>();
    BEFORE_MWH.forEach((site, mwh) -> start.put(site, state(site, mwh)));
    return start;
  }

  private ClosedMonth make() {
    NavigableMap<String, BookingState> start = start();
    List<QuarterFacts> first = first(period.previous());
    Booked closed = book(period.previous(), first, start);
    Booked corrected = book(period.previous(), withLate(period.previous(), first), start);
    List<QuarterFacts> second = first(period);
    Booked own = book(period, second, corrected.month.after());
    SimulatedWork work = new SimulatedWork(ZONE);
    second.forEach(work::add);
    List<StatementRow> corrections =
        Adjustments.of(
            period.previous().month(),
            closed.month.statement().own(),
            corrected.month.statement().own());
    Statement statement = own.month.statement().with(corrections);
    Billing billing =
        Billing.of(
            statement,
            new BillingAccounts(DemoAccounts.OWN, DemoAccounts.CUSTOMERS),
            SalePrices.of(book, period.month(), gpuTypes(), DemoAccounts.CUSTOMERS),
            List.of());
    return new ClosedMonth(
        statement,
        Optional.of(closed.month.statement()),
        own.ledger,
        billing,
        DemoAccounts.names(),
        book,
        assets,
        work.counts());
  }

  private BookingState state(String site, int mwh) {
    return new BookingState(
        site,
        Optional.empty(),
        period.previous().month().getYear(),
        MILLIJOULES_PER_MWH.multiply(BigInteger.valueOf(mwh)));
  }

  private record Booked(Month.Made month, LedgerTotals ledger) {}

  private Booked book(
      Period of, List<QuarterFacts> facts, NavigableMap<String, BookingState> before) {
    LedgerTotals ledger = new LedgerTotals();
    MonthMaker maker = new MonthMaker(book, booker, of, before, ledger::add);
    facts.forEach(maker::add);
    return switch (maker.finish()) {
      case Month.Made it -> {
        it.statement().sites().values().forEach(site -> site.charges().forEach(ledger::add));
        yield new Booked(it, ledger);
      }
      case Month.Incomplete it ->
          throw new IllegalStateException(
              "The demo's book lacks %s for %s".formatted(it.missing(), of.id()));
    };
  }

  private Simulation simulation(Period of) {
    return new Simulation(fleet, of, seed + of.month().getMonthValue(), Faults.USUAL);
  }

  /** What was known right after each quarter-hour. */
  private List<QuarterFacts> first(Period of) {
    List<QuarterFacts> facts = new ArrayList<>();
    simulation(of).run(Knowledge.FIRST, facts::add);
    return facts;
  }

  /** The same with what came late. */
  private List<QuarterFacts> withLate(Period of, List<QuarterFacts> first) {
    Map<String, QuarterFacts> late = new TreeMap<>();
    simulation(of).run(Knowledge.LATE, it -> late.put(key(it), it));
    return first.stream().map(it -> late.getOrDefault(key(it), it)).toList();
  }

  private static String key(QuarterFacts facts) {
    return "%s at %d".formatted(facts.siteId(), facts.quarter().index());
  }

  private SortedMap<String, String> gpuTypes() {
    SortedMap<String, String> types = new TreeMap<>();
    fleet.sites().stream()
        .flatMap(it -> it.pools().stream())
        .forEach((SimulatedPool it) -> types.put(it.id(), it.gpuType()));
    return types;
  }
}
