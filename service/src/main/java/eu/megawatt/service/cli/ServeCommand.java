package eu.megawatt.service.cli;

import eu.megawatt.kernels.verdict.Noise;
import eu.megawatt.service.AccessSettings;
import eu.megawatt.service.Service;
import eu.megawatt.service.Settings;
import eu.megawatt.service.Version;
import eu.megawatt.service.books.ledger.BooksSettings;
import eu.megawatt.service.live.PacedClock;
import eu.megawatt.service.record.RecordRetention;
import eu.megawatt.service.security.AdminToken;
import eu.megawatt.service.security.oidc.OidcSettings;
import eu.megawatt.service.slurm.SlurmSettings;
import eu.megawatt.service.slurm.SlurmToken;
import eu.megawatt.service.store.DatabaseAddress;
import eu.megawatt.service.telemetry.TelemetrySettings;
import eu.megawatt.service.validation.ValidationSettings;
import eu.megawatt.service.webhook.AllowedTarget;
import eu.megawatt.service.webhook.WebhookSettings;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code megawatt serve}: the service with its page, until Ctrl-C. */
@Command(
    name = "serve",
    description = {
      "Serves the REST API and the page on 127.0.0.1.",
      "",
      "It is closed: the first start prints a link that signs a browser in, once, and keeps the",
      "administrator's token in DIR/" + AdminToken.FILE + " (mode 0600); " + AdminToken.VARIABLE,
      "sets it. Programs send it as \"Authorization: Bearer TOKEN\".%n"
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  megawatt serve --demo",
      "  megawatt serve --demo --demo-speed 60",
      "  megawatt serve --port 8081 --data /var/lib/megawatt",
      "  megawatt serve --keep-minutes 90d --keep-quarters 20y"
    })
final class ServeCommand implements Callable<Integer> {

  private static final int LAST_PORT = 65_535;

  @Option(
      names = "--demo",
      description = "Bring a demonstration fleet and plan its week in the background.")
  private boolean demo;

