package eu.megawatt.service.cli;

import eu.megawatt.fleet.document.Names;
import eu.megawatt.planner.backtest.Past;
import eu.megawatt.planner.backtest.Replay;
import eu.megawatt.service.demand.BackTestQuestion;
import eu.megawatt.service.demand.BackTestReport;
import eu.megawatt.service.demand.KeptBackTest;
import eu.megawatt.service.demand.SimulatedPast;
import eu.megawatt.service.json.Json;
import java.io.PrintWriter;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code megawatt back-test}: what the planner would have said, against what came. */
@Command(
    name = "back-test",
    description = {
      "Replays a past period: asks the planner on days of the past, with what was known when each",
      "began, and holds what it says of demand and of running out against what came.%n"
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  megawatt back-test --demo",
      "  megawatt back-test --ahead 56 --every 14",
      "  megawatt back-test --server https://megawatt.example --format json"
    })
final class BackTestCommand implements Callable<Integer> {

  private static final LocalDate DEMO_END = LocalDate.of(2026, 11, 1);
  private static final int DEMO_MONTHS = 6;
  private static final int DEMO_KNOWN_DAYS = 60;
  private static final int DRAWS = 500;
  private static final int RESERVE_PERMILLE = 100;
  private static final Duration LOOKS_EACH = Duration.ofMillis(300);
  private static final Duration PATIENCE = Duration.ofHours(1);

  @Option(names = "--demo", description = "Half a year of a fictional fleet, without any service.")
  private boolean isDemo;

  @Option(
      names = "--ahead",
      paramLabel = "DAYS",
      defaultValue = "28",
      description = "Days ahead, 1 to 731 (default: ${DEFAULT-VALUE}).")
  private int ahead;

  @Option(
      names = "--every",
      paramLabel = "DAYS",
      defaultValue = "7",
      description = "From one day on which it is asked to the next (default: ${DEFAULT-VALUE}).")
  private int every;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "The only source of chance (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "text or json (default: ${DEFAULT-VALUE}).")
  private String format = "";

  @ArgGroup(validate = false, heading = "%nThe service that runs:%n")
  private ServiceOptions service = new ServiceOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    if (!format.equals("text") && !format.equals("json")) {
      throw new BadInput(
          "--format: %s.".formatted(Names.unknown(format, "allowed", List.of("text", "json"))));
    }
    if (every < 1) {
      throw new BadInput("--every is %d; it has to be 1 day or more.".formatted(every));
    }
    BackTestReport report = isDemo ? demo() : asked(service.found());
    PrintWriter out = spec.commandLine().getOut();
    if (format.equals("json")) {
      out.println(Json.write(report));
    } else {
      BackTestText.of(report, ahead).forEach(out::println);
    }
    out.flush();
    return 0;
  }

  private BackTestReport demo() {
    try {
      Past past = SimulatedPast.of(DEMO_END, DEMO_MONTHS, seed);
      List<LocalDate> origins = new ArrayList<>();
      for (LocalDate at = DEMO_END.minusMonths(DEMO_MONTHS).plusDays(DEMO_KNOWN_DAYS);
          at.isBefore(DEMO_END);
          at = at.plusDays(every)) {
        origins.add(at);
      }
      return BackTestReport.of(
          Replay.of(past, origins, new Replay.Terms(ahead, DRAWS, seed, RESERVE_PERMILLE)));
    } catch (IllegalArgumentException e) {
      throw new BadInput(e.getMessage() + ".", e);
    }
  }

  private BackTestReport asked(ServiceAddress address) {
    BackTestQuestion question =
        new BackTestQuestion(
            Optional.empty(),
            Optional.empty(),
            Optional.of(every),
            Optional.of(ahead),
            Optional.empty(),
            Optional.empty(),
            Optional.of(seed),
            Optional.empty());
    HttpRequest.Builder request =
        address
            .request("/api/v1/planner-back-tests")
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(Json.bytes(question)));
    KeptBackTest now = Json.read(address.text(request), KeptBackTest.class);
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (now.endedAt().isEmpty()) {
      if (System.nanoTime() > deadline) {
        throw new BadInput(
            "The service has not made it in an hour; it goes on: GET /api/v1/planner-back-tests/%s."
                .formatted(now.id()));
      }
      LockSupport.parkNanos(LOOKS_EACH.toNanos());
      now =
          Json.read(
              address.text(address.request("/api/v1/planner-back-tests/" + now.id()).GET()),
              KeptBackTest.class);
    }
    String problem = now.problem().orElse("it does not say why.");
    return now.report()
        .orElseThrow(
            () -> new BadInput("The service could not make the back-test: %s".formatted(problem)));
  }
}
