package eu.megawatt.service.books.export;

import eu.megawatt.service.background.Worker;
import eu.megawatt.service.books.export.KeptExport.Made;
import eu.megawatt.service.books.period.BookMonth;
import eu.megawatt.service.books.period.Periods;
import eu.megawatt.service.books.report.MonthFile;
import eu.megawatt.service.problem.FieldError;
import eu.megawatt.service.problem.Problem;
import eu.megawatt.service.problem.ProblemException;
import eu.megawatt.service.problem.ProblemKind;
import eu.megawatt.service.store.DataDirectory;
import eu.megawatt.service.store.Database;
import eu.megawatt.service.store.Identifiers;
import eu.megawatt.service.store.Listed;
import eu.megawatt.service.webhook.EventType;
import eu.megawatt.service.webhook.Outbox;
import eu.megawatt.service.webhook.WebhookEvent;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jdbi.v3.core.Handle;

/**
 * Files of reports that are made in the background, one at a time, and kept for 30 days.
 * Acknowledged means durable: what waited or was being made when the service stopped is made when
 * it is there again. Thread-safe.
 */
public final class Exports implements AutoCloseable {

  /** How long a file is kept after it was made. */
  static final Duration KEPT = Duration.ofDays(30);

  /** How many may wait. */
  static final int MOST_WAITING = 50;

  /** Bytes of all files together; who wants more deletes some first. */
  static final long MOST_BYTES = 20L << 30;

  private static final Duration KEEP_KEYS = Duration.ofDays(3);
  private static final int LONGEST_PROBLEM = 1_000;
  private static final Logger LOG = Logger.getLogger(Exports.class.getName());

  private final Database database;
  private final ExportFolder folder;
  private final Periods periods;
  private final Outbox outbox;
  private final Clock clock;
  private final AtomicLong doneCount = new AtomicLong();
  private final AtomicLong failedCount = new AtomicLong();
  private final Worker worker = new Worker("exports", this::makeNext);
  private volatile Optional<Running> running = Optional.empty();

  private Exports(
      Database database, ExportFolder folder, Periods periods, Outbox outbox, Clock clock) {
    this.database = database;
    this.folder = folder;
    this.periods = periods;
    this.outbox = outbox;
    this.clock = clock;
  }

  /** The one that is being made. */
  private static final class Running {
    private final String id;
    private volatile long rowCount;
    private volatile boolean isDeleted;

    Running(String id) {
      this.id = id;
    }
  }

  /** It is not wanted any more, or not now. */
  private static final class AbandonedException extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  /** Takes up what was left. */
  public static Exports open(
      Database database, DataDirectory directory, Periods periods, Outbox outbox, Clock clock) {
    ExportFolder folder = ExportFolder.open(directory);
    database.jdbi().useHandle(ExportRows::requeue);
    folder.keepOnly(database.jdbi().withHandle(ExportRows::ids));
    return new Exports(database, folder, periods, outbox, clock);
  }

  /** Begins to work; once. */
  public void begin() {
    worker.begin();
  }

  /**
   * Orders a file; the same key again answers with what it ordered the first time.
   *
   * @param by id of the caller
   * @throws ProblemException 422 where there is no such month or the key was used for something
   *     else; 429 where too many wait or too much is kept
   */
  public synchronized ExportView order(String periodId, Order order, String key, String by) {
    Instant now = now();
    Optional<KeptExport> before =
        database.jdbi().withHandle(handle -> ExportRows.ofKey(handle, key, now.minus(KEEP_KEYS)));
    if (before.isPresent()) {
      return repeated(before.get(), order.sha256(periodId));
    }
    requirePeriod(periodId);
    forgetTheOld();
    database.jdbi().useHandle(Exports::requireRoom);
    KeptExport fresh = fresh(periodId, order, key, by, now);
    database.jdbi().useHandle(handle -> ExportRows.add(handle, fresh));
    database.force();
    worker.ring();
    return ExportView.of(fresh, 0);
  }

  private ExportView repeated(KeptExport before, String sha256) {
    if (!before.requestSha256().equals(sha256)) {
      throw Problem.of(
              ProblemKind.IDEMPOTENCY_CONFLICT,
              "The Idempotency-Key was used for export %s. Maybe send another one."
                  .formatted(before.id()))
          .toException();
    }
    return view(before);
  }

  private void requirePeriod(String periodId) {
    if (!periods.has(periodId)) {
      throw Problem.invalid(
              List.of(
                  new FieldError(
                      "/period",
                      "UnknownPeriod",
                      "\"%s\" is not a month of the books. Maybe one of GET /api/v1/periods."
                          .formatted(periodId))))
          .toException();
    }
  }

  private static void requireRoom(Handle handle) {
    if (ExportRows.count(handle, ExportState.QUEUED) >= MOST_WAITING) {
      throw Problem.of(
              ProblemKind.TOO_MANY,
              "%d exports wait already, the most. Maybe try again when some are done."
                  .formatted(MOST_WAITING))
          .toException();
    }
    if (ExportRows.bytes(handle) >= MOST_BYTES) {
      throw Problem.of(
              ProblemKind.TOO_MANY,
              "The files that are kept have %,d bytes, the most. Maybe DELETE some exports."
                  .formatted(MOST_BYTES))
          .toException();
    }
  }

