package eu.megawatt.service.books.period;

import eu.megawatt.reports.assumption.CostBook;
import eu.megawatt.reports.closing.ClosedMonth;
import eu.megawatt.reports.invoice.Billing;
import eu.megawatt.reports.period.Period;
import eu.megawatt.reports.period.Statement;
import eu.megawatt.reports.period.StatementRow;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Months as they would be if they were closed now. What was made is kept until the ledger or what
 * finance brings changes. One is made at a time. Thread-safe.
 */
final class OpenMonths {

  /** Each may have a hundred thousand rows. */
  private static final int MOST_IN_MEMORY = 3;

  /** Ten years of months. */
  private static final int MOST_VIEWS = 120;

  private final BookSources sources;
  private final Corrections corrections;
  private final Clock clock;
  private final Map<String, Kept<Draft>> drafts = new LinkedHashMap<>(16, 0.75f, true);
  private final Map<String, Kept<PeriodView>> views = new LinkedHashMap<>(16, 0.75f, true);

  OpenMonths(BookSources sources, ClosedMonths closed, Clock clock) {
    this.sources = sources;
    this.corrections = new Corrections(sources, closed);
    this.clock = clock;
  }

  /**
   * A month that is open.
   *
   * @param read what the ledger says of it
   */
  record Draft(BookMonth month, LedgerMonth read) {}

  /** By what something was made. */
  private record Key(BookSources.Revision revision, int closedCount, boolean isOver) {}

  private record Kept<T>(Key key, T value) {}

  /**
   * Which month.
   *
   * @param heads the closed ones, of which it lists the corrections where it is the next to be
   *     closed
   */
  record Asked(Period period, List<PeriodRows.Head> heads, boolean isNext) {}

  /** As it is shown. */
  synchronized PeriodView view(Asked asked) {
    Key key = key(asked, clock.instant());
    Kept<PeriodView> kept = views.get(asked.period.id());
    return kept != null && kept.key.equals(key)
        ? kept.value
        : draft(asked, Optional.empty()).month().view();
  }

  /**
   * With all that is in it.
   *
   * @param before the month before
   */
  synchronized Draft draft(Asked asked, Optional<Statement> before) {
    Instant now = clock.instant();
    Key key = key(asked, now);
    Kept<Draft> kept = drafts.get(asked.period.id());
    Draft draft =
        kept != null && kept.key.equals(key) ? with(kept.value, before) : make(asked, before, now);
    keep(drafts, MOST_IN_MEMORY, asked.period.id(), new Kept<>(key, draft));
    keep(views, MOST_VIEWS, asked.period.id(), new Kept<>(key, draft.month().view()));
    return draft;
  }

  /** The same, of what is there at this moment and not what was kept. */
  synchronized Draft fresh(Asked asked, Optional<Statement> before) {
    return make(asked, before, clock.instant());
  }

  private Key key(Asked asked, Instant now) {
    return new Key(
        sources.revision(asked.period), asked.heads.size(), !now.isBefore(asked.period.to()));
  }

  private static <T> void keep(Map<String, Kept<T>> all, int most, String id, Kept<T> one) {
    all.put(id, one);
    if (all.size() > most) {
      all.remove(all.keySet().iterator().next());
    }
  }

  private static Draft with(Draft draft, Optional<Statement> before) {
    BookMonth month = draft.month();
    return new Draft(
        new BookMonth(
            month.view(),
            month.month().after(before),
            month.payers(),
            month.billingProblem(),
            month.series(),
            month.versions()),
        draft.read());
  }

  private Draft make(Asked asked, Optional<Statement> before, Instant now) {
    Optional<CostBook> book = sources.inputs().book();
    LedgerMonth read =
        MonthReading.of(sources.ledger(), asked.period, book, sources.waiting(), now);
    Lackings lackings = new Lackings();
    read.missing().forEach(lackings::add);
    List<StatementRow> corrected =
        asked.isNext ? corrections.all(asked.heads, lackings, now) : List.of();
    Statement statement = read.statement().with(corrected);
    CostBook counted = book.orElse(BookSources.NO_BOOK);
    Payers payers =
        Payers.of(statement, sources.inputs().accounts(), counted, sources.gpuTypes().get());
    Billed billed = bill(statement, payers);
    billed.problem.ifPresent(
        it -> lackings.add(Lacking.billing(asked.period.from(), asked.period.to(), it)));
    PeriodView view = view(asked.period, read, lackings, corrected.size(), now);
    return new Draft(
        new BookMonth(
            view,
            new ClosedMonth(
                statement,
                before,
                read.totals(),
                billed.billing,
                sources.names(),
                counted,
                sources.inputs().assets(),
                sources.work(asked.period)),
            payers,
            billed.problem,
            sources.series(asked.period, read.series()),
            read.versions()),
        read);
  }

  private record Billed(Billing billing, Optional<String> problem) {}

  private static Billed bill(Statement statement, Payers payers) {
    try {
      return new Billed(payers.billing(statement), Optional.empty());
    } catch (IllegalArgumentException e) {
      return new Billed(payers.atCost(statement), Optional.of(String.valueOf(e.getMessage())));
    }
  }

  private static PeriodView view(
      Period period, LedgerMonth read, Lackings lackings, int correctionCount, Instant now) {
    return new PeriodView(
        period.id(),
        PeriodView.OPEN,
        period.from(),
        period.to(),
        period.quarterCount(),
        lackings.first().isEmpty() && !now.isBefore(period.to()),
        read.bookedCount(),
        lackings.first(),
        lackings.moreCount() + read.moreMissingCount(),
        correctionCount,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
