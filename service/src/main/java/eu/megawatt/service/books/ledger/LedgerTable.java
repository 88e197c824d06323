package eu.megawatt.service.books.ledger;

import eu.megawatt.reports.ledger.Quarter;
import eu.megawatt.reports.ledger.SiteQuarter;
import eu.megawatt.service.store.RowBatch;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * The ledger in a database that {@code V28__ledger.sql} has prepared, H2 or PostgreSQL. Entries are
 * added and never changed; which one counts is noted beside them. Thread-safe.
 */
public final class LedgerTable implements Ledger {

  /** Quarter-hours that are read at once: a day or so. */
  private static final long QUARTERS_AT_ONCE = 96;

  private final Jdbi jdbi;

  public LedgerTable(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  @Override
  public SortedSet<String> sites(Quarter from, Quarter to) {
    List<String> sites =
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery(
                        "SELECT DISTINCT site_id FROM ledger_head"
                            + " WHERE quarter >= ? AND quarter < ?")
                    .bind(0, from.index())
                    .bind(1, to.index())
                    .mapTo(String.class)
                    .list());
    return new TreeSet<>(sites);
  }

  @Override
  public void inForce(String siteId, Quarter from, Quarter to, Consumer<SiteQuarter> each) {
    for (long at = from.index(); at < to.index(); at += QUARTERS_AT_ONCE) {
      long end = Math.min(to.index(), at + QUARTERS_AT_ONCE);
      long begin = at;
      List<SiteQuarter> some = jdbi.withHandle(handle -> inForce(handle, siteId, begin, end));
      some.forEach(each);
    }
  }

  private static List<SiteQuarter> inForce(Handle handle, String siteId, long from, long to) {
    return handle
        .createQuery(
            "SELECT q.quarter, q.version, q.content FROM ledger_head h JOIN ledger_quarter q"
                + " ON q.site_id = h.site_id AND q.quarter = h.quarter AND q.version = h.version"
                + " WHERE h.site_id = ? AND h.quarter >= ? AND h.quarter < ?"
                + " ORDER BY h.quarter")
        .bind(0, siteId)
        .bind(1, from)
        .bind(2, to)
        .map(
            (rs, ctx) ->
                EntryBytes.read(siteId, new Quarter(rs.getLong(1)), rs.getInt(2), rs.getBytes(3)))
        .list();
  }

