package eu.megawatt.service.live;

import eu.megawatt.scheduler.live.DayUse;
import eu.megawatt.scheduler.live.Spent;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** The table of what tenants' work has taken, by day. */
final class SpendingRows {

  /** Longer than any budget reaches back. */
  private static final int DAYS_KEPT = 40;

  private SpendingRows() {}

  /** All that budgets reach back to. */
  static List<Spent> all(Handle handle, Instant now) {
    return handle
        .createQuery(
            "SELECT tenant, epoch_day, milliwatt_minutes, cost_micro FROM live_spending"
                + " WHERE epoch_day >= :first ORDER BY tenant, epoch_day")
        .bind("first", first(now))
        .map(
            (rs, _) ->
                new Spent(
                    rs.getString(1),
                    LocalDate.ofEpochDay(rs.getLong(2)),
                    new DayUse(rs.getLong(3), rs.getLong(4))))
        .list();
  }

  private static long first(Instant now) {
    return LocalDate.ofInstant(now, ZoneOffset.UTC).toEpochDay() - DAYS_KEPT;
  }

  static void add(Handle handle, List<Spent> spent) {
    for (Spent each : spent) {
      int known =
          handle.execute(
              "UPDATE live_spending SET milliwatt_minutes = milliwatt_minutes + ?,"
                  + " cost_micro = cost_micro + ? WHERE tenant = ? AND epoch_day = ?",
              each.use().milliwattMinutes(),
              each.use().micro(),
              each.tenant(),
              each.day().toEpochDay());
      if (known == 0) {
        handle.execute(
            "INSERT INTO live_spending (tenant, epoch_day, milliwatt_minutes, cost_micro)"
                + " VALUES (?, ?, ?, ?)",
            each.tenant(),
            each.day().toEpochDay(),
            each.use().milliwattMinutes(),
            each.use().micro());
      }
    }
  }

  /** Forgets what no budget reaches back to. */
  static void purge(Handle handle, Instant now) {
    handle.execute("DELETE FROM live_spending WHERE epoch_day < ?", first(now));
  }
}
