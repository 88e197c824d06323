package eu.megawatt.service.books.period;

import eu.megawatt.reports.period.Period;
import eu.megawatt.reports.period.Statement;
import eu.megawatt.service.books.period.OpenMonths.Asked;
import eu.megawatt.service.store.Database;
import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The months of the books: those that are closed, and the open ones from the first with entries to
 * the current one. Thread-safe.
 */
public final class Periods {

  /** Open months that are told at most, the earliest ones. */
  private static final int MOST_OPEN = 120;

  /** Closed months that a year is made of: its own, and a year of corrections. */
  private static final int MOST_OF_A_YEAR = 24;

  private final BookSources sources;
  private final ClosedMonths closed;
  private final OpenMonths open;
  private final Clock clock;

  public Periods(Database database, BookSources sources, Clock clock) {
    this.sources = sources;
    this.clock = clock;
    this.closed = new ClosedMonths(database.jdbi());
    this.open = new OpenMonths(sources, closed, clock);
  }

  /** By whose days months begin. */
  public ZoneId zone() {
    return sources.zone();
  }

  /** What months are made of. */
  public BookSources sources() {
    return sources;
  }

  /** All months, the newest first. */
  public List<PeriodView> all() {
    List<PeriodRows.Head> heads = closed.heads();
    List<PeriodView> views = new ArrayList<>(heads.stream().map(ClosedMonths::view).toList());
    openOnes(heads).forEach(it -> views.add(open.view(it)));
    views.sort(Comparator.comparing(PeriodView::id).reversed());
    return views;
  }

  /** A month with all that its reports are made of; empty where there is none. */
  public Optional<BookMonth> find(String id) {
    Optional<BookMonth> isClosed = closed.find(id);
    return isClosed.isPresent()
        ? isClosed
        : asked(id).map(it -> open.draft(it, before(it)).month());
  }

  /** What was posted in the closed months from a year's first on, the oldest first. */
  public List<Statement> closedSince(int year) {
    return closed.heads().stream()
        .map(PeriodRows.Head::id)
        .filter(id -> YearMonth.parse(id).getYear() >= year)
        .limit(MOST_OF_A_YEAR)
        .flatMap(id -> closed.statement(id).stream())
        .toList();
  }

  /** Whether there is a month. */
  public boolean has(String id) {
    return closed.heads().stream().anyMatch(it -> it.id().equals(id)) || asked(id).isPresent();
  }

  /** An open month; empty where there is none. */
  Optional<Asked> open(String id) {
    return asked(id);
  }

  /** The open month that has to be closed before all others. */
  String nextToClose() {
    return openOnes(closed.heads()).getFirst().period().id();
  }

  /** An open month as it stands at this moment, before which only what is closed counts. */
  OpenMonths.Draft draft(Asked asked) {
    return open.fresh(asked, closed.statement(asked.period().previous().id()));
  }

  private Optional<Asked> asked(String id) {
    return month(id).isEmpty()
        ? Optional.empty()
        : openOnes(closed.heads()).stream().filter(it -> it.period().id().equals(id)).findFirst();
  }

  private static Optional<YearMonth> month(String id) {
    try {
      return Optional.of(YearMonth.parse(id));
    } catch (DateTimeParseException _) {
      return Optional.empty();
    }
  }

  /** The month before, as it was closed, or as it stands. */
  private Optional<Statement> before(Asked asked) {
    String id = asked.period().previous().id();
    Optional<Statement> isClosed = closed.statement(id);
    return isClosed.isPresent()
        ? isClosed
        : asked(id).map(it -> open.draft(it, Optional.empty()).month().month().statement());
  }

  /** The open months, the earliest first: that is the next to be closed. */
  private List<Asked> openOnes(List<PeriodRows.Head> heads) {
    Set<String> closedIds = heads.stream().map(PeriodRows.Head::id).collect(Collectors.toSet());
    Period last = Months.at(clock.instant(), zone());
    List<Asked> asked = new ArrayList<>();
    Optional<Period> first = Months.first(sources.ledger(), last);
    for (Period it = first.orElse(last.next());
        it.compareTo(last) <= 0 && asked.size() < MOST_OPEN;
        it = it.next()) {
      if (!closedIds.contains(it.id())) {
        asked.add(new Asked(it, heads, asked.isEmpty()));
      }
    }
    return asked;
  }
}
