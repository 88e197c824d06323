package eu.megawatt.service.validation;

import eu.megawatt.service.store.Database;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jdbi.v3.core.Handle;

/**
 * Forgets what is older than it has to be, in batches, so that no transaction is long. What still
 * holds of a node stays with the samples that it was judged from, and so do the verdicts that kept
 * runs were held against: they are judged again to the same end. Thread-safe.
 */
final class Forgetting {

  private static final Logger LOG = Logger.getLogger(Forgetting.class.getName());
  private static final Duration EVERY = Duration.ofHours(1);
  private static final int RUNS_AT_ONCE = 100;
  private static final int MOST_BATCHES = 50;

  private final Database database;
  private final Duration keep;
  private final Clock clock;
  private final AtomicLong lastMs = new AtomicLong();

  /**
   * @param keep how long runs are kept after their end
   */
  Forgetting(Database database, Duration keep, Clock clock) {
    this.database = database;
    this.keep = keep;
    this.clock = clock;
  }

  /** Forgets in the background, where that was not done within the hour. */
  void nowAndThen() {
    long now = clock.millis();
    long last = lastMs.get();
    if (now - last >= EVERY.toMillis() && lastMs.compareAndSet(last, now)) {
      Thread.ofVirtual().name("validation-forgets").start(this::attempt);
    }
  }

  private void attempt() {
    try {
      forget();
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "Old samples could not be deleted", e);
    }
  }

  /** Forgets what is too old now, and says how many runs that were. */
  int forget() {
    Instant before = clock.instant().minus(keep);
    int gone = 0;
    int some = RUNS_AT_ONCE;
    for (int batch = 0; batch < MOST_BATCHES && some == RUNS_AT_ONCE; batch++) {
      some = database.jdbi().inTransaction(handle -> runs(handle, before));
      gone += some;
    }
    database.jdbi().useTransaction(handle -> rest(handle, before));
    return gone;
  }

  private static int runs(Handle handle, Instant before) {
    List<String> old = RunRows.over(handle, before, RUNS_AT_ONCE);
    for (String id : old) {
      RunRows.forget(handle, id);
    }
    return old.size();
  }

  private static void rest(Handle handle, Instant before) {
    Instant longBefore = before.minus(Evidence.LOOKS_BACK);
    VerdictRows.forget(handle, longBefore);
    QuarantineRows.forget(handle, longBefore);
    EnrolmentRows.forget(handle, before);
    AgentRows.forget(handle, before);
  }
}
