package eu.megawatt.service;

import eu.megawatt.service.store.DatabaseAddress;
import eu.megawatt.service.telemetry.TelemetrySettings;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/**
 * How a service is to run.
 *
 * @param data the directory of everything it keeps
 * @param port on the loopback; 0 for any free one
 * @param demo whether to bring the demonstration fleet and plan it
 * @param adminToken the administrator's token, where it is given
 * @param telemetry how samples and records are kept
 * @param database in place of the one in the data directory
 */
public record Settings(
    Path data,
    int port,
    boolean demo,
    Optional<String> adminToken,
    Clock clock,
    TelemetrySettings telemetry,
    Optional<DatabaseAddress> database) {

  /** With telemetry as usual, and everything in the data directory. */
  public Settings(Path data, int port, boolean demo, Optional<String> adminToken, Clock clock) {
    this(data, port, demo, adminToken, clock, TelemetrySettings.USUAL, Optional.empty());
  }
}
