package eu.megawatt.service.books.ledger;

import eu.megawatt.reports.assumption.BookSite;
import eu.megawatt.reports.assumption.CostBook;
import eu.megawatt.reports.booking.Booker;
import eu.megawatt.reports.booking.Booking;
import eu.megawatt.reports.booking.BookingState;
import eu.megawatt.reports.booking.Missing;
import eu.megawatt.reports.booking.Restatement;
import eu.megawatt.reports.ledger.Quarter;
import eu.megawatt.reports.ledger.QuarterFacts;
import eu.megawatt.reports.ledger.SiteQuarter;
import eu.megawatt.service.books.input.BookInputs;
import eu.megawatt.service.books.ledger.DueHours.Due;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Books hours that are due, those of a site that follow each other at once. Excise depends on what
 * a site used before in the calendar year, so where a meter says something else than when it was
 * booked, what is booked of the same year after it is due again. For one thread.
 */
final class HourBooking {

  private static final int HOURS_AT_ONCE = 96;

  /** Of one hour. */
  private static final int MOST_MISSING = 20;

  /** Before there are assumptions: every site is missing from them. */
  private static final CostBook NO_BOOK = new CostBook("", 0, new TreeMap<>(), List.of());

  private final Jdbi jdbi;
  private final BookInputs inputs;
  private final Clock clock;

  HourBooking(Jdbi jdbi, BookInputs inputs, Clock clock) {
    this.jdbi = jdbi;
    this.inputs = inputs;
    this.clock = clock;
  }

  /**
   * The hours that are booked next.
   *
   * @param inputsRevision by which inputs
   */
  record Run(long inputsRevision, List<Due> hours) {

    String siteId() {
      return hours.getFirst().siteId();
    }

    Quarter from() {
      return hours.getFirst().from();
    }

    Quarter to() {
      return hours.getLast().to();
    }
  }

  /** The next hours of one site without a gap; empty where none is due. */
  Optional<Run> next(long inputsRevision) {
    List<Due> due = jdbi.withHandle(handle -> DueHours.next(handle, inputsRevision, HOURS_AT_ONCE));
    List<Due> run = new ArrayList<>();
    for (Due it : due) {
      if (!run.isEmpty()
          && !(run.getLast().siteId().equals(it.siteId())
              && run.getLast().hour() + 1 == it.hour())) {
        break;
      }
      run.add(it);
    }
    return run.isEmpty() ? Optional.empty() : Optional.of(new Run(inputsRevision, run));
  }

  /** Books hours, or notes what they lack, and says how many entries were written. */
  int book(Run run) {
    CostBook book = inputs.book().orElse(NO_BOOK);
    List<QuarterFacts> facts =
        jdbi.withHandle(handle -> FactsTable.newest(handle, run.siteId(), run.from(), run.to()));
    BookingState state = jdbi.withHandle(handle -> state(handle, book, run));
    Booker booker =
        new Booker(book, inputs.assets(), inputs.market(run.from().from(), run.to().from()));
    return switch (booker.book(state, facts)) {
      case Booking.Booked it -> write(run, zone(book, run.siteId()), it.entries());
      case Booking.Incomplete it -> lacking(run, it.missing());
    };
  }

  private static BookingState state(Handle handle, CostBook book, Run run) {
    ZoneId zone = zone(book, run.siteId());
    int year = year(run.from(), zone);
    return new BookingState(
        run.siteId(),
        Optional.empty(),
        year,
        LedgerTable.meterMilliJ(handle, run.siteId(), start(year, zone), run.from()));
  }

  private static ZoneId zone(CostBook book, String siteId) {
    @SuppressWarnings("NullAway") // null where the book has none, said by Optional
    Optional<BookSite> site = Optional.ofNullable(book.sites().get(siteId));
    return site.map(BookSite::timeZone).orElse(ZoneOffset.UTC);
  }

  private static int year(Quarter quarter, ZoneId zone) {
    return quarter.from().atZone(zone).getYear();
  }

  private static Quarter start(int year, ZoneId zone) {
    return Quarter.at(LocalDate.of(year, 1, 1).atStartOfDay(zone).toInstant());
  }

  /** Of several hours, those that lack nothing are booked. */
  private int lacking(Run run, List<Missing> missing) {
    if (run.hours().size() > 1) {
      return run.hours().stream()
          .mapToInt(it -> book(new Run(run.inputsRevision(), List.of(it))))
          .sum();
    }
    setAside(run, missing.subList(0, Math.min(MOST_MISSING, missing.size())));
    return 0;
  }

  /** Has hours wait until facts or inputs are others. */
  void setAside(Run run, List<Missing> missing) {
    jdbi.useTransaction(
        handle ->
            run.hours().forEach(it -> DueHours.lacks(handle, it, run.inputsRevision(), missing)));
  }

  private int write(Run run, ZoneId zone, List<SiteQuarter> booked) {
    return jdbi.inTransaction(
        handle -> {
          NavigableMap<Quarter, SiteQuarter> known =
              LedgerTable.known(handle, run.siteId(), run.from(), run.to());
          List<SiteQuarter> entries = Restatement.of(known, booked);
          LedgerTable.add(handle, entries, clock.instant());
          run.hours().forEach(it -> DueHours.done(handle, it));
          entries.stream()
              .filter(it -> meterDiffers(known, it))
              .map(SiteQuarter::quarter)
              .max(Quarter::compareTo)
              .ifPresent(last -> followUp(handle, run, start(year(last, zone) + 1, zone)));
          return entries.size();
        });
  }

  private static boolean meterDiffers(NavigableMap<Quarter, SiteQuarter> known, SiteQuarter entry) {
    @SuppressWarnings("NullAway") // null where there is no entry, said by Optional
    Optional<SiteQuarter> before = Optional.ofNullable(known.get(entry.quarter()));
    return before.filter(it -> it.meterMilliJ() == entry.meterMilliJ()).isEmpty();
  }

  private static void followUp(Handle handle, Run run, Quarter yearEnd) {
    DueHours.addBooked(handle, run.siteId(), run.to(), yearEnd, DueHours.SOON);
  }
}
