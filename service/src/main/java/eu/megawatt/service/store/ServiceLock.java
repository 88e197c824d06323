package eu.megawatt.service.store;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * That one service at a time uses the tables in a schema of a PostgreSQL: an advisory lock of a
 * session of its own, which ends with the session and so with the process. The session is asked
 * every two seconds whether it still stands. Where it does not, the lock is taken again; where
 * another has it by then, that is the end. Thread-safe.
 */
final class ServiceLock implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(ServiceLock.class.getName());

  /** "MgWt", beside the schema's hash: the lock of whoever uses the tables. */
  private static final int USE = 0x4d675774;

  /** Beside a number of each service's own: by it a service knows what is its own. */
  private static final int OWN = USE + 1;

  private static final Duration BEAT = Duration.ofSeconds(2);

  /** What has been killed may be there for a moment yet. */
  private static final int TRIES_AT_THE_START = 25;

  private static final Duration BETWEEN_TRIES = Duration.ofMillis(200);
  private static final String PATIENCE_SECONDS = "10";

  /** The server forgets the session of a machine that has gone after half a minute. */
  private static final String NOTICE_DEAD_MACHINES =
      "SET tcp_keepalives_idle = 10; SET tcp_keepalives_interval = 5; SET tcp_keepalives_count = 4";

  private static final String TRY =
      "SELECT pg_try_advisory_lock(?, hashtext(coalesce(current_schema(), '')))";

  private static final String HOLDER =
      """
      SELECT a.pid, a.application_name, host(a.client_addr), a.backend_start,
             EXISTS (SELECT 1 FROM pg_locks mine
                     WHERE mine.pid = a.pid AND mine.locktype = 'advisory'
                       AND mine.classid = ? AND mine.objid = ?) AS ours
      FROM pg_locks held JOIN pg_stat_activity a ON a.pid = held.pid
      WHERE held.granted AND held.locktype = 'advisory' AND held.objsubid = 2
        AND held.database = (SELECT oid FROM pg_database WHERE datname = current_database())
        AND held.classid::bigint = ?
        AND held.objid::bigint
            = (hashtext(coalesce(current_schema(), ''))::bigint & 4294967295)
      """;

  private final DatabaseAddress address;
  private final Consumer<String> lost;
  private final int own = new SplittableRandom().nextInt(1, Integer.MAX_VALUE);
  private final Thread watch =
      Thread.ofPlatform().daemon().name("service lock").unstarted(this::watch);
  private Connection session;

  private ServiceLock(DatabaseAddress address, Consumer<String> lost) throws SQLException {
    this.address = address;
    this.lost = lost;
    session = connect();
  }

  /**
   * Takes the lock and keeps it until closed.
   *
   * @param lost is told, once, who uses the tables in our place
   * @throws LockedException where another service holds it
   * @throws SQLException where the database does not answer or does not let us in
   */
  static ServiceLock take(DatabaseAddress address, Consumer<String> lost)
      throws SQLException, InterruptedException {
    ServiceLock lock = new ServiceLock(address, lost);
    try {
      for (int left = TRIES_AT_THE_START; !lock.isTaken(lock.session); left--) {
        if (left == 0) {
          throw new LockedException(lock.who(lock.session));
        }
        Thread.sleep(BETWEEN_TRIES);
      }
    } catch (SQLException | InterruptedException | RuntimeException e) {
      lock.end();
      throw e;
    }
    lock.watch.start();
    return lock;
  }

  /** A statement that fails in every session of the server while this lock is not held. */
  String requirement() {
    return """
        DO $$ BEGIN
          IF NOT EXISTS (SELECT 1 FROM pg_locks WHERE granted AND locktype = 'advisory'
                         AND classid::bigint = %d AND objid::bigint = %d) THEN
            RAISE EXCEPTION 'the lock of this service is not held';
          END IF;
        END $$"""
        .formatted(OWN, own);
  }

  private Connection connect() throws SQLException {
    Properties properties = new Properties();
    address.user().ifPresent(it -> properties.setProperty("user", it));
    address.password().ifPresent(it -> properties.setProperty("password", it));
    properties.setProperty("ApplicationName", name());
    properties.setProperty("connectTimeout", PATIENCE_SECONDS);
    properties.setProperty("loginTimeout", PATIENCE_SECONDS);
    properties.setProperty("socketTimeout", PATIENCE_SECONDS);
    Connection made = DriverManager.getConnection(address.url(), properties);
    try (Statement statement = made.createStatement()) {
      statement.execute(NOTICE_DEAD_MACHINES);
      return made;
    } catch (SQLException e) {
      made.close();
      throw e;
    }
  }

  /** By which the others know us: PostgreSQL keeps 63 characters. */
  private static String name() {
    String host = System.getenv().getOrDefault("HOSTNAME", "");
    return "Megawatt, process %d%s"
        .formatted(ProcessHandle.current().pid(), host.isEmpty() ? "" : " on " + host);
  }

  private boolean isTaken(Connection by) throws SQLException {
    try (PreparedStatement attempt = by.prepareStatement(TRY)) {
      attempt.setInt(1, USE);
      if (!isTrue(attempt)) {
        return false;
      }
    }
    try (PreparedStatement mine = by.prepareStatement("SELECT pg_try_advisory_lock(?, ?)")) {
      mine.setInt(1, OWN);
      mine.setInt(2, own);
      return isTrue(mine);
    }
  }

  private static boolean isTrue(PreparedStatement asked) throws SQLException {
    try (ResultSet answer = asked.executeQuery()) {
      return answer.next() && answer.getBoolean(1);
    }
  }

  /**
   * Who holds the lock.
   *
   * @param ownSession the server's number of a session of ours that it has not given up yet
   */
  private record Holder(String words, OptionalInt ownSession) {}

  private Optional<Holder> holder(Connection by) throws SQLException {
    try (PreparedStatement asked = by.prepareStatement(HOLDER)) {
      asked.setInt(1, OWN);
      asked.setInt(2, own);
      asked.setInt(3, USE);
      try (ResultSet answer = asked.executeQuery()) {
        if (!answer.next()) {
          return Optional.empty();
        }
        int session = answer.getInt("pid");
        return Optional.of(
            new Holder(
                words(answer),
                answer.getBoolean("ours") ? OptionalInt.of(session) : OptionalInt.empty()));
      }
    }
  }

  private static String words(ResultSet holder) throws SQLException {
    String name = String.valueOf(holder.getString(2));
    Optional<String> from = Optional.ofNullable(holder.getString(3));
    Optional<Instant> since =
        Optional.ofNullable(holder.getObject(4, OffsetDateTime.class))
            .map(OffsetDateTime::toInstant);
    return (name.isBlank() ? "a session without a name" : name)
        + from.map(it -> ", from " + it).orElse("")
        + since.map(it -> ", since " + it.truncatedTo(ChronoUnit.SECONDS)).orElse("");
  }

  private String who(Connection by) throws SQLException {
    return holder(by).map(Holder::words).orElse("one that has just gone");
  }

  private void watch() {
    try {
      while (true) {
        Thread.sleep(BEAT);
        if (!stands() && !isTakenAgain()) {
          return;
        }
      }
    } catch (InterruptedException _) {
      return; // closed
    }
  }

  private synchronized boolean stands() {
    try (Statement statement = session.createStatement()) {
      return statement.execute("SELECT 1");
    } catch (SQLException e) {
      LOG.log(
          Level.WARNING,
          "The session that keeps other services off {0} has ended: {1} Another is asked for.",
          new Object[] {address, e.getMessage()});
      return false;
    }
  }

  /** Tries until the lock is held again; false where another service holds it. */
  private boolean isTakenAgain() throws InterruptedException {
    while (true) {
      try {
        Optional<String> other = again();
        if (other.isPresent()) {
          lost.accept(other.get());
          return false;
        }
        LOG.log(Level.WARNING, "Other services are kept off {0} again.", address);
        return true;
      } catch (SQLException e) {
        LOG.log(Level.FINE, "No session at " + address, e);
      }
      Thread.sleep(BEAT);
    }
  }

  /** Holds the lock by a new session, or says who does. */
  private synchronized Optional<String> again() throws SQLException, InterruptedException {
    end();
    session = connect();
    while (!isTaken(session)) {
      Optional<Holder> holder = holder(session);
      if (holder.isPresent() && holder.get().ownSession().isEmpty()) {
        return Optional.of(holder.get().words());
      }
      if (holder.isPresent()) {
        terminate(holder.get().ownSession().getAsInt());
      }
      Thread.sleep(BETWEEN_TRIES);
    }
    return Optional.empty();
  }

  /** Ends a session of ours that broke and that the server still believes in. */
  private void terminate(int pid) throws SQLException {
    try (PreparedStatement statement = session.prepareStatement("SELECT pg_terminate_backend(?)")) {
      statement.setInt(1, pid);
      var _ = isTrue(statement);
    }
  }

  private void end() {
    try {
      session.close();
    } catch (SQLException e) {
      LOG.log(Level.FINE, "The session has ended by itself", e);
    }
  }

  @Override
  public void close() {
    watch.interrupt();
    synchronized (this) {
      end();
    }
  }
}
