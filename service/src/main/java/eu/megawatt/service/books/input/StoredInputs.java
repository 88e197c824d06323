package eu.megawatt.service.books.input;

import eu.megawatt.reports.asset.Asset;
import eu.megawatt.reports.assumption.CostBook;
import eu.megawatt.reports.booking.MarketData;
import eu.megawatt.reports.booking.NumberedSeries;
import eu.megawatt.reports.cost.WorkCount;
import eu.megawatt.reports.focus.FocusNames;
import eu.megawatt.reports.invoice.BillingAccounts;
import eu.megawatt.reports.invoice.document.BillingDocument;
import eu.megawatt.reports.regulation.CentreRegister;
import eu.megawatt.reports.series.SeriesId;
import eu.megawatt.reports.series.TimedSeries;
import eu.megawatt.service.change.Expectation;
import eu.megawatt.service.change.StaleException;
import eu.megawatt.service.store.Database;
import eu.megawatt.service.store.Listed;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * What finance brought, in a database. Whatever is brought is there whole or not at all, and is
 * never changed. This object is the only one that writes, so that it knows the revision.
 * Thread-safe.
 */
public final class StoredInputs implements BookInputs {

  private static final int OLD_BOOKS_HELD = 4;
  private static final int MARKETS_HELD = 4;

  private final Jdbi jdbi;
  private final Clock clock;
  private final SeriesDesk series;
  private final RecentlyUsed<Integer, Optional<CostBook>> books =
      new RecentlyUsed<>(OLD_BOOKS_HELD);
  private final RecentlyUsed<Window, MarketData> markets = new RecentlyUsed<>(MARKETS_HELD);
  private volatile InForce inForce;

  private record Window(long revision, Instant from, Instant to) {}

  private StoredInputs(Jdbi jdbi, Clock clock) {
    this.jdbi = jdbi;
    this.clock = clock;
    series = new SeriesDesk();
    inForce = jdbi.inTransaction(InForce::read);
  }

  /** With what a database has. */
  public static StoredInputs open(Database database, Clock clock) {
    return open(database.jdbi(), clock);
  }

  static StoredInputs open(Jdbi jdbi, Clock clock) {
    return new StoredInputs(jdbi, clock);
  }

  @Override
  public Optional<CostBook> book() {
    return inForce.book();
  }

  @Override
  public Optional<CostBook> book(int version) {
    Optional<CostBook> current = inForce.book().filter(it -> it.version() == version);
    return current.isPresent()
        ? current
        : content(DocumentKind.BOOK, version)
            .map(it -> books.get(version, () -> Optional.of(BookBytes.book(it))))
            .orElse(Optional.empty());
  }

  @Override
  public List<Asset> assets() {
    return inForce.assets();
  }

  @Override
  public List<WorkCount> work() {
    return inForce.work();
  }

  @Override
  public int workVersion() {
    return inForce.workVersion();
  }

  @Override
  public BillingAccounts accounts() {
    return inForce.accounts();
  }

  @Override
  public FocusNames names() {
    return inForce.billing().names();
  }

  @Override
  public long revision() {
    return inForce.revision();
  }

  @Override
  public MarketData market(Instant from, Instant to) {
    return markets.get(new Window(revision(), from, to), () -> readMarket(from, to));
  }

  private MarketData readMarket(Instant from, Instant to) {
    return jdbi.inTransaction(
        handle -> {
          List<NumberedSeries> all = new ArrayList<>();
          for (SeriesVersion known : series.table().newest(handle)) {
            series
                .table()
                .within(handle, known.id(), from, to)
                .ifPresent(it -> all.add(new NumberedSeries(known.version(), it)));
          }
          return MarketData.of(all);
        });
  }

  /** All series as they are known, by id. */
  public List<SeriesVersion> series() {
    return jdbi.withHandle(series.table()::newest);
  }

  /** A series as it is known, by what its id is written like. */
  public Optional<SeriesVersion> series(String id) {
    return jdbi.withHandle(handle -> series.table().newest(handle, id));
  }

  /** What is known of a series in a time, cut to it; empty where that is nothing. */
  public Optional<TimedSeries> steps(SeriesId id, Instant from, Instant to) {
    return jdbi.withHandle(handle -> series.table().within(handle, id, from, to));
  }

  /**
   * What importing series would do.
   *
   * @throws IllegalArgumentException where there would be too much of something; says all of it
   */
  public List<SeriesImport> previewSeries(List<TimedSeries> imported) {
    return jdbi.inTransaction(handle -> series.preview(handle, imported));
  }

