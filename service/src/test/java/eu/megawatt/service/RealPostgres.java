package eu.megawatt.service;

import eu.megawatt.service.store.DatabaseAddress;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A PostgreSQL that asks the user <i>megawatt</i> for its password, and lets the tests do all. */
public final class RealPostgres implements AutoCloseable {

  public static final String USER = "megawatt";
  public static final String PASSWORD = "only the tests know";

  private static final String LOCK =
      "FROM pg_locks WHERE locktype = 'advisory' AND classid = x'4d675774'::int";

  private final EmbeddedPostgres server;

  private RealPostgres(EmbeddedPostgres server) {
    this.server = server;
  }

  /** Starts one with an empty database of the user's. */
  public static RealPostgres start() {
    try {
      RealPostgres postgres =
          new RealPostgres(
              EmbeddedPostgres.builder().setPGStartupWait(Duration.ofMinutes(1)).start());
      postgres.execute("CREATE ROLE megawatt LOGIN PASSWORD '" + PASSWORD + "'");
      postgres.execute("CREATE DATABASE megawatt OWNER megawatt");
      postgres.askForPasswords();
      return postgres;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void askForPasswords() throws IOException {
    Path rules = Path.of(text("SHOW hba_file").getFirst());
    Files.writeString(rules, "host all megawatt all scram-sha-256\n" + Files.readString(rules));
    execute("SELECT pg_reload_conf()");
    Await.until("a wrong password to be refused", () -> !isLetIn("wrong"));
  }

  private boolean isLetIn(String password) {
    try (Connection _ = DriverManager.getConnection(url(USER), USER, password)) {
      return true;
    } catch (SQLException _) {
      return false;
    }
  }

  /** The address of one of its databases. */
  public String url(String database) {
    return "jdbc:postgresql://localhost:" + server.getPort() + "/" + database;
  }

  /** The same with what is needed to be let in. */
  DatabaseAddress address(String database) {
    return address(database, PASSWORD);
  }

  DatabaseAddress address(String database, String password) {
    return new DatabaseAddress(url(database), Optional.of(USER), Optional.of(password));
  }

  /** A session of somebody who may do all, in the user's database. */
  Connection session() throws SQLException {
    return server.getDatabase("postgres", USER).getConnection();
  }

  /** Does something in the user's database, or before there is one in the server's own. */
  void execute(String statement) {
    try (Connection session = server.getPostgresDatabase().getConnection();
        Statement each = session.createStatement()) {
      each.execute(statement);
    } catch (SQLException e) {
      throw new AssertionError(statement, e);
    }
  }

  private List<String> text(String query) {
    try (Connection session = server.getPostgresDatabase().getConnection();
        Statement each = session.createStatement();
        ResultSet answer = each.executeQuery(query)) {
      List<String> rows = new ArrayList<>();
      while (answer.next()) {
        rows.add(answer.getString(1));
      }
      return rows;
    } catch (SQLException e) {
      throw new AssertionError(query, e);
    }
  }

  /** The server's numbers of the sessions that hold the lock of a running service. */
  public List<String> holders() {
    return text("SELECT pid " + LOCK + " AND granted");
  }

  /**
   * Has somebody else wait for the lock, and ends the session that holds it: the one who waits has
   * it then, before anybody can ask for it.
   */
  public Connection robHolder() throws SQLException {
    Connection other = session();
    String take =
        text("SELECT format('SELECT pg_advisory_lock(%s, %s)', x'4d675774'::int,"
                + " (objid::bigint - (objid::bigint >> 31 << 32))) "
                + LOCK)
            .getFirst();
    Thread waiting =
        Thread.ofVirtual()
            .start(
                () -> {
                  try (Statement statement = other.createStatement()) {
                    statement.execute("SET application_name = 'a thief'");
                    statement.execute(take);
                  } catch (SQLException e) {
                    throw new AssertionError(e);
                  }
                });
    Await.until("somebody to wait", () -> !text("SELECT 1 " + LOCK + " AND NOT granted").isEmpty());
    endHolder();
    try {
      waiting.join();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    return other;
  }

  /** Ends the session that holds the lock of a running service. */
  public void endHolder() {
    execute("SELECT pg_terminate_backend(pid) " + LOCK + " AND granted");
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
