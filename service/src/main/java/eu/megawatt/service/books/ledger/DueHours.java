package eu.megawatt.service.books.ledger;

import eu.megawatt.reports.booking.Missing;
import eu.megawatt.reports.booking.Need;
import eu.megawatt.reports.ledger.Quarter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/** Hours that have to be booked, for the first time or again, and what they lack. */
final class DueHours {

  /** Of new facts: before all that is booked again. */
  static final long AT_ONCE = 0;

  /** What follows on other amounts of the same year: after new facts. */
  static final long SOON = 1;

  static final long QUARTERS = 4;

  /** Hours of one site of which it is read at once what they lack. */
  private static final int MOST_TOLD = 10_000;

  private static final byte[] NOTHING = bytes(List.of());

  private static final String MERGE =
      "MERGE INTO ledger_due t USING (%s) AS s"
          + " ON t.site_id = s.site_id AND t.hour_key = s.hour_key"
          + " WHEN MATCHED THEN UPDATE SET revision = t.revision + 1, seen = -1,"
          + " turn = CASE WHEN t.turn < s.turn THEN t.turn ELSE s.turn END"
          + " WHEN NOT MATCHED THEN INSERT (site_id, hour_key, turn, revision, seen, missing)"
          + " VALUES (s.site_id, s.hour_key, s.turn, 1, -1, s.missing)";

  private static final String WITH_FACTS =
      MERGE.formatted(
          "SELECT DISTINCT site_id, quarter / 4 AS hour_key, CAST(? AS BIGINT) AS turn,"
              + " CAST(? AS BYTEA) AS missing FROM quarter_facts"
              + " WHERE quarter >= ? AND quarter < ?");

  private static final String BOOKED =
      MERGE.formatted(
          "SELECT DISTINCT site_id, quarter / 4 AS hour_key, CAST(? AS BIGINT) AS turn,"
              + " CAST(? AS BYTEA) AS missing FROM ledger_head"
              + " WHERE site_id = ? AND quarter >= ? AND quarter < ?");

  private DueHours() {}

  /**
   * One hour.
   *
   * @param hour counted since 1970
   */
  record Due(String siteId, long hour, long revision) {

    Quarter from() {
      return new Quarter(hour * QUARTERS);
    }

    Quarter to() {
      return new Quarter((hour + 1) * QUARTERS);
    }
  }

  /** The hour of a quarter-hour, whose facts have changed. */
  static void add(Handle handle, String siteId, Quarter quarter) {
    handle.execute(
        MERGE.formatted(
            "SELECT CAST(? AS VARCHAR(200)) AS site_id, CAST(? AS BIGINT) AS hour_key,"
                + " CAST(? AS BIGINT) AS turn, CAST(? AS BYTEA) AS missing"),
        siteId,
        Math.floorDiv(quarter.index(), QUARTERS),
        AT_ONCE,
        NOTHING);
  }

  /** All hours of all sites with facts in [from, to). */
  static void addAll(Handle handle, Quarter from, Quarter to, long turn) {
    handle.execute(WITH_FACTS, turn, NOTHING, from.index(), to.index());
  }

  /** All hours of a site that are booked in [from, to). */
  static void addBooked(Handle handle, String siteId, Quarter from, Quarter to, long turn) {
    handle.execute(BOOKED, turn, NOTHING, siteId, from.index(), to.index());
  }

  /** The next ones; not those that lacked something by the inputs as they still are. */
  static List<Due> next(Handle handle, long inputs, int most) {
    return handle
        .createQuery(
            "SELECT site_id, hour_key, revision FROM ledger_due WHERE seen <> ?"
                + " ORDER BY turn, site_id, hour_key LIMIT ?")
        .bind(0, inputs)
        .bind(1, most)
        .map((rs, ctx) -> new Due(rs.getString(1), rs.getLong(2), rs.getLong(3)))
        .list();
  }

  /** Forgets one that is booked, unless it has become due again meanwhile. */
  static void done(Handle handle, Due due) {
    handle.execute(
        "DELETE FROM ledger_due WHERE site_id = ? AND hour_key = ? AND revision = ?",
        due.siteId(),
        due.hour(),
        due.revision());
  }

  /** Has one wait for other inputs. */
  static void lacks(Handle handle, Due due, long inputs, List<Missing> missing) {
    handle.execute(
        "UPDATE ledger_due SET seen = ?, missing = ?"
            + " WHERE site_id = ? AND hour_key = ? AND revision = ?",
        inputs,
        bytes(missing),
        due.siteId(),
        due.hour(),
        due.revision());
  }

  /** What the hours of a site in [from, to) lack, in order of time. */
  static List<Missing> missing(Handle handle, String siteId, Quarter from, Quarter to) {
    return handle
        .createQuery(
            "SELECT missing FROM ledger_due"
                + " WHERE site_id = ? AND hour_key >= ? AND hour_key < ? AND seen >= 0"
                + " ORDER BY hour_key LIMIT ?")
        .bind(0, siteId)
        .bind(1, Math.floorDiv(from.index(), QUARTERS))
        .bind(2, Math.ceilDiv(to.index(), QUARTERS))
        .bind(3, MOST_TOLD)
        .map((rs, ctx) -> missing(rs.getBytes(1)))
        .list()
        .stream()
        .flatMap(List::stream)
        .toList();
  }

  /** How many wait, for their turn or for inputs. */
  static long count(Handle handle) {
    return handle.createQuery("SELECT COUNT(*) FROM ledger_due").mapTo(Long.class).one();
  }

  /** How many in [from, to) wait, by site. */
  static SortedMap<String, Long> count(Handle handle, Quarter from, Quarter to) {
    SortedMap<String, Long> counts = new TreeMap<>();
    handle
        .createQuery(
            "SELECT site_id, COUNT(*) FROM ledger_due"
                + " WHERE hour_key >= ? AND hour_key < ? GROUP BY site_id")
        .bind(0, Math.floorDiv(from.index(), QUARTERS))
        .bind(1, Math.ceilDiv(to.index(), QUARTERS))
        .map((rs, ctx) -> Map.entry(rs.getString(1), rs.getLong(2)))
        .forEach(it -> counts.put(it.getKey(), it.getValue()));
    return counts;
  }

  private static byte[] bytes(List<Missing> missing) {
    return Packed.of(
        out -> {
          out.writeInt(missing.size());
          for (Missing it : missing) {
            out.writeUTF(it.need().name());
            out.writeUTF(it.subject());
            out.writeLong(it.from().getEpochSecond());
            out.writeLong(it.to().getEpochSecond());
          }
        });
  }

  private static List<Missing> missing(byte[] bytes) {
    return Packed.read(
        bytes,
        in -> {
          List<Missing> missing = new ArrayList<>();
          for (int left = in.readInt(); left > 0; left--) {
            missing.add(
                new Missing(
                    Need.valueOf(in.readUTF()),
                    in.readUTF(),
                    Instant.ofEpochSecond(in.readLong()),
                    Instant.ofEpochSecond(in.readLong())));
          }
          return missing;
        });
  }
}
