package eu.megawatt.service.books.period;

import eu.megawatt.reports.assumption.CostBook;
import eu.megawatt.reports.booking.Charges;
import eu.megawatt.reports.booking.PeriodCharges;
import eu.megawatt.reports.ledger.Quarter;
import eu.megawatt.reports.ledger.SiteQuarter;
import eu.megawatt.reports.period.Period;
import eu.megawatt.reports.period.PeriodCharge;
import eu.megawatt.reports.period.StatementMaker;
import eu.megawatt.reports.report.LedgerTotals;
import eu.megawatt.service.books.ledger.Ledger;
import eu.megawatt.service.books.ledger.Waiting;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Adds up what the ledger says of a month, entry by entry. For one thread. */
final class MonthReading {

  private static final Quarter BEGINNING = new Quarter(0);

  private final Ledger ledger;
  private final Period period;
  private final Optional<CostBook> book;
  private final Waiting waiting;
  private final Instant now;
  private final StatementMaker maker;
  private final LedgerTotals totals = new LedgerTotals();
  private final Lackings lackings = new Lackings();
  private final SortedMap<String, List<VersionRun>> versions = new TreeMap<>();
  private final SortedMap<String, SortedSet<Integer>> series = new TreeMap<>();
  private int fewest = Integer.MAX_VALUE;

  private MonthReading(
      Ledger ledger, Period period, Optional<CostBook> book, Waiting waiting, Instant now) {
    this.ledger = ledger;
    this.period = period;
    this.book = book;
    this.waiting = waiting;
    this.now = now;
    this.maker = new StatementMaker(period);
  }

  /**
   * Reads a month.
   *
   * @param book by which the month as a whole is charged
   */
  static LedgerMonth of(
      Ledger ledger, Period period, Optional<CostBook> book, Waiting waiting, Instant now) {
    return new MonthReading(ledger, period, book, waiting, now).read();
  }

  private LedgerMonth read() {
    SortedSet<String> before = ledger.sites(BEGINNING, period.firstQuarter());
    SortedSet<String> siteIds = ledger.sites(period.firstQuarter(), period.endQuarter());
    if (book.isEmpty()) {
      lackings.add(Lacking.book(period.from(), period.to()));
    }
    siteIds.forEach(siteId -> read(siteId, before.contains(siteId)));
    siteIds.forEach(this::charge);
    if (!now.isBefore(period.to())) {
      waiting
          .hours(period.firstQuarter(), period.endQuarter())
          .forEach(
              (siteId, count) ->
                  lackings.add(Lacking.hours(siteId, period.from(), period.to(), count)));
    }
    return new LedgerMonth(
        maker.statement(),
        totals,
        siteIds.isEmpty() ? 0 : fewest,
        lackings.first(),
        lackings.moreCount(),
        versions,
        series);
  }

  /** A site that is new begins with its first entry. */
  private void read(String siteId, boolean isOld) {
    List<VersionRun> runs = new ArrayList<>();
    ledger.inForce(siteId, period.firstQuarter(), period.endQuarter(), entry -> add(entry, runs));
    versions.put(siteId, List.copyOf(runs));
    fewest = Math.min(fewest, runs.stream().mapToInt(VersionRun::count).sum());
    long reached = isOld || runs.isEmpty() ? period.firstQuarter().index() : runs.getFirst().from();
    for (VersionRun run : runs) {
      gap(siteId, reached, run.from());
      reached = run.from() + run.count();
    }
    if (!now.isBefore(period.to())) {
      gap(siteId, reached, period.endQuarter().index());
    }
  }

  private void add(SiteQuarter entry, List<VersionRun> runs) {
    maker.add(entry);
    totals.add(entry);
    VersionRun.add(runs, entry);
    entry
        .basis()
        .seriesVersions()
        .forEach((id, version) -> series.computeIfAbsent(id, _ -> new TreeSet<>()).add(version));
  }

  private void gap(String siteId, long from, long to) {
    if (from < to) {
      Quarter first = new Quarter(from);
      Quarter end = new Quarter(to);
      waiting.missing(siteId, first, end).forEach(it -> lackings.add(Lacking.of(it)));
      lackings.add(Lacking.entries(siteId, first.from(), end.from()));
    }
  }

  private void charge(String siteId) {
    if (book.isEmpty()) {
      return;
    }
    switch (PeriodCharges.of(book.get(), siteId, period, maker.peakW(siteId))) {
      case Charges.Known it -> it.charges().forEach(this::add);
      case Charges.Incomplete it -> it.missing().forEach(one -> lackings.add(Lacking.of(one)));
    }
  }

  private void add(PeriodCharge charge) {
    maker.add(charge);
    totals.add(charge);
  }
}
