package eu.megawatt.service.record;

import eu.megawatt.telemetry.record.Versioned;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * A table of contents by a key. The same SQL runs on H2 and PostgreSQL. Thread-safe; of two writers
 * of one key at once, one may fail.
 */
enum RecordTable {
  NODES("energy_quarter_node"),
  SUMS("energy_quarter_sum"),
  JOBS("energy_quarter_job"),
  MINUTES("minute_row");

  private static final int ROWS_AT_ONCE = 1_000;
  private static final int KEYS_AT_ONCE = 480;

  private final String name;

  RecordTable(String name) {
    this.name = name;
  }

  /** Puts contents in their places; a version rises where a content differs. */
  void write(Handle handle, Map<Long, byte[]> contents) {
    Iterator<Map.Entry<Long, byte[]>> rows = contents.entrySet().iterator();
    while (rows.hasNext()) {
      writeSome(handle, rows);
    }
  }

  private void writeSome(Handle handle, Iterator<Map.Entry<Long, byte[]>> rows) {
    try (PreparedBatch batch =
        handle.prepareBatch(
            "MERGE INTO "
                + name
                + " t USING (VALUES (CAST(? AS BIGINT), CAST(? AS BYTEA))) AS s (record_key, content)"
                + " ON t.record_key = s.record_key"
                + " WHEN MATCHED AND t.content <> s.content"
                + " THEN UPDATE SET content = s.content, version = t.version + 1"
                + " WHEN NOT MATCHED"
                + " THEN INSERT (record_key, version, content)"
                + " VALUES (s.record_key, 1, s.content)")) {
      for (int i = 0; i < ROWS_AT_ONCE && rows.hasNext(); i++) {
        Map.Entry<Long, byte[]> row = rows.next();
        batch.bind(0, row.getKey()).bind(1, row.getValue()).add();
      }
      batch.execute();
    }
  }

  /** The rows with keys from one up to but without another, in the order of keys. */
  NavigableMap<Long, Versioned<byte[]>> range(Jdbi jdbi, long from, long to) {
    return read(
        jdbi,
        "SELECT record_key, version, content FROM "
            + name
            + " WHERE record_key >= ? AND record_key < ?",
        List.of(from, to));
  }

  /** The rows of one time, in a table with keys that are {@link BlockKey}s. */
  NavigableMap<Long, Versioned<byte[]>> ofTime(Jdbi jdbi, long time) {
    return read(
        jdbi,
        "SELECT record_key, version, content FROM "
            + name
            + " WHERE record_key >= ? AND record_key < ? AND MOD(record_key, ?) = ?",
        List.of(
            BlockKey.blockOf(time),
            BlockKey.blockOf(time + BlockKey.TIMES),
            (long) BlockKey.TIMES,
            time % BlockKey.TIMES));
  }

  /** The rows of given keys that there are, in the order of keys. */
  NavigableMap<Long, Versioned<byte[]>> find(Jdbi jdbi, List<Long> keys) {
    NavigableMap<Long, Versioned<byte[]>> found = new TreeMap<>();
    for (int from = 0; from < keys.size(); from += KEYS_AT_ONCE) {
      List<Long> some =
          new ArrayList<>(keys.subList(from, Math.min(keys.size(), from + KEYS_AT_ONCE)));
      while (some.size() < KEYS_AT_ONCE) {
        some.add(some.getLast()); // one statement for all, so that it is prepared once
      }
      found.putAll(
          read(
              jdbi,
              "SELECT record_key, version, content FROM "
                  + name
                  + " WHERE record_key IN (?"
                  + ", ?".repeat(KEYS_AT_ONCE - 1)
                  + ")",
              some));
    }
    return found;
  }

  /** Past Jdbi's own parser, which takes longer for hundreds of parameters than the rows do. */
  private static NavigableMap<Long, Versioned<byte[]>> read(
      Jdbi jdbi, String sql, List<Long> parameters) {
    return jdbi.withHandle(
        handle -> {
          NavigableMap<Long, Versioned<byte[]>> rows = new TreeMap<>();
          try (PreparedStatement query = handle.getConnection().prepareStatement(sql)) {
            for (int i = 0; i < parameters.size(); i++) {
              query.setLong(i + 1, parameters.get(i));
            }
            try (ResultSet found = query.executeQuery()) {
              while (found.next()) {
                rows.put(found.getLong(1), new Versioned<>(found.getBytes(3), found.getInt(2)));
              }
            }
          } catch (SQLException e) {
            throw new IllegalStateException("The records cannot be read", e);
          }
          return rows;
        });
  }

  /**
   * Deletes rows with keys from one up to but without another, up to so many, and says how many.
   */
  int delete(Jdbi jdbi, long from, long to, int most) {
    return jdbi.withHandle(
        handle ->
            handle.execute(
                "DELETE FROM "
                    + name
                    + " WHERE record_key IN (SELECT record_key FROM "
                    + name
                    + " WHERE record_key >= ? AND record_key < ? ORDER BY record_key LIMIT ?)",
                from,
                to,
                most));
  }
}
