package eu.megawatt.service.books.period;

import eu.megawatt.reports.assumption.CostBook;
import eu.megawatt.reports.ledger.Account;
import eu.megawatt.reports.period.Adjustments;
import eu.megawatt.reports.period.Period;
import eu.megawatt.reports.period.Posted;
import eu.megawatt.reports.period.Statement;
import eu.megawatt.reports.period.StatementRow;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;

/**
 * What closed months have to be corrected by, because the ledger says something else of them now.
 * What was found is kept until the ledger of that month, the book or what is closed changes. For
 * one thread at a time.
 */
final class Corrections {

  /** Ten years of months, each with its few corrections. */
  private static final int MOST_KEPT = 120;

  private final BookSources sources;
  private final ClosedMonths closed;
  private final Map<String, Kept> kept = new HashMap<>();

  Corrections(BookSources sources, ClosedMonths closed) {
    this.sources = sources;
    this.closed = closed;
  }

  /** By what corrections were found. */
  private record Key(long ofLedger, int bookVersion, int closedCount) {}

  /**
   * What was found.
   *
   * @param missing without what the month cannot be counted again
   */
  private record Kept(Key key, List<StatementRow> rows, List<Lacking> missing) {}

  /** The corrections of all closed months, in their order; what is missing for them is added. */
  List<StatementRow> all(List<PeriodRows.Head> heads, Lackings lackings, Instant now) {
    List<StatementRow> rows = new ArrayList<>();
    for (PeriodRows.Head head : heads) {
      Kept its = of(head, heads, now);
      rows.addAll(its.rows);
      its.missing.forEach(lackings::add);
    }
    return rows;
  }

  private Kept of(PeriodRows.Head head, List<PeriodRows.Head> heads, Instant now) {
    Period period = new Period(YearMonth.parse(head.id()), ZoneId.of(head.zone()));
    Optional<CostBook> book = sources.inputs().book();
    Key key =
        new Key(
            sources.revision().of(period.firstQuarter(), period.endQuarter()),
            book.map(CostBook::version).orElse(0),
            heads.size());
    Kept found = kept.get(head.id());
    if (found != null && found.key.equals(key)) {
      return found;
    }
    Kept fresh = find(key, period, book, heads, now);
    if (kept.size() >= MOST_KEPT) {
      kept.clear();
    }
    kept.put(head.id(), fresh);
    return fresh;
  }

  private Kept find(
      Key key, Period period, Optional<CostBook> book, List<PeriodRows.Head> heads, Instant now) {
    LedgerMonth read = MonthReading.of(sources.ledger(), period, book, sources.waiting(), now);
    Statement before = closed.statement(period.id()).orElseThrow();
    List<Statement> others =
        heads.stream()
            .filter(it -> !it.id().equals(period.id()) && it.correctionCount() > 0)
            .flatMap(it -> closed.statement(it.id()).stream())
            .toList();
    NavigableMap<Account, Posted> posted = Adjustments.posted(before, others);
    return new Kept(
        key, Adjustments.of(period.month(), posted, read.statement().own()), read.missing());
  }
}
