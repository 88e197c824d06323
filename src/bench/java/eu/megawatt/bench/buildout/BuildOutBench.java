package eu.megawatt.bench.buildout;

import eu.megawatt.bench.record.Checkout;
import eu.megawatt.bench.record.Machine;
import eu.megawatt.bench.record.Results;
import eu.megawatt.planner.buildout.BuildCase;
import eu.megawatt.planner.buildout.example.SimulatedCases;
import eu.megawatt.planner.buildout.search.BuildOut;
import eu.megawatt.planner.buildout.search.BuildOutSearch;
import eu.megawatt.planner.buildout.search.Effort;
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
import picocli.CommandLine.Spec;

/** {@code bench build-out}: what finding a build-out costs. */
@Command(
    name = "build-out",
    description = {
      "Searches build-outs of five sites with twenty options each over twenty quarters, and says how",
      "long each takes and how far it is above its lower bound.%n"
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {"", "Examples:", "  megawatt bench build-out", "  megawatt bench build-out --quick"})
public final class BuildOutBench implements Callable<Integer> {

  private static final double GOAL_SECONDS = 30;
  private static final double GOAL_GAP_PCT = 2;
  private static final double PPM_PER_PCT = 10_000;
  private static final int CASES = 8;

  @Option(names = "--quick", description = "One case. Kept apart, under target.")
  private boolean quick;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where to keep the result (default: src/bench/results).")
  private Optional<Path> out = Optional.empty();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException, InterruptedException {
    List<BuildOutResult.Row> rows = new ArrayList<>();
    for (long seed = 0; seed < (quick ? 1 : CASES); seed++) {
      rows.add(row(seed));
    }
    List<Double> seconds = rows.stream().map(BuildOutResult.Row::seconds).sorted().toList();
    Instant at = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    BuildOutResult result =
        new BuildOutResult(
            BuildOutResult.FORMAT,
            at,
            Checkout.commit(),
            Machine.here(),
            rows,
            seconds.get(seconds.size() / 2),
            seconds.getLast(),
            rows.stream().mapToDouble(BuildOutResult.Row::gapPct).max().orElse(0),
            GOAL_SECONDS,
            GOAL_GAP_PCT);
    Path folder = out.orElse(quick ? Checkout.scratch() : Checkout.results());
    say("Kept as " + Results.write(folder, "build-out", at, result));
    return 0;
  }

  private BuildOutResult.Row row(long seed) {
    BuildCase its = SimulatedCases.large(seed);
    long began = System.nanoTime();
    BuildOut found = BuildOutSearch.of(its, Effort.USUAL, seed);
    double seconds = (System.nanoTime() - began) / 1e9;
    BuildOutResult.Row row =
        new BuildOutResult.Row(
            seed, seconds, found.gapPpm() / PPM_PER_PCT, found.plan().startQuarters().size());
    say(
        String.format(
            Locale.ROOT,
            "case %d: %.1f s, %.2f %% above its bound, %d of %d options built",
            seed,
            seconds,
            row.gapPct(),
            row.builtCount(),
            its.options().size()));
    return row;
  }

  private void say(String what) {
    PrintWriter text = spec.commandLine().getOut();
    text.println(what);
    text.flush();
  }
}
