package eu.megawatt.bench.records;

import eu.megawatt.service.store.DataDirectory;
import eu.megawatt.service.store.Database;
import eu.megawatt.telemetry.record.QuarterRecord;
import eu.megawatt.telemetry.record.RecordBlock;
import eu.megawatt.telemetry.record.RecordBytes;
import eu.megawatt.telemetry.record.Subject;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.LongFunction;

/**
 * Fills the tables of records in the order of their keys, as they lie after a month; the keys are
 * those that V5__records_in_blocks.sql describes. Transactions are not forced one by one meanwhile.
 */
final class Filling {

  private static final int TIMES = 32;
  private static final int ROWS_AT_ONCE = 1_000;

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
    try (Inserting rows = new Inserting(connection, "sum_energy")) {
      for (int sum = 0; sum < month.sums().size(); sum++) {
        int place = sum;
        long number = 1L + month.nodes().size() + sum;
        for (long block = firstBlock(); block <= lastBlock(); block++) {
          rows.add(
              (number << Integer.SIZE) | block,
              block(block, quarter -> month.ofSum(place, quarter)));
        }
      }
    }
  }

  private void nodes(Connection connection) throws SQLException {
    try (Inserting rows = new Inserting(connection, "node_energy")) {
      for (long block = firstBlock(); block <= lastBlock(); block++) {
        for (int node = 0; node < month.nodes().size(); node++) {
          int place = node;
          rows.add(
              (block << Integer.SIZE) | (node + 1L),
              block(block, quarter -> month.ofNode(place, quarter)));
        }
      }
    }
  }

  private static long firstBlock() {
    return Month.FIRST_QUARTER / TIMES;
  }

  private long lastBlock() {
    return (Month.FIRST_QUARTER + month.quarters() - 1) / TIMES;
  }

  /** The quarter-hours of the month that lie in a block. */
  private byte[] block(long number, LongFunction<QuarterRecord> records) {
    RecordBlock block = RecordBlock.empty(TIMES);
    for (int time = 0; time < TIMES; time++) {
      long quarter = number * TIMES + time;
      if (quarter >= Month.FIRST_QUARTER && quarter < Month.FIRST_QUARTER + month.quarters()) {
        block.put(time, RecordBytes.of(records.apply(quarter)));
      }
    }
    return block.bytes();
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
              "INSERT INTO " + table + " (record_key, content) VALUES (?, ?)");
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
