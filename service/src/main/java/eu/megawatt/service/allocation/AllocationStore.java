package eu.megawatt.service.allocation;

import eu.megawatt.service.allocation.AllocationRows.Row;
import eu.megawatt.service.store.Listed;
import eu.megawatt.telemetry.energy.Allocation;
import eu.megawatt.telemetry.record.AllocationChange;
import eu.megawatt.telemetry.record.AllocationsSource;
import eu.megawatt.telemetry.record.Touched;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;

/**
 * The allocations in a database that {@code V4__allocations_and_energy_of_jobs.sql} has prepared,
 * H2 or PostgreSQL. What has to be rolled up because of a change is written together with it, and
 * stays until it has been, so that a killed process forgets nothing. Thread-safe; one writes at a
 * time.
 */
public final class AllocationStore implements AllocationsSource {

  private static final int CHANGES_AT_ONCE = 1_000;

  private final Jdbi jdbi;
  private Optional<OpenAllocations> open = Optional.empty();

  public AllocationStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Declares allocations, all or none; what is there already in the same words stays as it is. */
  public synchronized AllocationOutcome put(Map<String, Allocation> declared, Instant now) {
    AllocationOutcome outcome = write(declared, now);
    open.ifPresent(it -> it.put(declared, now));
    return outcome;
  }

  /** Those that are not over; from now on what is declared and removed gets there too. */
  public synchronized OpenAllocations open(Instant now) {
    OpenAllocations all = new OpenAllocations();
    all.put(notOver(now), now);
    open = Optional.of(all);
    return all;
  }

