package eu.megawatt.service.books.report;

import eu.megawatt.reports.ledger.Account;
import eu.megawatt.reports.ledger.Amounts;
import eu.megawatt.reports.ledger.Basis;
import eu.megawatt.reports.ledger.Quarter;
import eu.megawatt.reports.ledger.SiteQuarter;
import eu.megawatt.reports.period.Period;
import eu.megawatt.reports.period.Posted;
import eu.megawatt.reports.period.StatementRow;
import eu.megawatt.reports.report.RowRef;
import eu.megawatt.service.books.ledger.Ledger;
import eu.megawatt.service.books.period.BookMonth;
import eu.megawatt.service.books.period.VersionRun;
import eu.megawatt.service.json.Exact;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Finds what is behind a row: accounts of a statement, and lines of the ledger. Of a closed month
 * it is the lines that it was made of, whatever has been written since; of a correction those that
 * count now. For one thread.
 */
public final class RowTrace {

  /** Lines that are told. */
  static final int MOST_LINES = 200;

  /** Accounts that are told. */
  static final int MOST_ACCOUNTS = 200;

  private static final long DAYS_OF_LINES = 2;

  private final BookMonth month;
  private final RowRef ref;
  private final Ledger ledger;
  private final Period period;
  private final List<LineView> lines = new ArrayList<>();
  private final SortedMap<LocalDate, Amounts> days = new TreeMap<>();
  private final SortedSet<Integer> books = new TreeSet<>();
  private final SortedSet<String> meters = new TreeSet<>();
  private final SortedMap<String, SortedSet<Integer>> series = new TreeMap<>();
  private long count;
  private long ofSite;

  private RowTrace(BookMonth month, RowRef ref, Ledger ledger) {
    this.month = month;
    this.ref = ref;
    this.ledger = ledger;
    this.period = new Period(ref.ledgerMonth(), month.month().statement().period().zone());
  }

  /**
   * What is behind a row; empty where the month has no such row, or none that is a tenant's.
   *
   * @param month of the row
   * @param tenant whose rows alone there are
   */
  public static Optional<TraceView> of(
      BookMonth month, RowRef ref, Ledger ledger, Optional<String> tenant) {
    List<StatementRow> rows =
        ref.rows(month.month().statement(), month.month().names().jobs()).stream()
            .filter(it -> tenant.map(whose -> TenantPart.isOf(it.account(), whose)).orElse(true))
            .toList();
    return rows.isEmpty()
        ? Optional.empty()
        : Optional.of(new RowTrace(month, ref, ledger).view(rows));
  }

  private TraceView view(List<StatementRow> rows) {
    SortedMap<String, SortedSet<Account>> bySite = new TreeMap<>();
    rows.forEach(
        it ->
            bySite.computeIfAbsent(it.account().siteId(), _ -> new TreeSet<>()).add(it.account()));
    bySite.forEach(this::read);
    lines.sort(
        Comparator.comparing(LineView::from)
            .thenComparing(LineView::siteId)
            .thenComparing(LineView::poolId)
            .thenComparing(it -> it.jobId().orElse(""))
            .thenComparing(LineView::holder));
    return new TraceView(
        ref.encode(),
        ref.month().toString(),
        ref.ledgerMonth().toString(),
        ref.corrects().map(Object::toString),
        PostedView.of(rows.stream().map(StatementRow::posted).reduce(Posted.NOTHING, Posted::plus)),
        accounts(bySite),
        bySite.values().stream().mapToInt(Collection::size).sum(),
        days.entrySet().stream().map(RowTrace::day).toList(),
        lines.stream().limit(MOST_LINES).toList(),
        count,
        count > MOST_LINES ? Optional.of(moreHref(bySite)) : Optional.empty(),
        books,
        series(),
        meters);
  }

  private static List<TraceView.AccountView> accounts(
      SortedMap<String, SortedSet<Account>> bySite) {
    return bySite.values().stream()
        .flatMap(Collection::stream)
        .limit(MOST_ACCOUNTS)
        .map(TraceView.AccountView::of)
        .toList();
  }

  private static TraceView.DayView day(Map.Entry<LocalDate, Amounts> day) {
    return new TraceView.DayView(
        day.getKey(),
        Exact.of(day.getValue().energyMilliJ()),
        Exact.of(day.getValue().microeur().total()));
  }

  private List<TraceView.SeriesView> series() {
    return series.entrySet().stream()
        .flatMap(it -> it.getValue().stream().map(v -> new TraceView.SeriesView(it.getKey(), v)))
        .toList();
  }

  private String moreHref(SortedMap<String, SortedSet<Account>> bySite) {
    return "/api/v1/ledger-entries?site=%s&from=%s&to=%s"
        .formatted(
            URLEncoder.encode(bySite.firstKey(), StandardCharsets.UTF_8),
            period.from(),
            period.from().plus(Duration.ofDays(DAYS_OF_LINES)));
  }

  private void read(String siteId, SortedSet<Account> accounts) {
    List<Quarter> others = new ArrayList<>();
    ofSite = 0;
    ledger.inForce(
        siteId,
        period.firstQuarter(),
        period.endQuarter(),
        entry -> {
          if (counted(entry) == entry.version()) {
            add(entry, accounts, false);
          } else {
            others.add(entry.quarter());
          }
        });
    for (Quarter quarter : others) {
      ledger.versions(siteId, quarter).stream()
          .filter(it -> it.version() == counted(it))
          .forEach(it -> add(it, accounts, true));
    }
  }

  /** The version that counts of an entry's quarter-hour. */
  private int counted(SiteQuarter entry) {
    boolean isAsItWas = month.view().closed() && ref.corrects().isEmpty();
    return isAsItWas
        ? VersionRun.of(month.versions().getOrDefault(entry.siteId(), List.of()), entry.quarter())
        : entry.version();
  }

  /** Of each site the first lines are kept, and those that are told out of turn. */
  private void add(SiteQuarter entry, SortedSet<Account> accounts, boolean isOutOfTurn) {
    long before = count;
    for (Account account : accounts) {
      Optional<Amounts> amounts = Optional.ofNullable(entry.lines().get(account));
      if (amounts.isPresent()) {
        count++;
        ofSite++;
        if (ofSite <= MOST_LINES || isOutOfTurn) {
          lines.add(LineView.of(entry, account, amounts.get()));
        }
        days.merge(
            LocalDate.ofInstant(entry.quarter().from(), period.zone()),
            amounts.get(),
            Amounts::plus);
      }
    }
    if (count > before) {
      note(entry.basis());
    }
  }

  private void note(Basis basis) {
    books.add(basis.bookVersion());
    meters.addAll(basis.meterIds());
    basis
        .seriesVersions()
        .forEach((id, version) -> series.computeIfAbsent(id, _ -> new TreeSet<>()).add(version));
  }
}
