package eu.megawatt.bench.operation;

import eu.megawatt.bench.record.Checkout;
import eu.megawatt.bench.record.Machine;
import eu.megawatt.bench.record.Results;
import eu.megawatt.scheduler.demand.Headroom;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code bench operation}: a week of jobs as several ways to dispatch them would have run it. */
@Command(
    name = "operation",
    description = {
      "Runs a week of jobs, with day-ahead prices, two curtailments and nodes that fail, as planned in",
      "segments and under power caps, without either, and by EASY backfilling. Who submits what when is",
      "of the HPC2N log, prices are of France and Sweden; both lie in ../shared/data.%n"
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  megawatt bench operation",
      "  megawatt bench operation --moves 5",
      "  megawatt bench operation --moves 0 --seed 2 --headroom-eur 0.05"
    })
public final class OperationBench implements Callable<Integer> {

  private static final long USUAL_MOVES = 20;
  private static final double NANOS = 1e9;
  private static final double WEEK_HOURS = 168;

  @Option(
      names = "--moves",
      paramLabel = "N",
      defaultValue = "20",
      description = {
        "How often each quarter-hour's plan is tried to improve (default: ${DEFAULT-VALUE}); a result of"
            + " fewer is kept under target."
      })
  private long moves = USUAL_MOVES;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Of what the log does not say (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  @Option(
      names = "--headroom-eur",
      paramLabel = "EUR",
      description = {
        "What it is worth to keep a GPU free for an hour, at the most (default: 0.2); a result of"
            + " another is kept under target."
      })
  private double headroomEur = PlannedDispatch.HEADROOM.eurPerGpuHour();

  @Option(
      names = "--headroom-hours",
      paramLabel = "HOURS",
      description = "After how long it is 63 %% of that (default: 6); likewise.")
  private double headroomHours = PlannedDispatch.HEADROOM.hours();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where to keep the result (default: src/bench/results).")
  private Optional<Path> out = Optional.empty();

  @Spec private CommandSpec spec = CommandSpec.create();

  private Headroom headroom() {
    return new Headroom(headroomEur, headroomHours, true);
  }

  private boolean isUsual() {
    return moves >= USUAL_MOVES && headroom().equals(PlannedDispatch.HEADROOM);
  }

  private Map<String, Supplier<Dispatcher>> dispatchers() {
    Map<String, Supplier<Dispatcher>> all = new LinkedHashMap<>();
    all.put("EASY backfilling", EasyBackfill::new);
    all.put("planned, rigid jobs", () -> new PlannedDispatch(false, true, moves, headroom()));
    all.put("planned, no power caps", () -> new PlannedDispatch(true, false, moves, headroom()));
    all.put("planned", () -> new PlannedDispatch(true, true, moves, headroom()));
    return all;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (headroomEur < 0 || headroomHours <= 0) {
      throw new ParameterException(
          spec.commandLine(),
          "--headroom-eur must be 0 or more and --headroom-hours more than 0, not %s and %s."
              .formatted(headroomEur, headroomHours));
    }
    PrintWriter text = spec.commandLine().getOut();
    Week week = Weeks.of(Checkout.shared(), seed);
    int gpus = Week.pools().stream().mapToInt(it -> (int) it.gpus().at(0)).sum();
    List<OperationResult.Row> rows = new ArrayList<>();
    dispatchers()
        .forEach(
            (name, dispatcher) -> {
              long began = System.nanoTime();
              Books books = new Operation(week).run(dispatcher.get());
              double seconds = (System.nanoTime() - began) / NANOS;
              OperationResult.Row row = books.row(name, seconds, gpus * WEEK_HOURS);
              rows.add(row);
              text.println(line(row));
              text.flush();
            });
    Instant at = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    OperationResult result =
        new OperationResult(
            OperationResult.FORMAT,
            at,
            Checkout.commit(),
            Machine.here(),
            seed,
            week.jobs().size(),
            gpus,
            count(week, Incident.Kind.CURTAILMENT),
            count(week, Incident.Kind.NODE_FAILURE),
            rows);
    Path folder = out.orElse(isUsual() ? Checkout.results() : Checkout.scratch());
    text.println("Kept as " + Results.write(folder, "operation", at, result));
    text.flush();
    return 0;
  }

  private static int count(Week week, Incident.Kind kind) {
    return (int) week.incidents().stream().filter(it -> it.kind() == kind).count();
  }

  private static String line(OperationResult.Row row) {
    return String.format(
        Locale.ROOT,
        "%-24s %,10.2f EUR (energy %,.2f, carbon %,.2f, lateness %,.2f, moving %,.2f), %.1f MWh, %,.0f kg, %,.0f h late (%d of %d jobs), %d breaks, %,.0f GPU-h lost, %.1f %% used, %.1f s",
        row.dispatcher(),
        row.eur(),
        row.energyEur(),
        row.carbonEur(),
        row.latenessEur(),
        row.movingEur(),
        row.mwh(),
        row.carbonKg(),
        row.lateHours(),
        row.lateJobs(),
        row.jobs(),
        row.breaks(),
        row.lostGpuHours(),
        row.utilisationPercent(),
        row.seconds());
  }
}
