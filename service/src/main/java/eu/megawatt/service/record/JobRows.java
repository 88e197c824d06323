package eu.megawatt.service.record;

import eu.megawatt.telemetry.record.RecordScope;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;

/**
 * The numbers that stand for jobs in keys, and the days of which each has records. There are far
 * more jobs in ten years than nodes, so memory holds only those that were used last. Thread-safe.
 */
final class JobRows {

  /** Quarter-hours in a day. */
  static final int QUARTERS = 96;

  private static final int BLOCKS_OF_A_DAY = QUARTERS / BlockTable.JOBS.times();

  private static final int MOST_KEPT = 50_000;
  private static final String SCOPE = RecordScope.JOB.word();

  private final Jdbi jdbi;
  private final Map<String, Integer> numbers = new LinkedHashMap<>(16, 0.75f, true);

  JobRows(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** The number of a job, a new one where it has none. */
  synchronized int number(String id) {
    OptionalInt known = find(id);
    if (known.isPresent()) {
      return known.getAsInt();
    }
    return keep(
        id,
        jdbi.withHandle(
            handle ->
                handle
                    .createUpdate("INSERT INTO record_subject (scope, id) VALUES (?, ?)")
                    .bind(0, SCOPE)
                    .bind(1, id)
                    .executeAndReturnGeneratedKeys("number")
                    .mapTo(Integer.class)
                    .one()));
  }

  /** The number of a job; empty where nothing was ever written of it, or all is forgotten. */
  synchronized OptionalInt find(String id) {
    Integer kept = numbers.get(id);
    if (kept != null) {
      return OptionalInt.of(kept);
    }
    Optional<Integer> found =
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery("SELECT number FROM record_subject WHERE scope = ? AND id = ?")
                    .bind(0, SCOPE)
                    .bind(1, id)
                    .mapTo(Integer.class)
                    .findOne());
    return found.isPresent() ? OptionalInt.of(keep(id, found.get())) : OptionalInt.empty();
  }

  private int keep(String id, int number) {
    numbers.put(id, number);
    if (numbers.size() > MOST_KEPT) {
      numbers.remove(numbers.keySet().iterator().next());
    }
    return number;
  }

  /** Notes that jobs have records of the day that a quarter-hour lies in. */
  static void note(Handle handle, Collection<Long> dayKeys) {
    if (dayKeys.isEmpty()) {
      return;
    }
    try (PreparedBatch batch =
        handle.prepareBatch(
            "MERGE INTO energy_job_day t USING (VALUES (CAST(? AS BIGINT))) AS s (record_key)"
                + " ON t.record_key = s.record_key"
                + " WHEN NOT MATCHED THEN INSERT (record_key) VALUES (s.record_key)")) {
      dayKeys.forEach(key -> batch.bind(0, key).add());
      batch.execute();
    }
  }

  static long dayKey(long quarter, int number) {
    return ((quarter / QUARTERS) << Integer.SIZE) | number;
  }

  /** Jobs that may have records of quarter-hours from one up to but without another. */
  List<RecordedJob> between(long fromQuarter, long toQuarter, JobFilter filter, int limit) {
    if (toQuarter <= fromQuarter) {
      return List.of();
    }
    List<Object> values =
        new ArrayList<>(
            List.of(
                dayKey(fromQuarter, 0),
                dayKey(toQuarter - 1 + QUARTERS, 0),
                SCOPE,
                filter.afterNumber()));
    StringBuilder sql =
        new StringBuilder(
            "SELECT DISTINCT s.number, s.id FROM energy_job_day d JOIN record_subject s"
                + " ON s.number = CAST(MOD(d.record_key, 4294967296) AS INTEGER)"
                + " WHERE d.record_key >= ? AND d.record_key < ? AND s.scope = ? AND s.number > ?");
    allocatedTo("tenant", filter.tenant(), sql, values);
    allocatedTo("workload_class", filter.workloadClass(), sql, values);
    sql.append(" ORDER BY s.number LIMIT ?");
    values.add(limit);
    return jdbi.withHandle(
        handle -> {
          Query query = handle.createQuery(sql.toString());
          for (int i = 0; i < values.size(); i++) {
            query.bind(i, values.get(i));
          }
          return query.map((rs, ctx) -> new RecordedJob(rs.getInt(1), rs.getString(2))).list();
        });
  }

  private static void allocatedTo(
      String column, Optional<String> value, StringBuilder sql, List<Object> values) {
    value.ifPresent(
        it -> {
          sql.append(" AND EXISTS (SELECT 1 FROM allocation a WHERE a.job_id = s.id AND a.")
              .append(column)
              .append(" = ?)");
          values.add(it);
        });
  }

  /**
   * Deletes blocks of days before the one that a quarter-hour lies in, up to so many, and says how
   * many it were; with the last record of a job its number goes.
   */
  synchronized int forget(long beforeQuarter, int most) {
    List<Long> old =
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery(
                        "SELECT record_key FROM energy_job_day WHERE record_key < ?"
                            + " ORDER BY record_key LIMIT ?")
                    .bind(0, dayKey(beforeQuarter, 0))
                    .bind(1, Math.ceilDiv(most, BLOCKS_OF_A_DAY))
                    .mapTo(Long.class)
                    .list());
    int gone = 0;
    for (long key : old) {
      int number = (int) key;
      long block = BlockTable.JOBS.block((key >> Integer.SIZE) * QUARTERS);
      gone +=
          BlockTable.JOBS.delete(
              jdbi,
              BlockKey.bySubject(number, block),
              BlockKey.bySubject(number, block + BLOCKS_OF_A_DAY),
              BLOCKS_OF_A_DAY);
      jdbi.useHandle(
          handle -> handle.execute("DELETE FROM energy_job_day WHERE record_key = ?", key));
      forgetNumber(number);
    }
    return gone;
  }

  private void forgetNumber(int number) {
    int gone =
        jdbi.withHandle(
            handle ->
                handle.execute(
                    "DELETE FROM record_subject WHERE number = ? AND NOT EXISTS"
                        + " (SELECT 1 FROM job_energy"
                        + " WHERE record_key >= ? AND record_key < ?)",
                    number,
                    BlockKey.bySubject(number, 0),
                    BlockKey.bySubject(number + 1, 0)));
    if (gone > 0) {
      numbers.values().remove(number);
    }
  }
}
