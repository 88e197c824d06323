package eu.megawatt.service;

import eu.megawatt.service.books.ledger.BooksSettings;
import eu.megawatt.service.slurm.SlurmSettings;
import eu.megawatt.service.store.DatabaseAddress;
import eu.megawatt.service.telemetry.TelemetrySettings;
import eu.megawatt.service.validation.ValidationSettings;
import eu.megawatt.service.webhook.WebhookSettings;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;

/**
 * How a service is to run.
 *
 * @param data the directory of everything it keeps
 * @param port on the loopback; 0 for any free one
 * @param demo whether to bring the demonstration fleet and plan it
 * @param adminToken the administrator's token, where it is given
 * @param sources the file that names the sources; empty for the one in the data directory
 * @param environment a variable's value by its name, for the secrets of sources
 * @param telemetry how samples and records are kept
 * @param database in place of the one in the data directory
 * @param webhooks where webhooks may go and how often they are tried
 * @param access who may come in, how often, and whose changes somebody else has to approve
 * @param demoSpeed seconds of the current plan in one of ours; 1 but for a demonstration
 * @param slurm who runs the current plan's jobs; empty where nobody does
 * @param validation how nodes are judged
 * @param books how they are kept
 */
public record Settings(
    Path data,
    int port,
    boolean demo,
    Optional<String> adminToken,
    Clock clock,
    Optional<Path> sources,
    Function<String, Optional<String>> environment,
    TelemetrySettings telemetry,
    Optional<DatabaseAddress> database,
    WebhookSettings webhooks,
    int demoSpeed,
    AccessSettings access,
    Optional<SlurmSettings> slurm,
    ValidationSettings validation,
    BooksSettings books) {

  /**
   * Everything in the data directory, on a port that is free, and secrets in the process' own
   * environment.
   */
  public static Settings usual(Path data, Clock clock) {
    return new Settings(
        data,
        0,
        false,
        Optional.empty(),
        clock,
        Optional.empty(),
        name -> Optional.ofNullable(System.getenv(name)),
        TelemetrySettings.USUAL,
        Optional.empty(),
        WebhookSettings.USUAL,
        1,
        AccessSettings.USUAL,
        Optional.empty(),
        ValidationSettings.USUAL,
        BooksSettings.USUAL);
  }

  /** The same on another port, of a demonstration or not. */
  public Settings at(int itsPort, boolean isDemo) {
    return new Settings(
        data,
        itsPort,
        isDemo,
        adminToken,
        clock,
        sources,
        environment,
        telemetry,
        database,
        webhooks,
        demoSpeed,
        access,
        slurm,
        validation,
        books);
  }

  /** The same with another environment. */
  public Settings with(Function<String, Optional<String>> others) {
    return new Settings(
        data,
        port,
        demo,
        adminToken,
        clock,
        sources,
        others,
        telemetry,
        database,
        webhooks,
        demoSpeed,
        access,
        slurm,
        validation,
        books);
  }

  /** The same with its tables elsewhere. */
  public Settings with(DatabaseAddress address) {
    return new Settings(
        data,
        port,
        demo,
        adminToken,
        clock,
        sources,
        environment,
        telemetry,
        Optional.of(address),
        webhooks,
        demoSpeed,
        access,
        slurm,
        validation,
        books);
  }

  /** The same with webhooks of another kind. */
  public Settings with(WebhookSettings others) {
    return new Settings(
        data,
        port,
        demo,
        adminToken,
        clock,
        sources,
        environment,
        telemetry,
        database,
        others,
        demoSpeed,
        access,
        slurm,
        validation,
        books);
  }

  /** The same with others who may come in. */
  public Settings with(AccessSettings others) {
    return new Settings(
        data,
        port,
        demo,
        adminToken,
        clock,
        sources,
        environment,
        telemetry,
        database,
        webhooks,
        demoSpeed,
        others,
        slurm,
        validation,
        books);
  }

  /** The same with a Slurm. */
  public Settings with(SlurmSettings its) {
    return new Settings(
        data,
        port,
        demo,
        adminToken,
        clock,
        sources,
        environment,
        telemetry,
        database,
        webhooks,
        demoSpeed,
        access,
        Optional.of(its),
        validation,
        books);
  }

  /** The same with nodes judged otherwise. */
  public Settings with(ValidationSettings others) {
    return new Settings(
        data,
        port,
        demo,
        adminToken,
        clock,
        sources,
        environment,
        telemetry,
        database,
        webhooks,
        demoSpeed,
        access,
        slurm,
        others,
        books);
  }

  /** The same with books that are kept otherwise. */
  public Settings with(BooksSettings others) {
    return new Settings(
        data,
        port,
        demo,
        adminToken,
        clock,
        sources,
        environment,
        telemetry,
        database,
        webhooks,
        demoSpeed,
        access,
        slurm,
        validation,
        others);
  }
}
