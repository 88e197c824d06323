package eu.megawatt.service.demand;

import eu.megawatt.service.json.Json;
import eu.megawatt.service.store.Gzip;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/** The table of days that were counted. */
final class DemandDayTable {

  private DemandDayTable() {}

  /** A day as it is kept, with the revision of the entries that it was counted from. */
  record Kept(long revision, DemandDay day) {}

  /** Those of [from, to). */
  static NavigableMap<LocalDate, Kept> between(Handle handle, LocalDate from, LocalDate to) {
    NavigableMap<LocalDate, Kept> days = new TreeMap<>();
    handle
        .createQuery(
            "SELECT epoch_day, revision, content FROM demand_day"
                + " WHERE epoch_day >= ? AND epoch_day < ?")
        .bind(0, from.toEpochDay())
        .bind(1, to.toEpochDay())
        .map((rs, _) -> new Kept(rs.getLong(2), read(rs.getBytes(3))))
        .forEach(it -> days.put(it.day().day(), it));
    return days;
  }

  private static DemandDay read(byte[] content) {
    try {
      return Json.parse(Gzip.unpacked(content), DemandDay.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void keep(Handle handle, long revision, DemandDay day) {
    handle.execute("DELETE FROM demand_day WHERE epoch_day = ?", day.day().toEpochDay());
    handle.execute(
        "INSERT INTO demand_day (epoch_day, revision, content) VALUES (?, ?, ?)",
        day.day().toEpochDay(),
        revision,
        Gzip.packed(Json.bytes(day)));
  }
}
