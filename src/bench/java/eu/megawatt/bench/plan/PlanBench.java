package eu.megawatt.bench.plan;

import eu.megawatt.bench.record.Checkout;
import eu.megawatt.bench.record.Machine;
import eu.megawatt.bench.record.Results;
import eu.megawatt.fleet.example.ExampleSize;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bench plan}: plan quality, beside other solvers. */
@Command(
    name = "plan",
    description = {
      "Plans the same scenarios with Megawatt and with other solvers, within the same wall time:",
      "the greedy alone, the greedy led by the bound's prices, Megawatt with OptaPlanner inside,",
      "OptaPlanner as its manual has it, Timefold community, OR-Tools' CP-SAT.",
      "",
      "Every plan is priced and checked by Megawatt's own checker; its gap is over the best bound",
      "that anybody proved. A run of all takes about twenty minutes.%n"
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  megawatt bench plan",
      "  megawatt bench plan --quick",
      "  megawatt bench plan --sizes L --seconds 60,240"
    })
public final class PlanBench implements Callable<Integer> {

  private static final List<Double> QUICK = List.of(2.0);

  @Option(
      names = "--instances",
      paramLabel = "DIR|example",
      defaultValue = "",
      description =
          "A folder with S.json.gz and so on (default: the shared one beside the checkout), or"
              + " example for our own examples.")
  private String instances = "";

  @Option(
      names = "--seconds",
      paramLabel = "N,N",
      split = ",",
      defaultValue = "10,30,60",
      description = "Budgets of wall time (default: ${DEFAULT-VALUE}).")
  private List<Double> seconds = List.of();

  @Option(
      names = "--sizes",
      paramLabel = "SIZE,SIZE",
      split = ",",
      defaultValue = "S,M,L",
      description = "Which sizes (default: ${DEFAULT-VALUE}).")
  private List<ExampleSize> sizes = List.of();

  @Option(
      names = "--solvers",
      paramLabel = "NAME,NAME",
      split = ",",
      description = "Only solvers whose name has one of these in it.")
  private List<String> solvers = List.of();

  @Option(
      names = "--bound-seconds",
      paramLabel = "N",
      defaultValue = "60",
      description = "How long to work on the bound of each (default: ${DEFAULT-VALUE}).")
  private double boundSeconds;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Of the solvers and the examples (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--quick",
      description = "2 seconds each: whether it all runs. Kept apart, under target.")
  private boolean quick;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description =
          "Where to keep the result (default: src/bench/results for a run of all, else under"
              + " target).")
  private Optional<Path> out = Optional.empty();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException, InterruptedException {
    PrintWriter text = spec.commandLine().getOut();
    List<Double> budgets = quick ? QUICK : seconds;
    Machine machine = Machine.here();
    text.println(machine);
    text.println(RowText.HEAD);
    text.flush();
    Comparison comparison =
        new Comparison(contestants(), budgets, quick ? QUICK.getFirst() : boundSeconds, seed);
    List<PlanResult.Case> cases = new ArrayList<>();
    List<PlanResult.Row> rows = new ArrayList<>();
    for (Instance instance : Instances.of(instances, sizes, seed)) {
      Comparison.Verdict verdict =
          comparison.run(
              instance,
              row -> {
                text.println(RowText.of(row));
                text.flush();
              });
      cases.add(verdict.instance());
      rows.addAll(verdict.rows());
      text.printf(
          "%s is \"%s\"; its best bound: %,.2f EUR, by %s%n%n",
          verdict.instance().name(),
          verdict.instance().scenario(),
          verdict.instance().boundEur(),
          verdict.instance().boundBy());
    }
    Instant at = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    PlanResult result =
        new PlanResult(
            PlanResult.FORMAT,
            at,
            Checkout.commit(),
            machine,
            seed,
            budgets,
            quick ? QUICK.getFirst() : boundSeconds,
            cases,
            rows);
    Path folder = out.orElse(isWhole() ? Checkout.results() : Checkout.scratch());
    text.println("Kept as " + Results.write(folder, "plan", at, result));
    text.flush();
    return rows.stream().allMatch(row -> row.isFeasible() || row.objectiveEur().isEmpty()) ? 0 : 1;
  }

  /** Whether nothing was left out: only then it is a result to keep. */
  private boolean isWhole() {
    return !quick
        && solvers.isEmpty()
        && instances.isEmpty()
        && Set.copyOf(sizes).equals(Set.of(ExampleSize.S, ExampleSize.M, ExampleSize.L))
        && Set.copyOf(seconds).containsAll(Set.of(10.0, 30.0, 60.0));
  }

  private List<Contestant> contestants() {
    return Comparison.everybody().stream().filter(this::isWanted).toList();
  }

  private boolean isWanted(Contestant contestant) {
    String name = contestant.name().toLowerCase(Locale.ROOT);
    return solvers.isEmpty()
        || solvers.stream().anyMatch(part -> name.contains(part.toLowerCase(Locale.ROOT)));
  }
}