  /**
   * Imports series, all of them or none; one that says nothing new is left as it is.
   *
   * @param sha256 of the file
   * @throws IllegalArgumentException where there would be too much of something; says all of it
   */
  public synchronized List<SeriesImport> importSeries(
      List<TimedSeries> imported, String sha256, String by) {
    List<SeriesImport> done =
        jdbi.inTransaction(
            handle -> {
              Revision.rise(handle);
              List<SeriesImport> made = series.preview(handle, imported);
              if (made.stream().allMatch(it -> it.applied().isNothing())) {
                handle.rollback();
                return made;
              }
              made.forEach(it -> series.add(handle, it, sha256, now(), by));
              return made;
            });
    refresh();
    return done;
  }

  /** The newest version of a document; empty before the first. */
  public Optional<DocumentVersion> newest(DocumentKind kind) {
    DocumentTable table = new DocumentTable(kind);
    return jdbi.inTransaction(
        handle -> table.newest(handle).flatMap(it -> table.version(handle, it)));
  }

  /** Who brought a version of a document, and when. */
  public Optional<DocumentVersion> version(DocumentKind kind, int version) {
    return jdbi.withHandle(handle -> new DocumentTable(kind).version(handle, version));
  }

  /** The bytes of a version of a document, as it is written by this product. */
  public Optional<byte[]> content(DocumentKind kind, int version) {
    return jdbi.withHandle(handle -> new DocumentTable(kind).content(handle, version));
  }

  /** The versions of a document before a number, the newest first. */
  public Listed<DocumentVersion> versions(DocumentKind kind, long before, int limit) {
    return jdbi.withHandle(handle -> new DocumentTable(kind).versions(handle, before, limit));
  }

  /**
   * Brings a book, which becomes the next version whatever version it says it is; the same as the
   * one in force changes nothing.
   *
   * @param isTrial whether only to say what would come of it
   * @throws StaleException where another version is in force than the one expected
   */
  public Brought bring(CostBook book, Expectation expected, Signature who, boolean isTrial) {
    return bring(DocumentKind.BOOK, version -> BookBytes.of(book, version), expected, who, isTrial);
  }

  /** Brings billing accounts in the same way. */
  public Brought bring(
      BillingDocument document, Expectation expected, Signature who, boolean isTrial) {
    return bring(DocumentKind.BILLING, _ -> BookBytes.of(document), expected, who, isTrial);
  }

  /** Brings a register of assets in the same way. */
  public Brought bringAssets(
      List<Asset> assets, Expectation expected, Signature who, boolean isTrial) {
    return bring(DocumentKind.ASSETS, _ -> BookBytes.ofAssets(assets), expected, who, isTrial);
  }

  /** Brings counts of work in the same way. */
  public Brought bringWork(
      List<WorkCount> counts, Expectation expected, Signature who, boolean isTrial) {
    return bring(DocumentKind.WORK, _ -> BookBytes.ofWork(counts), expected, who, isTrial);
  }

  /** Brings what is declared of data centres in the same way. */
  public Brought bring(
      CentreRegister register, Expectation expected, Signature who, boolean isTrial) {
    return bring(DocumentKind.CENTRES, _ -> BookBytes.of(register), expected, who, isTrial);
  }

  /** What is declared of data centres; nothing before anybody said anything. */
  public CentreRegister centres() {
    return jdbi.inTransaction(
        handle -> {
          DocumentTable table = new DocumentTable(DocumentKind.CENTRES);
          return table
              .newest(handle)
              .flatMap(it -> table.content(handle, it))
              .map(BookBytes::centres)
              .orElse(CentreRegister.EMPTY);
        });
  }

  private Brought bring(
      DocumentKind kind,
      IntFunction<byte[]> content,
      Expectation expected,
      Signature who,
      boolean isTrial) {
    DocumentTable table = new DocumentTable(kind);
    return isTrial
        ? jdbi.inTransaction(handle -> table.preview(handle, content, expected, true))
        : bring(table, content, expected, who);
  }

  private synchronized Brought bring(
      DocumentTable table, IntFunction<byte[]> content, Expectation expected, Signature who) {
    Brought brought = jdbi.inTransaction(handle -> bring(handle, table, content, expected, who));
    if (brought.isNew()) {
      inForce = jdbi.inTransaction(InForce::read);
    }
    return brought;
  }

  private Brought bring(
      Handle handle,
      DocumentTable table,
      IntFunction<byte[]> content,
      Expectation expected,
      Signature who) {
    if (table.kind().isBookedBy()) {
      Revision.rise(handle);
    }
    Brought brought = table.preview(handle, content, expected, false);
    if (!brought.isNew()) {
      handle.rollback();
      return brought;
    }
    int version = brought.version();
    table.add(
        handle,
        new DocumentVersion(version, now(), who.by(), who.reason()),
        content.apply(version));
    return brought;
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  /** What was committed is seen, before whoever brought it is answered. */
  private void refresh() {
    if (jdbi.withHandle(Revision::now) != inForce.revision()) {
      inForce = jdbi.inTransaction(InForce::read);
    }
  }
}
