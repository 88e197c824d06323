package eu.megawatt.reports.closing;

import eu.megawatt.reports.assumption.CostBook;
import eu.megawatt.reports.booking.Booker;
import eu.megawatt.reports.booking.Booking;
import eu.megawatt.reports.booking.BookingState;
import eu.megawatt.reports.booking.Charges;
import eu.megawatt.reports.booking.Missing;
import eu.megawatt.reports.booking.PeriodCharges;
import eu.megawatt.reports.ledger.QuarterFacts;
import eu.megawatt.reports.ledger.SiteQuarter;
import eu.megawatt.reports.period.Period;
import eu.megawatt.reports.period.StatementMaker;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Makes the statement of a month from its facts, which come in order of time for each site. It
 * keeps a day of facts at most. For one thread.
 */
public final class MonthMaker {

  /** Quarter-hours that are booked at once: whole hours, as a booking needs. */
  private static final int AT_ONCE = 96;

  private static final int HOUR = 4;

  private final CostBook book;
  private final Booker booker;
  private final Period period;
  private final NavigableMap<String, BookingState> before;
  private final Consumer<SiteQuarter> ledger;
  private final StatementMaker maker;
  private final NavigableMap<String, Site> sites = new TreeMap<>();
  private final List<Missing> missing = new ArrayList<>();

  /**
   * @param before where the booking of sites stands at the month's beginning; others begin with it
   * @param ledger hears of each entry
   */
  public MonthMaker(
      CostBook book,
      Booker booker,
      Period period,
      NavigableMap<String, BookingState> before,
      Consumer<SiteQuarter> ledger) {
    this.book = book;
    this.booker = booker;
    this.period = period;
    this.before = new TreeMap<>(before);
    this.ledger = ledger;
    this.maker = new StatementMaker(period);
  }

  /** A site in the middle of the month. */
  private static final class Site {
    final List<QuarterFacts> waiting = new ArrayList<>();
    BookingState state;

    Site(BookingState state) {
      this.state = state;
    }
  }

  /**
   * Adds what is known of a quarter-hour.
   *
   * @throws IllegalArgumentException where it is of another month, or not in order
   */
  public void add(QuarterFacts facts) {
    Site site = sites.computeIfAbsent(facts.siteId(), this::begin);
    boolean isNewHour = Math.floorMod(facts.quarter().index(), HOUR) == 0;
    if (isNewHour && site.waiting.size() >= AT_ONCE) {
      book(site);
    }
    site.waiting.add(facts);
  }

  private Site begin(String siteId) {
    return new Site(before.getOrDefault(siteId, BookingState.start(siteId)));
  }

  private void book(Site site) {
    switch (booker.book(site.state, site.waiting)) {
      case Booking.Booked it -> {
        site.state = it.after();
        it.entries().forEach(maker::add);
        it.entries().forEach(ledger);
      }
      case Booking.Incomplete it -> missing.addAll(it.missing());
    }
    site.waiting.clear();
  }

  /** Ends the month. */
  public Month finish() {
    sites.values().forEach(this::book);
    sites.keySet().forEach(this::charge);
    if (!missing.isEmpty()) {
      return new Month.Incomplete(missing);
    }
    NavigableMap<String, BookingState> after = new TreeMap<>(before);
    sites.forEach((id, site) -> after.put(id, site.state));
    return new Month.Made(maker.statement(), after);
  }

  private void charge(String siteId) {
    switch (PeriodCharges.of(book, siteId, period, maker.peakW(siteId))) {
      case Charges.Known it -> {
        if (missing.isEmpty()) {
          it.charges().forEach(maker::add);
        }
      }
      case Charges.Incomplete it -> missing.addAll(it.missing());
    }
  }
}
