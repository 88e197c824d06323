package eu.megawatt.bench.services;

import eu.megawatt.bench.record.Checkout;
import eu.megawatt.bench.record.Machine;
import eu.megawatt.bench.record.Results;
import eu.megawatt.fleet.demand.Demand;
import eu.megawatt.fleet.time.TimeGrid;
import eu.megawatt.scheduler.search.SearchBudget;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code bench services}: services that follow their users, beside fixed replicas at peak. */
@Command(
    name = "services",
    description = {
      "Plans a hundred services over four sites for a week by the quarter-hour, beside a fixed number of",
      "replicas for each one's peak, and beside replicas by the quarter-hour that stay at their sites.",
      "Latency budgets are counted from the documents. Bursts and lengths of requests come from the Azure",
      "traces, prices from the day-ahead market; both lie in ../shared/data. Takes two and a half minutes.%n"
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  megawatt bench services",
      "  megawatt bench services --slots 96 --seconds 10"
    })
public final class ServicesBench implements Callable<Integer> {

  private static final int USUAL_SERVICES = 100;
  private static final int USUAL_SLOTS = 672;
  private static final double USUAL_SECONDS = 60;

  @Option(
      names = "--services",
      paramLabel = "N",
      defaultValue = "100",
      description = "How many (default: ${DEFAULT-VALUE}); the fleet grows with them.")
  private int services;

  @Option(
      names = "--slots",
      paramLabel = "N",
      defaultValue = "672",
      description = "Quarter-hours (default: ${DEFAULT-VALUE}, a week).")
  private int slots;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "60",
      description =
          "Budget of each search (default: ${DEFAULT-VALUE}); a result of other numbers is kept under"
              + " target.")
  private double seconds;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Of the demand and of the search (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where to keep the result (default: src/bench/results).")
  private Optional<Path> out = Optional.empty();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (services < 1 || slots < 1 || seconds < 0) {
      throw new ParameterException(
          spec.commandLine(), "--services and --slots are at least 1, --seconds at least 0");
    }
    Optional<Path> missing = ServiceData.missing();
    if (missing.isPresent()) {
      throw new ParameterException(
          spec.commandLine(),
          "%s is not there: the traces and prices are expected in %s, beside the checkout"
              .formatted(missing.get(), ServiceData.folder()));
    }
    PrintWriter text = spec.commandLine().getOut();
    TimeGrid grid = ServiceDemands.grid(slots);
    Demand demand = ServiceDemands.of(seed, services, grid, ServiceData.read(grid));
    boolean hasScript = StandAloneCheck.isHere();
    Contest contest =
        new Contest(
            demand,
            new SearchBudget.Seconds(seconds),
            seed,
            hasScript,
            row -> {
              text.println(line(row));
              text.flush();
            });
    List<ServicesResult.Row> rows = contest.run();
    Instant at = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    Path kept = Results.write(folder(), "services", at, result(demand, rows, at, hasScript));
    text.println("Kept as " + kept);
    text.flush();
    return 0;
  }

  private Path folder() {
    boolean isUsual =
        services == USUAL_SERVICES && slots == USUAL_SLOTS && seconds == USUAL_SECONDS && seed == 1;
    return out.orElse(isUsual ? Checkout.results() : Checkout.scratch());
  }

  private ServicesResult result(
      Demand demand, List<ServicesResult.Row> rows, Instant at, boolean hasScript)
      throws InterruptedException {
    List<String> checkedBy = new ArrayList<>(List.of("Megawatt's checker"));
    if (hasScript) {
      checkedBy.add("docs/check_plan_2.py");
    }
    return new ServicesResult(
        ServicesResult.FORMAT,
        at,
        Checkout.commit(),
        Machine.here(),
        seed,
        services,
        demand.base().sites().size(),
        slots,
        (int) demand.base().pools().values().stream().mapToDouble(it -> it.gpus().max()).sum(),
        Math.rint(HeldGpus.asked(demand)),
        checkedBy,
        rows);
  }

  private static String line(ServicesResult.Row row) {
    return String.format(
        Locale.ROOT,
        "%-40s %,11.2f EUR (%5.1f %%) %8.1f MWh %8.0f kg CO2 %6.0f GPUs %9.0f GPU-h %8.0f unserved"
            + " %d of %d budgets missed, p50 %.0f ms, p95 %.0f ms, first %.1f s, %.1f s",
        row.way(),
        row.eur(),
        row.ofStatic() * 100,
        row.mwh(),
        row.kilogramsCo2(),
        row.gpusHeld(),
        row.gpuHours(),
        row.unservedRequests(),
        row.budgetsMissed(),
        row.budgetsLooked(),
        row.p50Ms(),
        row.p95Ms(),
        row.firstSeconds(),
        row.seconds());
  }
}
