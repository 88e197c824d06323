package eu.megawatt.bench.speed;

import eu.megawatt.bench.record.Checkout;
import eu.megawatt.bench.record.Machine;
import eu.megawatt.bench.record.Results;
import eu.megawatt.bench.speed.SpeedResult.Figure;
import eu.megawatt.bench.speed.SpeedResult.Peer;
import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bench speed}: the JMH benchmarks, held against what they should reach. */
@Command(
    name = "speed",
    description = {
      "Measures speed with JMH: the kernel's cheapest feasible placement, scores and moves per",
      "second inside OptaPlanner, an iteration of the bound, the first feasible plan, reading.",
      "",
      "Each figure stands beside its goal and beside a peer measured in the same run. A run of all",
      "takes about six minutes; let nothing else run.%n"
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  megawatt bench speed",
      "  megawatt bench speed --only BoundIteration"
    })
public final class SpeedBench implements Callable<Integer> {

  private static final String PACKAGE = "eu\\.megawatt\\.bench\\.jmh\\.";

  /** JMH's own use of it is what the JDK warns of. */
  private static final String UNSAFE = "--sun-misc-unsafe-memory-access=allow";

  @Option(
      names = "--only",
      paramLabel = "PATTERN",
      defaultValue = ".*",
      description = "Benchmarks whose name matches; the result is kept apart, under target.")
  private String only = ".*";

  @Option(
      names = "--quick",
      description = "One short iteration each: whether it all runs. Kept apart, under target.")
  private boolean quick;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where to keep the result (default: src/bench/results).")
  private Optional<Path> out = Optional.empty();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException, InterruptedException, RunnerException {
    PrintWriter text = spec.commandLine().getOut();
    Map<String, RunResult> runs =
        new Runner(options().build())
            .run().stream()
                .collect(
                    Collectors.toMap(run -> run.getParams().getBenchmark(), Function.identity()));
    List<Figure> figures =
        Measure.ALL.stream().flatMap(measure -> figure(measure, runs).stream()).toList();
    figures.forEach(figure -> text.println(line(figure)));
    Instant at = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    SpeedResult result =
        new SpeedResult(SpeedResult.FORMAT, at, Checkout.commit(), Machine.here(), 1, figures);
    boolean isWhole = !quick && only.equals(".*");
    Path folder = out.orElse(isWhole ? Checkout.results() : Checkout.scratch());
    text.println("Kept as " + Results.write(folder, "speed", at, result));
    text.flush();
    return 0;
  }

  private ChainedOptionsBuilder options() {
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include(PACKAGE + ".*" + only)
            .forks(1)
            .jvmArgsAppend(UNSAFE)
            .shouldFailOnError(true);
    if (quick) {
      options
          .warmupIterations(0)
          .measurementIterations(1)
          .measurementTime(TimeValue.milliseconds(500));
    }
    return options;
  }

  private static Optional<Figure> figure(Measure measure, Map<String, RunResult> runs) {
    RunResult run = runs.get(measure.reading().benchmark());
    if (run == null) {
      return Optional.empty(); // not among those asked for
    }
    double value = measure.reading().number().applyAsDouble(run);
    Optional<Double> goal =
        measure.goal().isPresent() ? Optional.of(measure.goal().getAsDouble()) : Optional.empty();
    return Optional.of(
        new Figure(
            measure.what(),
            measure.reading().benchmark(),
            measure.unit(),
            round(value),
            goal,
            goal.map(it -> round(measure.ratio(value, it))),
            measure.peer().flatMap(peer -> peer(measure, peer, value, runs))));
  }

  private static Optional<Peer> peer(
      Measure measure, Reading reading, double value, Map<String, RunResult> runs) {
    RunResult run = runs.get(reading.benchmark());
    if (run == null) {
      return Optional.empty();
    }
    double other = reading.number().applyAsDouble(run);
    return Optional.of(
        new Peer(measure.peerName(), round(other), round(measure.ratio(value, other))));
  }

  /** Three figures: more is noise. */
  private static double round(double value) {
    return Double.isFinite(value)
        ? BigDecimal.valueOf(value).round(new MathContext(3)).doubleValue()
        : value;
  }

  private static String line(Figure figure) {
    return String.format(
        Locale.ROOT,
        "%-58s %12s %-4s %s %s",
        figure.what(),
        plain(figure.figure()),
        figure.unit(),
        figure.ofGoal().map(it -> plain(it) + " of the goal").orElse(""),
        figure
            .peer()
            .map(peer -> "%s times %s".formatted(plain(peer.times()), peer.name()))
            .orElse(""));
  }

  private static String plain(double value) {
    return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }
}
