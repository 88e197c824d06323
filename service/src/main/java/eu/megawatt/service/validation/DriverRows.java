package eu.megawatt.service.validation;

import eu.megawatt.service.json.Json;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** The table of verdicts, by what drivers they were measured with. */
final class DriverRows {

  /** Levels that are listed. */
  private static final int MOST = 1_000;

  private DriverRows() {}

  /** What devices were measured with, by model. */
  static List<Drivers.Level> levels(Handle handle) {
    return handle
        .createQuery(
            "SELECT device_model, driver, COUNT(DISTINCT node_id) FROM validation_verdict"
                + " WHERE speed > 0 AND driver <> '' GROUP BY device_model, driver"
                + " ORDER BY device_model, driver LIMIT :most")
        .bind("most", MOST)
        .map((rs, _) -> new Drivers.Level(rs.getString(1), rs.getString(2), rs.getInt(3)))
        .list();
  }

  /** What the speeds of a model's kernels are said in. */
  static Map<String, String> units(Handle handle, String deviceModel) {
    Map<String, String> units = new HashMap<>();
    handle
        .createQuery(
            "SELECT v.kernel, v.body FROM validation_verdict v"
                + " JOIN (SELECT MAX(sequence) AS newest FROM validation_verdict"
                + " WHERE device_model = :model AND speed > 0 GROUP BY kernel) l"
                + " ON v.sequence = l.newest")
        .bind("model", deviceModel)
        .map(
            (rs, _) ->
                Map.entry(
                    rs.getString(1),
                    Json.read(rs.getString(2), StoredVerdict.Content.class).unit()))
        .forEach(it -> units.put(it.getKey(), it.getValue()));
    return units;
  }

  /** What each device of a model reached last with a driver, in each kernel and engine. */
  static List<Speeds> last(Handle handle, String deviceModel, String driver) {
    return handle
        .createQuery(
            "SELECT v.node_id, v.kernel, v.engine, v.speed FROM validation_verdict v"
                + " JOIN (SELECT MAX(sequence) AS newest FROM validation_verdict"
                + " WHERE device_model = :model AND driver = :driver AND speed > 0"
                + " GROUP BY node_id, device_kind, device_id, kernel, engine) l"
                + " ON v.sequence = l.newest")
        .bind("model", deviceModel)
        .bind("driver", driver)
        .map((rs, _) -> VerdictRows.speeds(rs))
        .list();
  }
}
