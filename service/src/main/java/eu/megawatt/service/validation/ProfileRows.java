package eu.megawatt.service.validation;

import eu.megawatt.service.json.Json;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The table of profiles. */
final class ProfileRows {

  private ProfileRows() {}

  static void add(Handle handle, Profile profile) {
    handle.execute(
        "INSERT INTO validation_profile (device_model, version, changed_ms, changed_by, reason,"
            + " body) VALUES (?, ?, ?, ?, ?, ?)",
        profile.deviceModel(),
        profile.version(),
        profile.changedAt().toEpochMilli(),
        profile.changedBy(),
        profile.reason(),
        Json.write(profile));
  }

  /** The newest of each model. */
  static List<Profile> current(Handle handle) {
    return handle
        .createQuery(
            "SELECT body FROM validation_profile a WHERE version = (SELECT MAX(version)"
                + " FROM validation_profile b WHERE b.device_model = a.device_model)"
                + " ORDER BY device_model")
        .mapTo(String.class)
        .map(it -> Json.read(it, Profile.class))
        .list();
  }

  static Optional<Profile> find(Handle handle, String deviceModel, long version) {
    return handle
        .createQuery(
            "SELECT body FROM validation_profile WHERE device_model = :model AND version = :version")
        .bind("model", deviceModel)
        .bind("version", version)
        .mapTo(String.class)
        .findOne()
        .map(it -> Json.read(it, Profile.class));
  }
}
