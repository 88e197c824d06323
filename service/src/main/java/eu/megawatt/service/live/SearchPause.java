package eu.megawatt.service.live;

import eu.megawatt.service.change.Expectation;
import eu.megawatt.service.change.StaleException;
import eu.megawatt.service.store.Database;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Whether somebody has paused the search, in its table: a restart changes nothing. Thread-safe. */
public final class SearchPause {

  private final Database database;
  private final Clock clock;
  private volatile Said said;

  private SearchPause(Database database, Clock clock, Said said) {
    this.database = database;
    this.clock = clock;
    this.said = said;
  }

  /**
   * What was said last.
   *
   * @param version 0 while nothing was said
   * @param reason empty where none was given
   */
  record Said(long version, boolean isPaused, String reason, Instant at) {}

  /** Takes up what was said last. */
  public static SearchPause open(Database database, Clock clock) {
    return new SearchPause(
        database, clock, database.jdbi().withHandle(it -> newest(it, clock.instant())));
  }

  private static Said newest(Handle handle, Instant now) {
    return handle
        .createQuery(
            "SELECT version, paused, reason, at_ms FROM live_search_pause"
                + " ORDER BY version DESC LIMIT 1")
        .map(
            (rs, _) ->
                new Said(
                    rs.getLong(1),
                    rs.getBoolean(2),
                    rs.getString(3),
                    Instant.ofEpochMilli(rs.getLong(4))))
        .findOne()
        .orElseGet(() -> new Said(0, false, "", now));
  }

  Said said() {
    return said;
  }

  boolean isPaused() {
    return said.isPaused();
  }

  /**
   * Says something else; the same again is not kept anew.
   *
   * @return whether that changes anything
   * @throws StaleException where something else was said than was looked at
   */
  synchronized boolean say(boolean paused, String reason, Expectation expected) {
    Said before = said;
    expected.check("The search's pause is at version", Optional.of(version(before)), false);
    if (before.isPaused() == paused && (!paused || before.reason().equals(reason))) {
      return false;
    }
    boolean isSameState = before.isPaused() == paused;
    Said next =
        new Said(before.version() + 1, paused, reason, isSameState ? before.at() : clock.instant());
    database
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    "INSERT INTO live_search_pause (version, paused, reason, at_ms)"
                        + " VALUES (?, ?, ?, ?)",
                    next.version(),
                    next.isPaused(),
                    next.reason(),
                    next.at().toEpochMilli()));
    database.force();
    said = next;
    return true;
  }

  private static String version(Said said) {
    return Long.toString(said.version());
  }
}
