package eu.megawatt.service.books;

import eu.megawatt.reports.closing.MonthReport;
import eu.megawatt.reports.closing.MonthReport.Asked;
import eu.megawatt.reports.file.FileFormat;
import eu.megawatt.reports.focus.FocusVersion;
import eu.megawatt.reports.period.Period;
import eu.megawatt.reports.report.GroupBy;
import eu.megawatt.reports.report.JobDirectory;
import eu.megawatt.reports.report.SharedKey;
import eu.megawatt.service.books.ledger.Waiting;
import eu.megawatt.service.books.period.BookMonth;
import eu.megawatt.service.books.period.BookSources;
import eu.megawatt.service.books.period.PeriodCloser;
import eu.megawatt.service.books.period.PeriodView;
import eu.megawatt.service.books.period.Periods;
import eu.megawatt.service.books.report.MonthFile;
import eu.megawatt.service.store.DataDirectory;
import eu.megawatt.service.store.Database;
import eu.megawatt.service.webhook.WebhookSettings;
import eu.megawatt.service.webhook.Webhooks;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Books of two sites in a database, with a ledger in memory. */
public final class BookLab implements AutoCloseable {

  /** By whose days months begin. */
  public static final ZoneId ZONE = ZoneId.of("Europe/Paris");

  /** A site of the example book. */
  public static final String FRENCH = "FR-PAR-1";

  /** Another. */
  public static final String SWEDISH = "SE-BOR-1";

  public static final Period SEPTEMBER = new Period(YearMonth.of(2026, 9), ZONE);
  public static final Period OCTOBER = SEPTEMBER.next();
  public static final Period NOVEMBER = OCTOBER.next();

  public final MemoryLedger ledger = new MemoryLedger();
  public final TestInputs inputs = new TestInputs();
  public final MovingClock clock = new MovingClock(NOVEMBER.from().plusSeconds(86_400));
  private final Database database;
  private final DataDirectory directory;
  private final Webhooks webhooks;
  private Books books;

  public BookLab(Database database, DataDirectory directory) {
    this.database = database;
    this.directory = directory;
    webhooks = Webhooks.open(database.jdbi(), WebhookSettings.USUAL, clock);
    books = open();
  }

  private Books open() {
    return Books.open(database, directory, sources(), webhooks.outbox(), clock);
  }

  /** What its months are made of. */
  public BookSources sources() {
    return new BookSources(
        ledger,
        ledger::revision,
        Waiting.NOTHING,
        inputs,
        () -> new TreeMap<>(Map.of("pool-a", "GB300")),
        JobDirectory.NONE,
        ZONE);
  }

  /** Begins anew with what the database has. */
  public void again() {
    books = open();
  }

  public Books books() {
    return books;
  }

  public Periods periods() {
    return books.periods();
  }

  public Database database() {
    return database;
  }

  public DataDirectory directory() {
    return directory;
  }

  /** Two sites in a month, all of it. */
  public void fill(Period period, long seed) {
    Entries.fill(ledger, FRENCH, period, seed);
    Entries.fill(ledger, SWEDISH, period, seed + 1);
  }

  /** Closes a month by a key of its own. */
  public PeriodView close(Period period) {
    return books
        .closer()
        .close(new PeriodCloser.Wish(period.id(), "it is over", "key of " + period.id()), "ada");
  }

  public BookMonth month(Period period) {
    return periods().find(period.id()).orElseThrow();
  }

  /** Goes past the end of a month. */
  public void passTo(Instant moment) {
    clock.goTo(moment);
  }

  /** The bytes of every report of a month in every format, by what was asked. */
  public Map<String, byte[]> files(Period period) {
    Map<String, byte[]> files = new TreeMap<>();
    for (MonthReport report : MonthReport.values()) {
      if (report == MonthReport.WATERFALL && month(period).month().before().isEmpty()) {
        continue;
      }
      for (FileFormat format : FileFormat.values()) {
        Asked asked = new Asked(GroupBy.JOB, SharedKey.COST, FocusVersion.V1_4, "EUR");
        files.put(report + " " + format, file(month(period), report, asked, format));
      }
    }
    return files;
  }

  /** The bytes of a report. */
  public static byte[] file(BookMonth month, MonthReport report, Asked asked, FileFormat format) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      MonthFile.of(month, report, asked, Optional.empty())
          .write(format, Long.MAX_VALUE, _ -> {}, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  @Override
  public void close() {
    webhooks.close();
    database.close();
  }
}
