package eu.megawatt.bench.records;

import eu.megawatt.service.store.DataDirectory;
import eu.megawatt.service.store.Database;
import eu.megawatt.telemetry.record.RecordBytes;
import eu.megawatt.telemetry.record.Subject;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Fills the tables of records in the order of their keys, as they lie after a month; the keys are
 * those that V3__energy_records.sql describes. Transactions are not forced one by one meanwhile.
 */
final class Filling {

  private static final int TIMES_IN_A_BLOCK = 8;
  private static final int NODE_SHIFT = 3;
  private static final int BLOCK_SHIFT = 35;
  private static final int ROWS_AT_ONCE = 10_000;

  private final Month month;

  Filling(Month month) {
    this.month = month;
  }

  /** Fills a new database in a directory and says how many seconds the rows of nodes took. */
  double run(Path data) throws SQLException {
    Database.open(DataDirectory.open(data)).close(); // makes the tables
    try (Connection connection =
        DriverManager.getConnection(
            "jdbc:h2:file:" + data.resolve("megawatt") + ";WRITE_DELAY=5000")) {
      connection.setAutoCommit(false);
      subjects(connection);
      sums(connection);
      long began = System.nanoTime();
      nodes(connection);
      double seconds = (System.nanoTime() - began) / 1e9;
      try (Statement statement = connection.createStatement()) {
        statement.execute("SHUTDOWN");
      }
      return seconds;
    }
  }

  /** Nodes have the numbers from 1 on, domains and sites those after them. */
  private void subjects(Connection connection) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO record_subject (number, scope, id) VALUES (?, ?, ?)")) {
      int number = 1;
      for (String node : month.nodes()) {
        subject(insert, number++, "node", node);
      }
      for (Subject sum : month.sums()) {
        subject(insert, number++, sum.scope().word(), sum.id());
      }
      insert.executeBatch();
      try (Statement statement = connection.createStatement()) {
        statement.execute("ALTER TABLE record_subject ALTER COLUMN number RESTART WITH " + number);
      }
    }
    connection.commit();
  }

  private static void subject(PreparedStatement insert, int number, String scope, String id)
      throws SQLException {
    insert.setInt(1, number);
    insert.setString(2, scope);
    insert.setString(3, id);
    insert.addBatch();
  }

  private void sums(Connection connection) throws SQLException {
    try (Inserting rows = new Inserting(connection, "energy_quarter_sum")) {
      for (int sum = 0; sum < month.sums().size(); sum++) {
        long number = 1L + month.nodes().size() + sum;
        for (long at = 0; at < month.quarters(); at++) {
          long quarter = Month.FIRST_QUARTER + at;
          rows.add(number << Integer.SIZE | quarter, RecordBytes.of(month.ofSum(sum, quarter)));
        }
      }
    }
  }

  private void nodes(Connection connection) throws SQLException {
    long first = Month.FIRST_QUARTER;
    long end = first + month.quarters();
    try (Inserting rows = new Inserting(connection, "energy_quarter_node")) {
      for (long block = first / TIMES_IN_A_BLOCK; block * TIMES_IN_A_BLOCK < end; block++) {
        for (int node = 0; node < month.nodes().size(); node++) {
          for (int time = 0; time < TIMES_IN_A_BLOCK; time++) {
            long quarter = block * TIMES_IN_A_BLOCK + time;
            if (quarter >= first && quarter < end) {
              long key = block << BLOCK_SHIFT | (node + 1L) << NODE_SHIFT | time;
              rows.add(key, RecordBytes.of(month.ofNode(node, quarter)));
            }
          }
        }
      }
    }
  }

  /** Rows on their way into a table. */
  private static final class Inserting implements AutoCloseable {

    private final Connection connection;
    private final PreparedStatement insert;
    private int waiting;

    Inserting(Connection connection, String table) throws SQLException {
      this.connection = connection;
      insert =
          connection.prepareStatement(
              "INSERT INTO " + table + " (record_key, version, content) VALUES (?, 1, ?)");
    }

    void add(long key, byte[] content) throws SQLException {
      insert.setLong(1, key);
      insert.setBytes(2, content);
      insert.addBatch();
      if (++waiting == ROWS_AT_ONCE) {
        flush();
      }
    }

    private void flush() throws SQLException {
      insert.executeBatch();
      connection.commit();
      waiting = 0;
    }

    @Override
    public void close() throws SQLException {
      if (waiting > 0) {
        flush();
      }
      insert.close();
    }
  }
}
