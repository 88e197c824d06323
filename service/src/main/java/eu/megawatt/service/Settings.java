package eu.megawatt.service;

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
 */
public record Settings(
    Path data,
    int port,
    boolean demo,
    Optional<String> adminToken,
    Clock clock,
    TelemetrySettings telemetry) {

  /** With telemetry as usual. */
  public Settings(Path data, int port, boolean demo, Optional<String> adminToken, Clock clock) {
    this(data, port, demo, adminToken, clock, TelemetrySettings.USUAL);
  }
}
