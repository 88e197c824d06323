package eu.megawatt.service.validation;

import eu.megawatt.service.json.Json;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The table of what has to be proved, with all versions. */
final class PolicyRows {

  private PolicyRows() {}

  static void add(Handle handle, Policy policy) {
    handle.execute(
        "INSERT INTO validation_policy (version, changed_ms, changed_by, reason, body)"
            + " VALUES (?, ?, ?, ?, ?)",
        policy.version(),
        policy.changedAt().toEpochMilli(),
        policy.changedBy(),
        policy.reason(),
        Json.write(policy));
  }

  /** The newest. */
  static Optional<Policy> current(Handle handle) {
    return handle
        .createQuery("SELECT body FROM validation_policy ORDER BY version DESC LIMIT 1")
        .mapTo(String.class)
        .findOne()
        .map(it -> Json.read(it, Policy.class));
  }

  static Optional<Policy> find(Handle handle, long version) {
    return handle
        .createQuery("SELECT body FROM validation_policy WHERE version = :version")
        .bind("version", version)
        .mapTo(String.class)
        .findOne()
        .map(it -> Json.read(it, Policy.class));
  }
}