  static KeptExport fresh(String periodId, Order order, String key, String by, Instant now) {
    return new KeptExport(
        0,
        Identifiers.next("export", now),
        periodId,
        order,
        ExportState.QUEUED,
        MonthFile.name(periodId, false, order.report(), order.asked(), order.format()),
        now,
        by,
        key,
        order.sha256(periodId),
        Optional.empty());
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  /** Newest first, those ordered before a sequence. */
  public Listed<ExportView> list(long before, int limit) {
    Listed<KeptExport> kept =
        database.jdbi().withHandle(handle -> ExportRows.list(handle, before, limit));
    return new Listed<>(kept.entries().stream().map(this::view).toList(), kept.last(), kept.more());
  }

  /** One of them. */
  public Optional<ExportView> find(String id) {
    return database.jdbi().withHandle(handle -> ExportRows.find(handle, id)).map(this::view);
  }

  private ExportView view(KeptExport it) {
    return ExportView.of(
        it, running.filter(now -> now.id.equals(it.id())).map(now -> now.rowCount).orElse(0L));
  }

  /** The bytes of one that is done; whoever reads them closes the stream. */
  public InputStream content(String id) throws IOException {
    return folder.read(id);
  }

  /** Deletes one, whether it is done or not; false where there is none. */
  public synchronized boolean delete(String id) {
    boolean was = database.jdbi().withHandle(handle -> ExportRows.delete(handle, id));
    running
        .filter(it -> it.id.equals(id))
        .ifPresent(
            it -> {
              it.isDeleted = true;
            });
    folder.delete(id);
    return was;
  }

  /** Wakes the worker, where somebody else has ordered something. */
  public void wake() {
    worker.ring();
  }

  /** How many wait. */
  public long waitingCount() {
    return database.jdbi().withHandle(handle -> ExportRows.count(handle, ExportState.QUEUED));
  }

  /** How many were made since the start. */
  public long doneCount() {
    return doneCount.get();
  }

  /** How many have failed since the start. */
  public long failedCount() {
    return failedCount.get();
  }

  /** The bytes of all files together. */
  public long byteCount() {
    return database.jdbi().withHandle(ExportRows::bytes);
  }

  private synchronized void forgetTheOld() {
    Instant before = now().minus(KEPT);
    database
        .jdbi()
        .withHandle(handle -> ExportRows.ended(handle, before))
        .forEach(it -> delete(it.id()));
  }

  private boolean makeNext() {
    Optional<KeptExport> next = database.jdbi().withHandle(ExportRows::next);
    next.ifPresentOrElse(this::make, this::forgetTheOld);
    return next.isPresent();
  }

  private void make(KeptExport export) {
    Running now = new Running(export.id());
    running = Optional.of(now);
    database.jdbi().useHandle(handle -> ExportRows.running(handle, export.id()));
    try {
      keep(written(export, now));
      doneCount.incrementAndGet();
    } catch (AbandonedException _) {
      LOG.log(Level.FINE, "{0} is left", export.id());
    } catch (IOException | RuntimeException e) {
      LOG.log(Level.WARNING, export.id() + " cannot be made", e);
      failedCount.incrementAndGet();
      keep(
          export.made(
              ExportState.FAILED,
              export.fileName(),
              new Made(now(), now.rowCount, 0, "", problem(e))));
    } finally {
      running = Optional.empty();
    }
  }

  private static String problem(Exception e) {
    String words = String.valueOf(e.getMessage());
    return words.substring(0, Math.min(words.length(), LONGEST_PROBLEM));
  }

  private KeptExport written(KeptExport export, Running now) throws IOException {
    BookMonth month =
        periods
            .find(export.periodId())
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "The books have no month %s any more".formatted(export.periodId())));
    Order order = export.order();
    MonthFile file = MonthFile.of(month, order.report(), order.asked(), Optional.empty());
    ExportFolder.Written written =
        folder.write(
            export.id(),
            out -> file.write(order.format(), Long.MAX_VALUE, count -> progress(now, count), out));
    return export.made(
        ExportState.DONE,
        file.name(order.format()),
        new Made(now(), now.rowCount, written.byteCount(), written.sha256(), ""));
  }

  private void progress(Running now, long count) {
    now.rowCount = count;
    if (worker.isClosing() || now.isDeleted) {
      throw new AbandonedException();
    }
  }

  /** Keeps what became of it, with whom to tell; the file goes where it was deleted meanwhile. */
  private synchronized void keep(KeptExport made) {
    boolean isThere =
        database
            .jdbi()
            .inTransaction(
                handle -> {
                  boolean is = ExportRows.made(handle, made);
                  if (is && made.state() == ExportState.DONE) {
                    outbox.add(handle, event(made), now());
                  }
                  return is;
                });
    database.force();
    if (!isThere) {
      folder.delete(made.id());
    }
  }

  private static WebhookEvent event(KeptExport made) {
    return WebhookEvent.of(
            EventType.EXPORT_DONE, "exports/" + made.id(), "/api/v1/exports/" + made.id())
        .with("periodId", made.periodId())
        .with("kind", made.order().report().word())
        .with("sha256", made.made().orElseThrow().sha256());
  }

  /** Leaves what is being made; it begins again next time. */
  @Override
  public void close() {
    worker.close();
  }
}
