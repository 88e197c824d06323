package eu.megawatt.service.record;

import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * Quarter-hours of which records were written and not yet taken by who books them, in a database
 * that {@code V28__ledger.sql} has prepared.
 */
public final class QuarterTouches {

  private QuarterTouches() {}

  /**
   * A quarter-hour that waits.
   *
   * @param quarter counted since 1970
   * @param revision rises with each writing
   */
  public record Touch(long quarter, long revision) {}

  /** Notes that records of quarter-hours are written, in the transaction that writes them. */
  public static void note(Handle handle, Collection<Long> quarters) {
    if (quarters.isEmpty()) {
      return;
    }
    try (PreparedBatch batch =
        handle.prepareBatch(
            "MERGE INTO quarter_touched t USING (VALUES (CAST(? AS BIGINT))) AS s (quarter)"
                + " ON t.quarter = s.quarter"
                + " WHEN MATCHED THEN UPDATE SET revision = t.revision + 1"
                + " WHEN NOT MATCHED THEN INSERT (quarter, revision) VALUES (s.quarter, 1)")) {
      quarters.forEach(quarter -> batch.bind(0, quarter).add());
      batch.execute();
    }
  }

  /** Those before a quarter-hour, the first ones first. */
  public static List<Touch> before(Handle handle, long quarter, int most) {
    return handle
        .createQuery(
            "SELECT quarter, revision FROM quarter_touched WHERE quarter < ?"
                + " ORDER BY quarter LIMIT ?")
        .bind(0, quarter)
        .bind(1, most)
        .map((rs, ctx) -> new Touch(rs.getLong(1), rs.getLong(2)))
        .list();
  }

  /** Forgets one that is taken, unless it was written again meanwhile. */
  public static void taken(Handle handle, Touch touch) {
    handle.execute(
        "DELETE FROM quarter_touched WHERE quarter = ? AND revision = ?",
        touch.quarter(),
        touch.revision());
  }

  /** How many wait. */
  public static long count(Handle handle) {
    return handle.createQuery("SELECT COUNT(*) FROM quarter_touched").mapTo(Long.class).one();
  }
}
