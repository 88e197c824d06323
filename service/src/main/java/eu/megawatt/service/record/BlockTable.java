package eu.megawatt.service.record;

import eu.megawatt.telemetry.record.RecordBlock;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * A table of {@linkplain RecordBlock blocks} by a key. The same SQL runs on H2 and PostgreSQL. For
 * one writer at a time and any number of readers.
 */
enum BlockTable {
  /** By time. */
  NODES("node_energy", 32),
  /** By subject. */
  SUMS("sum_energy", 32),
  /** By subject; a day is whole blocks. */
  JOBS("job_energy", 32),
  /** By time; a block is a quarter-hour. */
  MINUTES("node_minutes", 15);

  private static final int ROWS_AT_ONCE = 1_000;
  private static final int KEYS_AT_ONCE = 96;

  private final String name;
  private final int times;

  BlockTable(String name, int times) {
    this.name = name;
    this.times = times;
  }

  /** The block that a time is in, times counted since 1970 in steps of the table. */
  long block(long time) {
    return time / times;
  }

  /** The block that begins at a time or is the first to begin after it. */
  long blockFrom(long time) {
    return Math.ceilDiv(time, times);
  }

  /** A time's place in its block. */
  int place(long time) {
    return (int) (time % times);
  }

  long time(long block, int place) {
    return block * times + place;
  }

  /** How many times a block has. */
  int times() {
    return times;
  }

  /** Puts contents, by key and place, where they belong; versions rise where they differ. */
  void write(Handle handle, NavigableMap<Long, Map<Integer, byte[]>> contents) {
    Iterator<Map.Entry<Long, Map<Integer, byte[]>>> rows = contents.entrySet().iterator();
    while (rows.hasNext()) {
      Map<Long, Map<Integer, byte[]>> some = new TreeMap<>();
      while (rows.hasNext() && some.size() < ROWS_AT_ONCE) {
        Map.Entry<Long, Map<Integer, byte[]>> row = rows.next();
        some.put(row.getKey(), row.getValue());
      }
      writeSome(handle, some);
    }
  }

  private void writeSome(Handle handle, Map<Long, Map<Integer, byte[]>> contents) {
    NavigableMap<Long, byte[]> known = find(handle, List.copyOf(contents.keySet()));
    Map<Long, byte[]> added = new TreeMap<>();
    Map<Long, byte[]> changed = new TreeMap<>();
    contents.forEach(
        (key, records) -> {
          byte[] before = known.get(key);
          RecordBlock block =
              before == null ? RecordBlock.empty(times) : RecordBlock.of(before, times);
          boolean isChanged = false;
          for (Map.Entry<Integer, byte[]> record : records.entrySet()) {
            isChanged |= block.put(record.getKey(), record.getValue());
          }
          if (isChanged) {
            (before == null ? added : changed).put(key, block.bytes());
          }
        });
    put(handle, "INSERT INTO " + name + " (content, record_key) VALUES (?, ?)", added);
    put(handle, "UPDATE " + name + " SET content = ? WHERE record_key = ?", changed);
  }

  private static void put(Handle handle, String sql, Map<Long, byte[]> rows) {
    if (rows.isEmpty()) {
      return;
    }
    try (PreparedBatch batch = handle.prepareBatch(sql)) {
      rows.forEach((key, content) -> batch.bind(0, content).bind(1, key).add());
      batch.execute();
    }
  }

  /** The rows with keys from one up to but without another, in the order of keys. */
  NavigableMap<Long, byte[]> range(Jdbi jdbi, long from, long to) {
    return jdbi.withHandle(
        handle ->
            read(
                handle,
                "SELECT record_key, content FROM "
                    + name
                    + " WHERE record_key >= ? AND record_key < ?",
                List.of(from, to)));
  }

  /** The rows of given keys that there are, in the order of keys. */
  NavigableMap<Long, byte[]> find(Jdbi jdbi, List<Long> keys) {
    return jdbi.withHandle(handle -> find(handle, keys));
  }

  private NavigableMap<Long, byte[]> find(Handle handle, List<Long> keys) {
    NavigableMap<Long, byte[]> found = new TreeMap<>();
    for (int from = 0; from < keys.size(); from += KEYS_AT_ONCE) {
      List<Long> some =
          new ArrayList<>(keys.subList(from, Math.min(keys.size(), from + KEYS_AT_ONCE)));
      // One statement for all, so that it is prepared once.
      some.addAll(Collections.nCopies(KEYS_AT_ONCE - some.size(), some.getLast()));
      found.putAll(
          read(
              handle,
              "SELECT record_key, content FROM "
                  + name
                  + " WHERE record_key IN (?"
                  + ", ?".repeat(KEYS_AT_ONCE - 1)
                  + ")",
              some));
    }
    return found;
  }

  /** Past Jdbi's own parser, which takes longer for a hundred parameters than the rows do. */
  private static NavigableMap<Long, byte[]> read(Handle handle, String sql, List<Long> parameters) {
    NavigableMap<Long, byte[]> rows = new TreeMap<>();
    try (PreparedStatement query = handle.getConnection().prepareStatement(sql)) {
      for (int i = 0; i < parameters.size(); i++) {
        query.setLong(i + 1, parameters.get(i));
      }
      try (ResultSet found = query.executeQuery()) {
        while (found.next()) {
          rows.put(found.getLong(1), found.getBytes(2));
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException("The records cannot be read", e);
    }
    return rows;
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
