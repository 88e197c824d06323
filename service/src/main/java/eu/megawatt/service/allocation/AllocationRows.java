package eu.megawatt.service.allocation;

import eu.megawatt.fleet.job.JobKind;
import eu.megawatt.telemetry.energy.Allocation;
import eu.megawatt.telemetry.record.Touched;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;

/** The rows of {@code V4__allocations_and_energy_of_jobs.sql} about allocations, in SQL. */
final class AllocationRows {

  static final String COLUMNS =
      "sequence, id, job_id, tenant, workload_class, gpu_uuids, node_ids, started_ms, ended_ms,"
          + " attributed_ms";

  private static final String BETWEEN = "\n";
  private static final int KEYS_AT_ONCE = 200;

  private AllocationRows() {}

  /** A row with its number. */
  record Row(long sequence, DeclaredAllocation declared) {}

  static Row row(ResultSet rs, StatementContext ctx) throws SQLException {
    long ended = rs.getLong("ended_ms");
    Allocation allocation =
        new Allocation(
            rs.getString("job_id"),
            rs.getString("tenant"),
            kind(rs.getString("workload_class")),
            split(rs.getString("gpu_uuids")),
            split(rs.getString("node_ids")),
            Instant.ofEpochMilli(rs.getLong("started_ms")),
            ended == Long.MAX_VALUE ? Optional.empty() : Optional.of(Instant.ofEpochMilli(ended)));
    return new Row(
        rs.getLong("sequence"),
        new DeclaredAllocation(
            rs.getString("id"), allocation, Instant.ofEpochMilli(rs.getLong("attributed_ms"))));
  }

  static Touched touched(ResultSet rs) throws SQLException {
    return new Touched(
        split(rs.getString("gpu_uuids")),
        split(rs.getString("node_ids")),
        rs.getLong("from_ms"),
        rs.getLong("to_ms"));
  }

  private static JobKind kind(String word) {
    return JobKind.ofWord(word)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "The class of an allocation is \"%s\". Maybe a later version wrote it."
                        .formatted(word)));
  }

  private static Set<String> split(String joined) {
    return joined.isEmpty() ? Set.of() : new LinkedHashSet<>(List.of(joined.split(BETWEEN, -1)));
  }

  private static String join(Collection<String> parts) {
    return String.join(BETWEEN, new TreeSet<>(parts));
  }

  /** The rows whose column has any of some values. */
  static List<Row> having(Handle handle, String column, Collection<String> values) {
    List<String> all = List.copyOf(values);
    List<Row> rows = new ArrayList<>();
    for (int from = 0; from < all.size(); from += KEYS_AT_ONCE) {
      List<String> some = all.subList(from, Math.min(all.size(), from + KEYS_AT_ONCE));
      Query query =
          handle.createQuery(
              "SELECT "
                  + COLUMNS
                  + " FROM allocation WHERE "
                  + column
                  + " IN ("
                  + marks(some)
                  + ")");
      for (int i = 0; i < some.size(); i++) {
        query.bind(i, some.get(i));
      }
      rows.addAll(query.map(AllocationRows::row).list());
    }
    return rows;
  }

  static String marks(Collection<String> values) {
    return String.join(",", values.stream().map(_ -> "?").toList());
  }

  static void insert(Handle handle, DeclaredAllocation declared) {
    Allocation it = declared.allocation();
    long sequence =
        handle
            .createUpdate(
                "INSERT INTO allocation (id, job_id, tenant, workload_class, gpu_uuids, node_ids,"
                    + " place_count, started_ms, ended_ms, attributed_ms)"
                    + " VALUES (:id, :job, :tenant, :class, :gpus, :nodes, :places, :from, :to,"
                    + " :attributed)")
            .bindMap(values(declared))
            .executeAndReturnGeneratedKeys("sequence")
            .mapTo(Long.class)
            .one();
    insertPlaces(handle, sequence, it);
  }

  static void update(Handle handle, long sequence, DeclaredAllocation declared) {
    handle
        .createUpdate(
            "UPDATE allocation SET job_id = :job, tenant = :tenant, workload_class = :class,"
                + " gpu_uuids = :gpus, node_ids = :nodes, place_count = :places,"
                + " started_ms = :from, ended_ms = :to, attributed_ms = :attributed"
                + " WHERE sequence = :sequence")
        .bindMap(values(declared))
        .bind("sequence", sequence)
        .execute();
    handle.execute("DELETE FROM allocation_place WHERE sequence = ?", sequence);
    insertPlaces(handle, sequence, declared.allocation());
  }

  private static Map<String, Object> values(DeclaredAllocation declared) {
    Allocation it = declared.allocation();
    return Map.of(
        "id", declared.id(),
        "job", it.jobId(),
        "tenant", it.tenant(),
        "class", it.workloadClass().word(),
        "gpus", join(it.gpuUuids()),
        "nodes", join(it.nodeIds()),
        "places", it.gpuUuids().size() + it.nodeIds().size(),
        "from", it.fromMillis(),
        "to", it.toMillis(),
        "attributed", declared.attributedFrom().toEpochMilli());
  }

  private static void insertPlaces(Handle handle, long sequence, Allocation of) {
    Set<String> places = new TreeSet<>(of.gpuUuids());
    places.addAll(of.nodeIds());
    try (PreparedBatch batch =
        handle.prepareBatch("INSERT INTO allocation_place (place, sequence) VALUES (?, ?)")) {
      places.forEach(place -> batch.bind(0, place).bind(1, sequence).add());
      batch.execute();
    }
  }

  static void delete(Handle handle, long sequence) {
    handle.execute("DELETE FROM allocation_place WHERE sequence = ?", sequence);
    handle.execute("DELETE FROM allocation WHERE sequence = ?", sequence);
  }

  static void insert(Handle handle, List<Touched> changes) {
    if (changes.isEmpty()) {
      return;
    }
    try (PreparedBatch batch =
        handle.prepareBatch(
            "INSERT INTO allocation_change (gpu_uuids, node_ids, from_ms, to_ms)"
                + " VALUES (?, ?, ?, ?)")) {
      changes.forEach(
          it ->
              batch
                  .bind(0, join(it.gpuUuids()))
                  .bind(1, join(it.nodeIds()))
                  .bind(2, it.fromMillis())
                  .bind(3, it.toMillis())
                  .add());
      batch.execute();
    }
  }
}
