package eu.megawatt.service.books.export;

import eu.megawatt.service.problem.Problem;
import eu.megawatt.service.problem.ProblemException;
import eu.megawatt.service.problem.ProblemKind;
import eu.megawatt.service.store.Database;
import eu.megawatt.service.store.Identifiers;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** What is ordered whenever a month is closed, in the transaction that closes it. Thread-safe. */
public final class Schedules {

  /** How many there may be. */
  static final int MOST = 50;

  private static final String SELECT =
      "SELECT id, kind, group_by, shared, focus_version, currency, format, created_ms, created_by"
          + " FROM book_schedule";

  private final Database database;
  private final Clock clock;

  public Schedules(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** One as it is kept. */
  private record Kept(String id, Order order, Instant createdAt, String createdBy) {

    static Kept of(ResultSet rs) throws SQLException {
      return new Kept(
          rs.getString(1),
          ExportRows.order(
              rs.getString(2),
              rs.getString(3),
              rs.getString(4),
              rs.getString(5),
              rs.getString(6),
              rs.getString(7)),
          Instant.ofEpochMilli(rs.getLong(8)),
          rs.getString(9));
    }

    ScheduleView view() {
      return new ScheduleView(
          id,
          order.report().word(),
          order.asked().by().word(),
          order.asked().shared().word(),
          order.asked().focus().word(),
          order.asked().currency(),
          order.format().word(),
          createdAt,
          createdBy);
    }
  }

  private static List<Kept> all(Handle handle) {
    return handle.createQuery(SELECT + " ORDER BY sequence").map((rs, _) -> Kept.of(rs)).list();
  }

  /** All of them, in the order in which they were made. */
  public List<ScheduleView> all() {
    return database.jdbi().withHandle(Schedules::all).stream().map(Kept::view).toList();
  }

  /**
   * Adds one; what is there already is not added again.
   *
   * @param by id of the caller
   * @throws ProblemException 429 where there are too many
   */
  public synchronized ScheduleView add(Order order, String by) {
    List<Kept> before = database.jdbi().withHandle(Schedules::all);
    Optional<Kept> same = before.stream().filter(it -> it.order().equals(order)).findFirst();
    if (same.isPresent()) {
      return same.get().view();
    }
    if (before.size() >= MOST) {
      throw Problem.of(
              ProblemKind.TOO_MANY,
              "There are %d schedules already, the most. Maybe DELETE one.".formatted(MOST))
          .toException();
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Kept fresh = new Kept(Identifiers.next("schedule", now), order, now, by);
    database.jdbi().useHandle(handle -> insert(handle, fresh));
    database.force();
    return fresh.view();
  }

  private static void insert(Handle handle, Kept it) {
    ScheduleView view = it.view();
    handle.execute(
        "INSERT INTO book_schedule (id, kind, group_by, shared, focus_version, currency,"
            + " format, created_ms, created_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        view.id(),
        view.kind(),
        view.groupBy(),
        view.shared(),
        view.focusVersion(),
        view.currency(),
        view.format(),
        view.createdAt().toEpochMilli(),
        view.createdBy());
  }

  /** Deletes one; false where there is none. */
  public synchronized boolean delete(String id) {
    return database
            .jdbi()
            .withHandle(handle -> handle.execute("DELETE FROM book_schedule WHERE id = ?", id))
        > 0;
  }

  /** Orders all of them for a month. */
  public void closed(Handle handle, String periodId, Instant at) {
    all(handle)
        .forEach(
            it ->
                ExportRows.add(
                    handle, Exports.fresh(periodId, it.order(), "", "schedule " + it.id(), at)));
  }
}
