package eu.megawatt.reports.booking;

import eu.megawatt.reports.asset.Asset;
import eu.megawatt.reports.assumption.BookSite;
import eu.megawatt.reports.assumption.CostBook;
import eu.megawatt.reports.assumption.ExciseAnswer;
import eu.megawatt.reports.ledger.Quarter;
import eu.megawatt.reports.ledger.QuarterFacts;
import eu.megawatt.reports.ledger.SiteQuarter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Makes entries of the ledger of what is known of a site's quarter-hours. Pure: the same facts,
 * book, series and state give the same entries. Immutable.
 */
public final class Booker {

  private static final long QUARTERS_PER_HOUR = 4;

  private final CostBook book;
  private final List<Asset> assets;
  private final MarketData market;

  /** A booker for all sites of a book. */
  public Booker(CostBook book, List<Asset> assets, MarketData market) {
    this.book = book;
    this.assets = List.copyOf(assets);
    this.market = market;
  }

  /**
   * Books quarter-hours of one site: all of them, or none where anything is missing.
   *
   * @param state where the booking of the site stands
   * @param facts in order of time; hours are whole, for carbon is matched by the hour, so a booking
   *     goes on with another hour than the last one ended with
   * @throws IllegalArgumentException where facts are of another site, or out of order
   */
  public Booking book(BookingState state, List<QuarterFacts> facts) {
    check(state, facts);
    Omissions omissions = new Omissions();
    Optional<BookSite> site = site(state.siteId());
    if (site.isEmpty()) {
      facts.forEach(it -> omissions.add(Need.SITE, it.siteId(), it.quarter()));
      return omissions.isEmpty() ? nothing(state) : omissions.incomplete();
    }
    TimeCosts timeCosts = new TimeCosts(book, assets, site.get(), omissions);
    QuarterTermsReader reader = new QuarterTermsReader(book, market, site.get(), omissions);
    List<QuarterTerms> terms = facts.stream().flatMap(it -> reader.read(it).stream()).toList();
    return omissions.isEmpty()
        ? book(state, facts, terms, new QuarterPricing(timeCosts))
        : omissions.incomplete();
  }

  private Optional<BookSite> site(String id) {
    @SuppressWarnings("NullAway") // null where the book has none, said by Optional
    Optional<BookSite> site = Optional.ofNullable(book.sites().get(id));
    return site;
  }

  private static Booking nothing(BookingState state) {
    return new Booking.Booked(List.of(), state, new TreeMap<>());
  }

  private Booking book(
      BookingState state,
      List<QuarterFacts> facts,
      List<QuarterTerms> terms,
      QuarterPricing pricing) {
    List<SiteQuarter> entries = new ArrayList<>();
    NavigableMap<LocalDate, ExciseAnswer> excises = new TreeMap<>();
    List<PricedQuarter> hour = new ArrayList<>();
    BookingState reached = state;
    for (int i = 0; i < facts.size(); i++) {
      Quarter quarter = facts.get(i).quarter();
      DayTerms day = terms.get(i).day();
      if (!hour.isEmpty() && hour(hour.getFirst().facts().quarter()) != hour(quarter)) {
        close(hour, entries);
      }
      int year = day.day().getYear();
      hour.add(pricing.price(facts.get(i), terms.get(i), reached.usedMilliJ(year)));
      reached = reached.after(quarter, year, terms.get(i).meterMilliJ());
      note(excises, day);
    }
    close(hour, entries);
    return new Booking.Booked(entries, reached, excises);
  }

  private void close(List<PricedQuarter> hour, List<SiteQuarter> entries) {
    if (!hour.isEmpty()) {
      HourCarbon.emit(hour);
      hour.forEach(it -> entries.add(it.entry(book.version())));
      hour.clear();
    }
  }

  private static void note(NavigableMap<LocalDate, ExciseAnswer> excises, DayTerms day) {
    if (excises.isEmpty() || !excises.lastEntry().getValue().equals(day.excise())) {
      excises.put(day.day(), day.excise());
    }
  }

  private static void check(BookingState state, List<QuarterFacts> facts) {
    Optional<Quarter> before = state.last();
    boolean isFirst = true;
    for (QuarterFacts it : facts) {
      if (!it.siteId().equals(state.siteId())) {
        throw new IllegalArgumentException(
            "Facts of (%s) cannot be booked with the state of (%s)"
                .formatted(it.siteId(), state.siteId()));
      }
      if (before.isPresent() && !follows(it.quarter(), before.get(), isFirst)) {
        throw new IllegalArgumentException(
            "Facts of (%s) at %s come after those at %s; they have to be in order, and a booking has to begin with a new hour"
                .formatted(it.siteId(), it.quarter().from(), before.get().from()));
      }
      before = Optional.of(it.quarter());
      isFirst = false;
    }
  }

  private static boolean follows(Quarter quarter, Quarter before, boolean isFirst) {
    return isFirst ? hour(quarter) > hour(before) : quarter.compareTo(before) > 0;
  }

  private static long hour(Quarter quarter) {
    return Math.floorDiv(quarter.index(), QUARTERS_PER_HOUR);
  }
}
