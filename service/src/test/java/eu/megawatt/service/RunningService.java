package eu.megawatt.service;

import eu.megawatt.service.security.AdminToken;
import eu.megawatt.service.store.DatabaseAddress;
import eu.megawatt.service.telemetry.TelemetrySettings;
import eu.megawatt.service.webhook.WebhookSettings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;

/** A service on a free port, with those who call it. */
public final class RunningService implements AutoCloseable {

  private final Service service;
  private final Caller admin;
  private final Caller stranger;

  private RunningService(Service service) {
    this.service = service;
    String token = service.directory().read(AdminToken.FILE).orElseThrow();
    admin = Caller.withToken(service.address(), token);
    stranger = Caller.stranger(service.address());
  }

  /** Starts one from a data directory. */
  public static RunningService from(Path data) {
    return from(data, Clock.tickMillis(ZoneOffset.UTC));
  }

  /** Starts one from a data directory, at a time. */
  static RunningService from(Path data, Clock clock) {
    return from(new Settings(data, 0, false, Optional.empty(), clock));
  }

  /** Starts one from a data directory, with environment variables of its own. */
  static RunningService from(Path data, Map<String, String> environment) {
    return from(
        new Settings(
            data,
            0,
            false,
            Optional.empty(),
            Clock.tickMillis(ZoneOffset.UTC),
            Optional.empty(),
            name -> Optional.ofNullable(environment.get(name)),
            TelemetrySettings.USUAL,
            Optional.empty()));
  }

  /** Starts one from a data directory that sends webhooks in another way. */
  static RunningService from(Path data, WebhookSettings webhooks) {
    return from(
        new Settings(
            data,
            0,
            false,
            Optional.empty(),
            Clock.tickMillis(ZoneOffset.UTC),
            Optional.empty(),
            _ -> Optional.empty(),
            TelemetrySettings.USUAL,
            Optional.empty(),
            webhooks,
            1));
  }

  /** Starts one as it is told. */
  public static RunningService from(Settings settings) {
    return new RunningService(Service.start(settings));
  }

  /** Starts one with its tables in another database. */
  static RunningService from(Path data, DatabaseAddress database) {
    return new RunningService(
        Service.start(
            new Settings(
                data,
                0,
                false,
                Optional.empty(),
                Clock.tickMillis(ZoneOffset.UTC),
                Optional.empty(),
                _ -> Optional.empty(),
                TelemetrySettings.USUAL,
                Optional.of(database))));
  }

  public Service service() {
    return service;
  }

  public Caller admin() {
    return admin;
  }

  public Caller stranger() {
    return stranger;
  }

  @Override
  public void close() {
    admin.close();
    stranger.close();
    service.close();
  }
}
