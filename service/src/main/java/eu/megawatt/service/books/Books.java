package eu.megawatt.service.books;

import eu.megawatt.service.books.export.Exports;
import eu.megawatt.service.books.export.Schedules;
import eu.megawatt.service.books.period.BookSources;
import eu.megawatt.service.books.period.PeriodCloser;
import eu.megawatt.service.books.period.Periods;
import eu.megawatt.service.store.DataDirectory;
import eu.megawatt.service.store.Database;
import eu.megawatt.service.webhook.Outbox;
import java.time.Clock;

/** The books of a service: its months, who closes them, and the files that are made of them. */
public record Books(Periods periods, PeriodCloser closer, Exports exports, Schedules schedules)
    implements AutoCloseable {

  /** Those that are made of some sources. */
  public static Books open(
      Database database, DataDirectory directory, BookSources sources, Outbox outbox, Clock clock) {
    Periods periods = new Periods(database, sources, clock);
    Exports exports = Exports.open(database, directory, periods, outbox, clock);
    Schedules schedules = new Schedules(database, clock);
    return new Books(
        periods,
        new PeriodCloser(
            database,
            periods,
            outbox,
            (handle, periodId, at) -> {
              schedules.closed(handle, periodId, at);
              handle.afterCommit(exports::wake);
            },
            clock),
        exports,
        schedules);
  }

  /** Begins to work; once. */
  public void begin() {
    exports.begin();
  }

  @Override
  public void close() {
    exports.close();
  }
}
