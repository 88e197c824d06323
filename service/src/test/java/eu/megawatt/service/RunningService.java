package eu.megawatt.service;

import eu.megawatt.service.books.period.BookSources;
import eu.megawatt.service.security.AdminToken;
import eu.megawatt.service.security.Role;
import eu.megawatt.service.store.DatabaseAddress;
import eu.megawatt.service.webhook.WebhookSettings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

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
    return from(Settings.usual(data, clock));
  }

  /** Starts one from a data directory, with environment variables of its own. */
  static RunningService from(Path data, Map<String, String> environment) {
    return from(
        Settings.usual(data, Clock.tickMillis(ZoneOffset.UTC))
            .with(name -> Optional.ofNullable(environment.get(name))));
  }

  /** Starts one from a data directory that sends webhooks in another way. */
  static RunningService from(Path data, WebhookSettings webhooks) {
    return from(Settings.usual(data, Clock.tickMillis(ZoneOffset.UTC)).with(webhooks));
  }

  /** Starts one as it is told. */
  public static RunningService from(Settings settings) {
    return new RunningService(Service.start(settings));
  }

  /** Starts one that makes its books of something else. */
  static RunningService from(Settings settings, UnaryOperator<BookSources> books) {
    return new RunningService(Service.start(settings, books));
  }

  /** Starts one with its tables in another database. */
  static RunningService from(Path data, DatabaseAddress database) {
    return new RunningService(
        Service.start(Settings.usual(data, Clock.tickMillis(ZoneOffset.UTC)).with(database)));
  }

  public Service service() {
    return service;
  }

  public Caller admin() {
    return admin;
  }

  /** A scheduler that sees what is one tenant's alone; a token of its own each time. */
  Caller schedulerOf(String tenant) {
    String scopes =
        Role.SCHEDULER.scopes().stream()
            .map(it -> '"' + it.word() + '"')
            .collect(Collectors.joining(","));
    return Caller.withToken(
        service.address(),
        admin
            .post(
                "/api/v1/tokens",
                "{\"name\":\"%s\",\"scopes\":[%s],\"tenant\":\"%s\",\"expiresAt\":\"%s\"}"
                    .formatted(tenant, scopes, tenant, Instant.now().plus(1, ChronoUnit.DAYS)))
            .json()
            .path("secret")
            .asText());
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