  private Map<String, Allocation> notOver(Instant now) {
    Map<String, Allocation> found = new HashMap<>();
    jdbi.useHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT " + AllocationRows.COLUMNS + " FROM allocation WHERE ended_ms > ?")
                .bind(0, now.toEpochMilli())
                .map(AllocationRows::row)
                .forEach(row -> found.put(row.declared().id(), row.declared().allocation())));
    return found;
  }

  private AllocationOutcome write(Map<String, Allocation> declared, Instant now) {
    Window window = Window.at(now);
    return jdbi.inTransaction(
        handle -> {
          Map<String, Row> known = new HashMap<>();
          AllocationRows.having(handle, "id", declared.keySet())
              .forEach(row -> known.put(row.declared().id(), row));
          List<Touched> touched = new ArrayList<>();
          int created = 0;
          int changed = 0;
          for (Map.Entry<String, Allocation> entry : declared.entrySet()) {
            Allocation it = entry.getValue();
            Row before = known.get(entry.getKey());
            if (before == null) {
              created++;
              AllocationRows.insert(handle, attributed(entry.getKey(), it, window.fromMillis()));
              touched.addAll(AllocationChange.whole(it, window.fromMillis(), window.toMillis()));
            } else if (!before.declared().allocation().equals(it)) {
              changed++;
              long from =
                  Math.min(window.fromMillis(), before.declared().attributedFrom().toEpochMilli());
              AllocationRows.update(
                  handle, before.sequence(), attributed(entry.getKey(), it, from));
              touched.addAll(
                  AllocationChange.between(
                      before.declared().allocation(), it, window.fromMillis(), window.toMillis()));
            }
          }
          AllocationRows.insert(handle, touched);
          return new AllocationOutcome(
              created,
              changed,
              declared.size() - created - changed,
              Instant.ofEpochMilli(window.fromMillis()));
        });
  }

  private static DeclaredAllocation attributed(String id, Allocation it, long fromMillis) {
    return new DeclaredAllocation(
        id, it, Instant.ofEpochMilli(Math.max(it.fromMillis(), fromMillis)));
  }

  /** Makes an allocation one that never was; false where there is none of that id. */
  public synchronized boolean remove(String id, Instant now) {
    boolean removed = delete(id, Window.at(now));
    open.ifPresent(it -> it.remove(id));
    return removed;
  }

  private boolean delete(String id, Window window) {
    return jdbi.inTransaction(
        handle -> {
          List<Row> rows = AllocationRows.having(handle, "id", List.of(id));
          for (Row row : rows) {
            AllocationRows.delete(handle, row.sequence());
            AllocationRows.insert(
                handle,
                AllocationChange.whole(
                    row.declared().allocation(), window.fromMillis(), window.toMillis()));
          }
          return !rows.isEmpty();
        });
  }

  /** Those of given ids that there are. */
  public List<DeclaredAllocation> find(Collection<String> ids) {
    return having("id", ids);
  }

  /** All of some jobs. */
  public List<DeclaredAllocation> ofJobs(Collection<String> jobIds) {
    return having("job_id", jobIds);
  }

  private List<DeclaredAllocation> having(String column, Collection<String> values) {
    return jdbi.withHandle(
        handle ->
            AllocationRows.having(handle, column, values).stream().map(Row::declared).toList());
  }

  /** Newest first, those that were declared before a sequence. */
  public Listed<DeclaredAllocation> list(AllocationFilter filter, long before, int limit) {
    List<Object> values = new ArrayList<>(List.of(before, filter.toMillis(), filter.fromMillis()));
    StringBuilder sql =
        new StringBuilder("SELECT ")
            .append(AllocationRows.COLUMNS)
            .append(" FROM allocation WHERE sequence < ? AND started_ms < ? AND ended_ms > ?");
    filter
        .jobId()
        .ifPresent(
            job -> {
              sql.append(" AND job_id = ?");
              values.add(job);
            });
    filter
        .tenant()
        .ifPresent(
            tenant -> {
              sql.append(" AND tenant = ?");
              values.add(tenant);
            });
    if (!filter.places().isEmpty()) {
      sql.append(" AND sequence IN (SELECT sequence FROM allocation_place WHERE place IN (")
          .append(AllocationRows.marks(filter.places()))
          .append("))");
      values.addAll(filter.places());
    }
    sql.append(" ORDER BY sequence DESC LIMIT ?");
    values.add(limit + 1);
    List<Row> rows =
        jdbi.withHandle(
            handle ->
                bound(handle.createQuery(sql.toString()), values).map(AllocationRows::row).list());
    return Listed.of(
        rows.stream().map(row -> new Listed.Row<>(row.sequence(), row.declared())).toList(), limit);
  }

  private static Query bound(Query query, List<Object> values) {
    for (int i = 0; i < values.size(); i++) {
      query.bind(i, values.get(i));
    }
    return query;
  }

  /** {@inheritDoc} Each from when on it is attributed. */
  @Override
  public Collection<Allocation> overlapping(long fromMillis, long toMillis) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT "
                        + AllocationRows.COLUMNS
                        + " FROM allocation WHERE ended_ms > ? AND started_ms < ?")
                .bind(0, fromMillis)
                .bind(1, toMillis)
                .map(AllocationRows::row)
                .stream()
                .flatMap(row -> fromAttribution(row.declared()).stream())
                .collect(Collectors.toList()));
  }

  private static Optional<Allocation> fromAttribution(DeclaredAllocation declared) {
    Allocation it = declared.allocation();
    return declared.attributedFrom().toEpochMilli() < it.toMillis()
        ? Optional.of(
            new Allocation(
                it.jobId(),
                it.tenant(),
                it.workloadClass(),
                it.gpuUuids(),
                it.nodeIds(),
                declared.attributedFrom(),
                it.to()))
        : Optional.empty();
  }

  /**
   * What waits to be rolled up, the oldest first.
   *
   * @param most quarter-hours of GPUs and nodes
   */
  public PendingChanges pending(long most) {
    return jdbi.withHandle(
        handle -> {
          Portion portion = new Portion(most);
          try (var rows =
              handle
                  .createQuery(
                      "SELECT sequence, gpu_uuids, node_ids, from_ms, to_ms FROM allocation_change"
                          + " ORDER BY sequence LIMIT ?")
                  .bind(0, CHANGES_AT_ONCE)
                  .map((rs, ctx) -> Map.entry(rs.getLong(1), AllocationRows.touched(rs)))
                  .iterator()) {
            while (rows.hasNext() && !portion.isFull()) {
              Map.Entry<Long, Touched> row = rows.next();
              portion.add(row.getKey(), row.getValue());
            }
          }
          return portion.taken();
        });
  }

  /** The records of these are safely written. */
  public void rolledUp(PendingChanges done) {
    if (done.isEmpty()) {
      return;
    }
    jdbi.useTransaction(
        handle -> {
          for (PendingChanges.Piece piece : done.pieces()) {
            if (piece.isWhole()) {
              handle.execute("DELETE FROM allocation_change WHERE sequence = ?", piece.sequence());
            } else {
              handle.execute(
                  "UPDATE allocation_change SET from_ms = ? WHERE sequence = ?",
                  piece.touched().toMillis(),
                  piece.sequence());
            }
          }
        });
  }

  /** How much there is of what is bounded. */
  public AllocationLoad load(Instant now) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT COUNT(*), COALESCE(SUM(place_count), 0),"
                        + " (SELECT COUNT(*) FROM allocation_change)"
                        + " FROM allocation WHERE ended_ms > ?")
                .bind(0, Window.at(now).fromMillis())
                .map((rs, ctx) -> new AllocationLoad(rs.getLong(1), rs.getLong(2), rs.getLong(3)))
                .one());
  }

  /** Deletes allocations that ended before an instant, up to so many, and says how many it were. */
  public int forget(Instant before, int most) {
    return jdbi.inTransaction(
        handle -> {
          List<Long> old = ended(handle, before, most);
          old.forEach(sequence -> AllocationRows.delete(handle, sequence));
          return old.size();
        });
  }

  private static List<Long> ended(Handle handle, Instant before, int most) {
    return handle
        .createQuery("SELECT sequence FROM allocation WHERE ended_ms < ? ORDER BY ended_ms LIMIT ?")
        .bind(0, before.toEpochMilli())
        .bind(1, most)
        .mapTo(Long.class)
        .list();
  }
}