  @Override
  public List<SiteQuarter> versions(String siteId, Quarter quarter) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT version, content FROM ledger_quarter"
                        + " WHERE site_id = ? AND quarter = ? ORDER BY version")
                .bind(0, siteId)
                .bind(1, quarter.index())
                .map((rs, ctx) -> EntryBytes.read(siteId, quarter, rs.getInt(1), rs.getBytes(2)))
                .list());
  }

  /** Another number whenever another entry of [from, to) counts. */
  public long revision(Quarter from, Quarter to) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT CAST(COALESCE(SUM(version), 0) AS BIGINT) FROM ledger_head"
                        + " WHERE quarter >= ? AND quarter < ?")
                .bind(0, from.index())
                .bind(1, to.index())
                .mapTo(Long.class)
                .one());
  }

  /**
   * The same for each day (UTC) that has any entry, by its number since 1970.
   *
   * @param from the first quarter-hour of a day
   */
  public NavigableMap<Long, Long> revisionsByDay(Quarter from, Quarter to) {
    NavigableMap<Long, Long> revisions = new TreeMap<>();
    jdbi.useHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT quarter / %d AS epoch_day, CAST(SUM(version) AS BIGINT) FROM ledger_head"
                            .formatted(QUARTERS_AT_ONCE)
                        + " WHERE quarter >= ? AND quarter < ? GROUP BY epoch_day")
                .bind(0, from.index())
                .bind(1, to.index())
                .map((rs, ctx) -> Map.entry(rs.getLong(1), rs.getLong(2)))
                .forEach(it -> revisions.put(it.getKey(), it.getValue())));
    return revisions;
  }

  /** The sites that have hours which wait to be written, by the number of the day since 1970. */
  public NavigableMap<Long, SortedSet<String>> dueSites(Quarter from, Quarter to) {
    NavigableMap<Long, SortedSet<String>> due = new TreeMap<>();
    jdbi.useHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT DISTINCT hour_key / %d AS epoch_day, site_id FROM ledger_due"
                            .formatted(QUARTERS_AT_ONCE / DueHours.QUARTERS)
                        + " WHERE hour_key >= ? AND hour_key < ?")
                .bind(0, from.index() / DueHours.QUARTERS)
                .bind(1, to.index() / DueHours.QUARTERS)
                .map((rs, ctx) -> Map.entry(rs.getLong(1), rs.getString(2)))
                .forEach(
                    it ->
                        due.computeIfAbsent(it.getKey(), _ -> new TreeSet<>()).add(it.getValue())));
    return due;
  }

  /** The first day (UTC) that has an entry, by its number since 1970; empty where none has. */
  public Optional<Long> firstDay() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT quarter FROM ledger_head ORDER BY quarter LIMIT 1")
                .mapTo(Long.class)
                .findOne()
                .map(it -> it / QUARTERS_AT_ONCE));
  }

  /** The quarter-hours in [from, to) of which a site has entries, in order of time. */
  public List<Quarter> quarters(String siteId, Quarter from, Quarter to) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT quarter FROM ledger_head"
                        + " WHERE site_id = ? AND quarter >= ? AND quarter < ? ORDER BY quarter")
                .bind(0, siteId)
                .bind(1, from.index())
                .bind(2, to.index())
                .map((rs, ctx) -> new Quarter(rs.getLong(1)))
                .list());
  }

  /** The entries in force of a site in [from, to), by quarter-hour. */
  static NavigableMap<Quarter, SiteQuarter> known(
      Handle handle, String siteId, Quarter from, Quarter to) {
    NavigableMap<Quarter, SiteQuarter> known = new TreeMap<>();
    inForce(handle, siteId, from.index(), to.index()).forEach(it -> known.put(it.quarter(), it));
    return known;
  }

  /** What the meters of a site say in [from, to), by the entries in force, in millijoules. */
  static BigInteger meterMilliJ(Handle handle, String siteId, Quarter from, Quarter to) {
    return handle
        .createQuery(
            "SELECT CAST(COALESCE(SUM(meter_mj), 0) AS DECIMAL(38, 0)) FROM ledger_head"
                + " WHERE site_id = ? AND quarter >= ? AND quarter < ?")
        .bind(0, siteId)
        .bind(1, from.index())
        .bind(2, to.index())
        .mapTo(BigDecimal.class)
        .one()
        .toBigIntegerExact();
  }

  /**
   * Adds entries, each of its quarter-hour's next version, which count from now on.
   *
   * @throws IllegalArgumentException where a version is not the next one
   */
  static void add(Handle handle, List<SiteQuarter> entries, Instant now) {
    List<SiteQuarter> first = new ArrayList<>();
    List<SiteQuarter> later = new ArrayList<>();
    entries.forEach(it -> (it.version() == 1 ? first : later).add(it));
    try (RowBatch rows =
        RowBatch.of(
            handle,
            "INSERT INTO ledger_quarter"
                + " (site_id, quarter, version, recorded_ms, meter_mj, content)"
                + " VALUES (?, ?, ?, ?, ?, ?)")) {
      for (SiteQuarter it : entries) {
        rows.add(
            it.siteId(),
            it.quarter().index(),
            it.version(),
            now.toEpochMilli(),
            it.meterMilliJ(),
            EntryBytes.of(it));
      }
      rows.execute();
    }
    point(
        handle,
        "INSERT INTO ledger_head (version, meter_mj, site_id, quarter) VALUES (?, ?, ?, ?)",
        first);
    later.forEach(it -> move(handle, it));
  }

  private static void point(Handle handle, String sql, List<SiteQuarter> entries) {
    try (RowBatch rows = RowBatch.of(handle, sql)) {
      for (SiteQuarter it : entries) {
        rows.add(it.version(), it.meterMilliJ(), it.siteId(), it.quarter().index());
      }
      rows.execute();
    }
  }

  private static void move(Handle handle, SiteQuarter entry) {
    int moved =
        handle.execute(
            "UPDATE ledger_head SET version = ?, meter_mj = ?"
                + " WHERE site_id = ? AND quarter = ? AND version = ?",
            entry.version(),
            entry.meterMilliJ(),
            entry.siteId(),
            entry.quarter().index(),
            entry.version() - 1);
    if (moved != 1) {
      throw new IllegalArgumentException(
          "Version %d of %s at %s does not follow the one in force"
              .formatted(entry.version(), entry.siteId(), entry.quarter().from()));
    }
  }
}