  @Option(
      names = "--demo-speed",
      paramLabel = "N",
      defaultValue = "1",
      description = {
        "With --demo: seconds of the current plan in one of ours, 1 to 600 (default:"
            + " ${DEFAULT-VALUE}).",
        "Readings of the fleet stay in the present."
      })
  private int demoSpeed = 1;

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "8080",
      description = "The port; 0 takes any free one (default: ${DEFAULT-VALUE}).")
  private int port;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "data",
      description = "Where everything is kept (default: ./${DEFAULT-VALUE}).")
  private Path data = Path.of("data");

  @Option(
      names = "--sources",
      paramLabel = "FILE",
      description = {
        "Where readings come from (megawatt/sources/1); changes by REST are written to it",
        "(default: DIR/sources.yaml, where it is there)."
      })
  private Optional<Path> sources = Optional.empty();

  @Option(
      names = "--database",
      paramLabel = "URL",
      description = {
        "A PostgreSQL in place of the H2 in DIR: postgresql://HOST:PORT/NAME, with",
        DatabaseAddress.USER + " and " + DatabaseAddress.PASSWORD + ". Samples stay in DIR.",
        "One service at a time may use it."
      })
  private Optional<String> database = Optional.empty();

  @Option(
      names = "--keep-minutes",
      paramLabel = "TIME",
      defaultValue = "31d",
      converter = LengthOfTime.class,
      description = "How long minutes of nodes are kept: 1d or more (default: ${DEFAULT-VALUE}).")
  private Duration keepMinutes = Duration.ZERO;

  @Option(
      names = "--keep-quarters",
      paramLabel = "TIME",
      defaultValue = "10y",
      converter = LengthOfTime.class,
      description =
          "How long quarter-hours are kept: as long or longer (default: ${DEFAULT-VALUE}).")
  private Duration keepQuarters = Duration.ZERO;

  @Option(
      names = "--roll-up-every",
      paramLabel = "TIME",
      defaultValue = "1m",
      converter = LengthOfTime.class,
      description = "How often records follow the samples: 1s to 1h (default: ${DEFAULT-VALUE}).")
  private Duration rollUpEvery = Duration.ZERO;

  @Option(
      names = "--checkpoint-every",
      paramLabel = "TIME",
      defaultValue = "5m",
      converter = LengthOfTime.class,
      description = "How often samples leave the log: 1s to 1h (default: ${DEFAULT-VALUE}).")
  private Duration checkpointEvery = Duration.ZERO;

  @Option(
      names = "--webhook-allow",
      paramLabel = "HOST[:PORT]",
      description = {
        "Webhooks may go to this host, as it stands in subscriptions, though it is private;",
        "may be given several times. Otherwise they go to public addresses only."
      })
  private List<String> webhookAllow = List.of();

  @Option(
      names = "--quarantine-degraded",
      description = {
        "Have the plan do without nodes that are slower than their profile says, too, and not only",
        "without those that fail."
      })
  private boolean quarantineDegraded;

  @Option(
      names = "--keep-samples",
      paramLabel = "TIME",
      defaultValue = "2y",
      converter = LengthOfTime.class,
      description = {
        "How long what agents have measured is kept: 1d or more (default: ${DEFAULT-VALUE}); what",
        "still holds of a node stays."
      })
  private Duration keepSamples = Duration.ZERO;

  @Mixin private AccessOptions access = new AccessOptions();

  @Mixin private SlurmOptions slurm = new SlurmOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    if (port < 0 || port > LAST_PORT) {
      throw new ParameterException(spec.commandLine(), "--port must be 0 to " + LAST_PORT);
    }
    requireDemoSpeed();
    Optional<String> given = variable(AdminToken.VARIABLE);
    Service service =
        start(
            new Settings(
                data,
                port,
                demo,
                given,
                Clock.tickMillis(ZoneOffset.UTC),
                sources,
                name -> Optional.ofNullable(System.getenv(name)),
                telemetrySettings(),
                databaseAddress(),
                webhookSettings(),
                demoSpeed,
                access(),
                slurm(),
                validationSettings(),
                BooksSettings.USUAL));
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(service), "stop"));
    greet(service);
    return end(service.lost().join());
  }

  private void requireDemoSpeed() {
    if (demoSpeed < 1 || demoSpeed > PacedClock.FASTEST) {
      throw new ParameterException(
          spec.commandLine(),
          "--demo-speed %d: must be 1 to %d".formatted(demoSpeed, PacedClock.FASTEST));
    }
    if (demoSpeed > 1 && !demo) {
      throw new ParameterException(
          spec.commandLine(), "--demo-speed %d: is for --demo only".formatted(demoSpeed));
    }
  }

  /** Ends at once, as if it were killed: what it has acknowledged is kept. */
  private int end(String reason) {
    PrintWriter err = spec.commandLine().getErr();
    err.println("megawatt: " + reason);
    err.flush();
    Runtime.getRuntime().halt(ExitCode.USAGE);
    return ExitCode.USAGE;
  }

  private TelemetrySettings telemetrySettings() {
    try {
      return new TelemetrySettings(
          rollUpEvery, checkpointEvery, new RecordRetention(keepMinutes, keepQuarters));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }

  private ValidationSettings validationSettings() {
    try {
      return new ValidationSettings(Noise.LIMITS, quarantineDegraded, keepSamples);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--keep-samples: " + e.getMessage(), e);
    }
  }

  private WebhookSettings webhookSettings() {
    try {
      return WebhookSettings.allowing(webhookAllow.stream().map(AllowedTarget::parse).toList());
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--webhook-allow: " + e.getMessage(), e);
    }
  }

  private Optional<SlurmSettings> slurm() {
    try {
      Optional<SlurmSettings> its = slurm.settings(variable(SlurmToken.VARIABLE));
      if (its.isPresent() && demo) {
        throw new IllegalArgumentException(
            "--slurm is not for --demo, whose jobs are nobody's to run");
      }
      return its;
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }

  private AccessSettings access() {
    try {
      return access.settings(variable(OidcSettings.SECRET));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }

  private Optional<DatabaseAddress> databaseAddress() {
    try {
      return database.map(
          url ->
              new DatabaseAddress(
                  url, variable(DatabaseAddress.USER), variable(DatabaseAddress.PASSWORD)));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }

  private static Optional<String> variable(String name) {
    return Optional.ofNullable(System.getenv(name)).filter(it -> !it.isEmpty());
  }

  private static Service start(Settings settings) {
    try {
      return Service.start(settings);
    } catch (IllegalArgumentException e) {
      throw new BadInput(String.valueOf(e.getMessage()), e);
    }
  }

  private void greet(Service service) {
    PrintWriter out = spec.commandLine().getOut();
    double seconds =
        (System.currentTimeMillis() - ManagementFactory.getRuntimeMXBean().getStartTime()) / 1e3;
    out.printf(
        Locale.ROOT,
        "Megawatt %s at %s, data in %s, ready after %.2f s. Ctrl-C ends it.%n",
        Version.CURRENT,
        service.address(),
        service.directory().path(),
        seconds);
    out.println(
        service.isFirstStart()
            ? "Open " + service.signInLink() + " (works once)"
            : "To sign in: megawatt sign-in --data " + service.directory().path());
    out.flush();
  }

  /** Ends at once when everything is closed: what was asked for has been done, so with 0. */
  private static void stop(Service service) {
    service.close();
    Runtime.getRuntime().halt(0);
  }
}
