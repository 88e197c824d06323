package eu.megawatt.bench.forecast;

import eu.megawatt.bench.record.Checkout;
import eu.megawatt.bench.record.Machine;
import eu.megawatt.bench.record.Results;
import eu.megawatt.planner.forecast.DemandKind;
import eu.megawatt.planner.forecast.History;
import eu.megawatt.planner.forecast.SimulatedDemand;
import eu.megawatt.planner.forecast.Verification;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code bench forecast}: forecasts of demand beside what came. */
@Command(
    name = "forecast",
    description = {
      "Forecasts the later part of request traces and of made-up demand from many times in the past,",
      "and looks up what came: mean absolute scaled error beside the last season again, and how many",
      "values were within the bounds of 80 and 95 %%. The traces lie in ../shared/data/traces. Takes",
      "two minutes.%n"
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {"", "Examples:", "  megawatt bench forecast", "  megawatt bench forecast --seeds 2"})
public final class ForecastBench implements Callable<Integer> {

  private static final int USUAL_SEEDS = 25;
  private static final double KNOWN_OF_TRACES = 0.5;
  private static final int ORIGINS_OF_TRACES = 80;
  private static final double KNOWN_OF_SIMULATED = 0.9;
  private static final int ORIGINS_OF_SIMULATED = 2;
  private static final int HORIZON_OF_SIMULATED = 12;

  @Option(
      names = "--seeds",
      paramLabel = "N",
      defaultValue = "25",
      description =
          "Histories of each kind that are made up (default: ${DEFAULT-VALUE}); a result of another"
              + " number is kept under target.")
  private int seeds;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where to keep the result (default: src/bench/results).")
  private Optional<Path> out = Optional.empty();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException, InterruptedException {
    refuse();
    List<ForecastResult.Row> rows = new ArrayList<>();
    ForecastResult.Row traces = run("all traces", traces(), rows);
    ForecastResult.Row simulated = run("all made up", simulated(), rows);
    Instant at = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    ForecastResult result =
        new ForecastResult(
            ForecastResult.FORMAT, at, Checkout.commit(), Machine.here(), rows, traces, simulated);
    Path folder = out.orElse(seeds == USUAL_SEEDS ? Checkout.results() : Checkout.scratch());
    say("Kept as " + Results.write(folder, "forecast", at, result));
    return 0;
  }

  private void refuse() {
    if (seeds < 1) {
      throw new ParameterException(spec.commandLine(), "--seeds is at least 1");
    }
    Optional<Path> missing = DemandTraces.missing();
    if (missing.isPresent()) {
      throw new ParameterException(
          spec.commandLine(),
          "%s is not there: the traces are expected in %s, beside the checkout"
              .formatted(missing.get(), DemandTraces.folder()));
    }
  }

  private ForecastResult.Row run(
      String name, List<Contender> contenders, List<ForecastResult.Row> rows) {
    Verification all = Verification.none();
    double seconds = 0;
    int histories = 0;
    for (Contender contender : contenders) {
      Contender.Outcome outcome = contender.run();
      all = all.and(outcome.verification());
      seconds += outcome.row().seconds() / contenders.size();
      histories += outcome.row().histories();
      rows.add(outcome.row());
      say(line(outcome.row()));
    }
    ForecastResult.Row row = Contender.row(name, "", histories, all, seconds);
    say(line(row));
    return row;
  }

  private static List<Contender> traces() throws IOException {
    Duration tenSeconds = Duration.ofSeconds(10);
    Duration halfMinute = Duration.ofSeconds(30);
    return List.of(
        trace("requests for code, 10 s", DemandTraces.requests("code", tenSeconds, 6), 6),
        trace("conversations, 10 s", DemandTraces.requests("conv", tenSeconds, 6), 6),
        trace("requests for code, 30 s", DemandTraces.requests("code", halfMinute, 2), 4),
        trace("conversations, 30 s", DemandTraces.requests("conv", halfMinute, 2), 4),
        trace("pods, 1 h", DemandTraces.pods(Duration.ofHours(1), 24), 12));
  }

  private static Contender trace(String name, History history, int horizon) {
    return new Contender(name, List.of(history), KNOWN_OF_TRACES, ORIGINS_OF_TRACES, horizon);
  }

  private List<Contender> simulated() {
    List<Contender> contenders = new ArrayList<>();
    for (DemandKind kind : DemandKind.values()) {
      List<History> histories =
          LongStream.rangeClosed(1, seeds)
              .mapToObj(seed -> SimulatedDemand.of(kind, seed))
              .toList();
      contenders.add(
          new Contender(
              kind.name().toLowerCase(Locale.ROOT).replace('_', ' '),
              histories,
              KNOWN_OF_SIMULATED,
              ORIGINS_OF_SIMULATED,
              HORIZON_OF_SIMULATED));
    }
    return contenders;
  }

  private static String line(ForecastResult.Row row) {
    return String.format(
        Locale.ROOT,
        "%-24s %-30s %,6d values  MASE %.3f beside %.3f  80 %%: %.1f  95 %%: %.1f  %.3f s",
        row.demand(),
        row.model(),
        row.values(),
        row.mase(),
        row.naiveMase(),
        row.covered80Pct(),
        row.covered95Pct(),
        row.seconds());
  }

  private void say(String what) {
    PrintWriter text = spec.commandLine().getOut();
    text.println(what);
    text.flush();
  }
}
