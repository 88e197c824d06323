package eu.megawatt.service.books.ledger;

import eu.megawatt.reports.booking.Missing;
import eu.megawatt.reports.ledger.Quarter;
import eu.megawatt.reports.ledger.QuarterFacts;
import eu.megawatt.service.books.input.BookInputs;
import eu.megawatt.service.record.QuarterTouches;
import java.time.Clock;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Writes the ledger: keeps facts of what telemetry recorded, books them, and books them again
 * whenever they or what they are priced by are others. Each step is one transaction, and what is
 * still to be done stands in the database, so that a killed process forgets nothing and does
 * nothing twice. Thread-safe.
 */
public final class LedgerWriter implements Waiting, AutoCloseable {

  private static final Logger LOG = Logger.getLogger(LedgerWriter.class.getName());

  private static final long LOOK_MS = 2_000;

  /** After something went wrong; twice as long each time in a row. */
  private static final long REST_MS = 1_000;

  private static final int MOST_DOUBLINGS = 8;

  /** Tries of the same hours before each is tried alone. */
  private static final int TRIES = 3;

  private final Jdbi jdbi;
  private final BookInputs inputs;
  private final BooksSettings settings;
  private final Clock clock;
  private final FactsTaker taker;
  private final HourBooking booking;
  private final Thread thread =
      Thread.ofPlatform().daemon().name("ledger-writer").unstarted(this::work);
  private final CountDownLatch stop = new CountDownLatch(1);
  private final LongAdder written = new LongAdder();
  private final LongAdder failures = new LongAdder();
  private volatile long waitingQuarters;
  private volatile long waitingHours;
  private int failuresOfRun;

  public LedgerWriter(
      Jdbi jdbi, TelemetryFacts telemetry, BookInputs inputs, BooksSettings settings, Clock clock) {
    this.jdbi = jdbi;
    this.inputs = inputs;
    this.settings = settings;
    this.clock = clock;
    taker = new FactsTaker(jdbi, telemetry, settings, clock);
    booking = new HourBooking(jdbi, inputs, clock);
  }

  /** Begins; once. */
  public void begin() {
    thread.start();
  }

  private void work() {
    int failed = 0;
    boolean isOver = false;
    while (!isOver) {
      long rest;
      try {
        rest = turn() ? 0 : LOOK_MS;
        failed = 0;
      } catch (RuntimeException e) {
        failures.increment();
        failed = Math.min(MOST_DOUBLINGS, failed + 1);
        rest = REST_MS << failed;
        LOG.log(
            Level.WARNING,
            "The ledger could not be written; it is tried again in %d ms".formatted(rest),
            e);
      }
      isOver = isStopped(rest);
    }
  }

  private boolean isStopped(long afterMillis) {
    try {
      return stop.await(afterMillis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  /** Does a bounded part of what there is to do, and says whether there may be more. */
  public synchronized boolean turn() {
    long revision = inputs.revision();
    jdbi.useTransaction(handle -> follow(handle, revision));
    boolean hasMore = taker.take();
    Optional<HourBooking.Run> run = booking.next(revision);
    run.ifPresent(this::book);
    waitingQuarters = jdbi.withHandle(QuarterTouches::count);
    waitingHours = jdbi.withHandle(DueHours::count);
    return hasMore || run.isPresent();
  }

  private void book(HourBooking.Run run) {
    try {
      written.add(booking.book(run));
      failuresOfRun = 0;
    } catch (RuntimeException e) {
      failuresOfRun++;
      if (failuresOfRun < TRIES) {
        throw e;
      }
      failuresOfRun = 0;
      run.hours().forEach(it -> bookAlone(new HourBooking.Run(run.inputsRevision(), List.of(it))));
    }
  }

  /** An hour that cannot be booked does not stop those beside it. */
  private void bookAlone(HourBooking.Run hour) {
    try {
      written.add(booking.book(hour));
    } catch (RuntimeException e) {
      failures.increment();
      booking.setAside(hour, List.of());
      LOG.log(
          Level.SEVERE,
          "%s could not be booked from %s to %s; it is tried again when facts or prices change"
              .formatted(hour.siteId(), hour.from().from(), hour.to().from()),
          e);
    }
  }

  /** Has all hours booked again where inputs are others, those of the newest months first. */
  private void follow(Handle handle, long revision) {
    if (Progress.INPUTS.reached(handle) == revision) {
      return;
    }
    YearMonth now = YearMonth.from(clock.instant().atZone(settings.zone()));
    FactsTable.first(handle)
        .map(it -> YearMonth.from(it.from().atZone(settings.zone())))
        .ifPresent(
            first -> {
              for (YearMonth it = first; !it.isAfter(now); it = it.plusMonths(1)) {
                DueHours.addAll(
                    handle,
                    start(it),
                    start(it.plusMonths(1)),
                    DueHours.SOON + it.until(now, ChronoUnit.MONTHS));
              }
            });
    Progress.INPUTS.reach(handle, revision);
  }

  private Quarter start(YearMonth month) {
    return Quarter.at(month.atDay(1).atStartOfDay(settings.zone()).toInstant());
  }

  /** Keeps facts that are known from elsewhere, each as the next version. */
  public void keep(List<QuarterFacts> facts) {
    jdbi.useTransaction(
        handle -> {
          for (QuarterFacts it : facts) {
            boolean _ = FactsTable.add(handle, it);
          }
        });
  }

  /** Has all hours in [from, to) booked of which facts are kept, for the first time or again. */
  public void bookAll(Quarter from, Quarter to) {
    jdbi.useTransaction(handle -> DueHours.addAll(handle, from, to, DueHours.SOON));
  }

  /** Neighbouring times as one. */
  @Override
  public List<Missing> missing(String siteId, Quarter from, Quarter to) {
    return Neighbours.joined(jdbi.withHandle(handle -> DueHours.missing(handle, siteId, from, to)));
  }

  @Override
  public SortedMap<String, Long> hours(Quarter from, Quarter to) {
    return jdbi.withHandle(handle -> DueHours.count(handle, from, to));
  }

  /** Quarter-hours of which records were written and not yet taken, when it last looked. */
  public long waitingQuarterCount() {
    return waitingQuarters;
  }

  /** Hours that are to be booked, for the first time or again, when it last looked. */
  public long waitingHourCount() {
    return waitingHours;
  }

  /** Entries written since the start. */
  public long writtenCount() {
    return written.sum();
  }

  /** Times since the start that something went wrong. */
  public long failureCount() {
    return failures.sum();
  }

  /** Stops when what is at hand is done; the rest is done after the next start. */
  @Override
  public void close() {
    stop.countDown();
    try {
      thread.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
