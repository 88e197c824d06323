package eu.megawatt.service.record;

import eu.megawatt.telemetry.record.RecordBlock;
import eu.megawatt.telemetry.record.Versioned;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;

/**
 * Puts records that have a row each, as the third and the fourth migration laid them out, into the
 * blocks of the fifth, with the versions that they have. Done twice it is as done once. It does not
 * stand beside the other migrations, where it would be looked for and found without being asked.
 */
public final class RecordsIntoBlocks implements JavaMigration {

  private static final int ROWS_AT_ONCE = 20_000;

  private static final List<Move> MOVES =
      List.of(
          new Move("energy_quarter_node", "node_energy", 32, true),
          new Move("minute_row", "node_minutes", 15, true),
          new Move("energy_quarter_sum", "sum_energy", 32, false),
          new Move("energy_quarter_job", "job_energy", 32, false));

  /**
   * From a table with a row a record to one with a row a block.
   *
   * @param times of a block
   * @param byTime whether the time comes first in the keys: in the old ones as a block of eight,
   *     the subject, the time in the block; otherwise the subject comes first
   */
  private record Move(String from, String to, int times, boolean byTime) {

    private static final int OLD_TIMES = 8;
    private static final int OLD_TIME_BITS = 3;

    long time(long oldKey) {
      return byTime
          ? (oldKey >> (OLD_TIME_BITS + Integer.SIZE)) * OLD_TIMES + oldKey % OLD_TIMES
          : (int) oldKey;
    }

    long key(long oldKey) {
      long block = time(oldKey) / times;
      return byTime
          ? (block << Integer.SIZE) | (int) (oldKey >> OLD_TIME_BITS)
          : (oldKey >> Integer.SIZE << Integer.SIZE) | block;
    }

    int place(long oldKey) {
      return (int) (time(oldKey) % times);
    }
  }

  @Override
  public void migrate(Context context) throws SQLException {
    for (Move move : MOVES) {
      OptionalLong last = OptionalLong.of(-1);
      while (last.isPresent()) {
        last = moveSome(context.getConnection(), move, last.getAsLong());
      }
    }
  }

  /** Moves the next rows after a key; the last key of them, or nothing where there were none. */
  private static OptionalLong moveSome(Connection connection, Move move, long after)
      throws SQLException {
    NavigableMap<Long, Map<Integer, Versioned<byte[]>>> records = new TreeMap<>();
    OptionalLong last = OptionalLong.empty();
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT record_key, version, content FROM "
                + move.from()
                + " WHERE record_key > ? ORDER BY record_key LIMIT ?")) {
      query.setLong(1, after);
      query.setInt(2, ROWS_AT_ONCE);
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          long key = rows.getLong(1);
          records
              .computeIfAbsent(move.key(key), _ -> new TreeMap<>())
              .put(move.place(key), new Versioned<>(rows.getBytes(3), rows.getInt(2)));
          last = OptionalLong.of(key);
        }
      }
    }
    for (Map.Entry<Long, Map<Integer, Versioned<byte[]>>> block : records.entrySet()) {
      merge(connection, move, block.getKey(), block.getValue());
    }
    return last;
  }

  private static void merge(
      Connection connection, Move move, long key, Map<Integer, Versioned<byte[]>> records)
      throws SQLException {
    RecordBlock block = known(connection, move, key);
    records.forEach((place, it) -> block.put(place, it.content(), it.version()));
    try (PreparedStatement merge =
        connection.prepareStatement(
            "MERGE INTO "
                + move.to()
                + " t USING (VALUES (CAST(? AS BIGINT), CAST(? AS BYTEA))) AS s (record_key, content)"
                + " ON t.record_key = s.record_key"
                + " WHEN MATCHED THEN UPDATE SET content = s.content"
                + " WHEN NOT MATCHED THEN INSERT (record_key, content)"
                + " VALUES (s.record_key, s.content)")) {
      merge.setLong(1, key);
      merge.setBytes(2, block.bytes());
      merge.executeUpdate();
    }
  }

  private static RecordBlock known(Connection connection, Move move, long key) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement("SELECT content FROM " + move.to() + " WHERE record_key = ?")) {
      query.setLong(1, key);
      try (ResultSet row = query.executeQuery()) {
        return row.next()
            ? RecordBlock.of(row.getBytes(1), move.times())
            : RecordBlock.empty(move.times());
      }
    }
  }

  @Override
  public MigrationVersion getVersion() {
    return MigrationVersion.fromVersion("6");
  }

  @Override
  public String getDescription() {
    return "records into blocks";
  }

  @Override
  public @Nullable Integer getChecksum() {
    return null; // the interface's way to say that there is none
  }

  @Override
  public boolean canExecuteInTransaction() {
    return true;
  }
}
