package eu.megawatt.service.cli;

import eu.megawatt.fleet.demand.Demand;
import eu.megawatt.scheduler.check.Judgement;
import eu.megawatt.scheduler.demand.DemandSearch;
import eu.megawatt.scheduler.search.PlanSearch;
import eu.megawatt.scheduler.search.SearchBudget;
import eu.megawatt.scheduler.search.SearchOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code megawatt plan}: a scenario goes in, the cheapest plan found comes out. */
@Command(
    name = "plan",
    description = {
      "Makes a plan of a scenario: which job runs where, when and under which power cap.",
      "",
      "Of a megawatt/scenario/1 comes a megawatt/plan/1. Of a megawatt/scenario/2 comes a"
          + " megawatt/plan/2: when jobs are interrupted as well, and which services answer where.",
      "",
      "Ctrl-C ends the search early and writes the best plan so far.%n"
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  megawatt plan scenario.json.gz --seconds 60 --out plan.json",
      "  megawatt plan scenario.yaml --moves 100000 --seed 7 --out plan.json",
      "  megawatt plan scenario.yaml --register register.yaml --out plan.json",
      "  megawatt plan scenario.json --seconds 600 --out plan.json --progress json | jq .gapRatio"
    })
final class PlanCommand implements Callable<Integer> {

  private static final double DEFAULT_SECONDS = 60;
  private static final int MOST_THREADS = 256;

  @Parameters(paramLabel = "SCENARIO", description = "The scenario: JSON or YAML, may be gzipped.")
  private Path scenario = Path.of("");

  @Option(
      names = {"-o", "--out"},
      required = true,
      paramLabel = "PLAN",
      description = "Where to write the plan; gzipped where the name ends in .gz.")
  private Path out = Path.of("");

  @ArgGroup private Budget budget = new Budget();

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = {
        "Threads to search with (default: all; 1 with --moves). A megawatt/scenario/2 is searched"
            + " with one thread, and more than one is refused."
      })
  private Optional<Integer> threads = Optional.empty();

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "The only source of chance (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--progress",
      paramLabel = "auto|line|json|none",
      defaultValue = "auto",
      description = {
        "How to show progress: a line on standard error, JSON lines on standard output, or not at"
            + " all (default: a line where standard error is a terminal)."
      })
  private ProgressStyle progress = ProgressStyle.AUTO;

  @Mixin private RegisterOption register = new RegisterOption();

  @Spec private CommandSpec spec = CommandSpec.create();

  /** When to end: one or the other. */
  static final class Budget {

    @Option(
        names = {"-s", "--seconds"},
        paramLabel = "N",
        description = "Search for so many seconds (default: 60).")
    private Optional<Double> seconds = Optional.empty();

    @Option(
        names = "--moves",
        paramLabel = "N",
        description = {
          "Try so many moves instead: with one thread the same seed gives the same plan, byte for"
              + " byte, on any machine."
        })
    private Optional<Long> moves = Optional.empty();
  }

  @Override
  public Integer call() throws IOException {
    SearchOptions options = options();
    Documents.requireWritable(out);
    ProgressReport report = progress.open(spec.commandLine());
    Planning<?> planning =
        Documents.<Planning<?>>scenario(
            scenario,
            register.register(),
            it -> new ScenarioPlanning(it, new PlanSearch(it, options, report::progress)),
            it -> planning(it, options, report));
    make(planning, report);
    return 0;
  }

  private DemandPlanning planning(Demand demand, SearchOptions options, ProgressReport report) {
    require(
        threads.orElse(1) == 1,
        "--threads must be 1: %s is a %s, which is searched with one thread"
            .formatted(scenario, Demand.FORMAT));
    return new DemandPlanning(
        demand, new DemandSearch(demand, options.budget(), options.seed(), report::progress));
  }

  private <P> void make(Planning<P> planning, ProgressReport report) throws IOException {
    try (Interruption _ = Interruption.runs(planning::stop)) {
      P plan = planning.run();
      Judgement checked = planning.check(plan);
      if (!checked.feasible()) {
        throw new IllegalStateException(
            "The plan breaks %d rules and was not written; the first: %s"
                .formatted(checked.breachCount(), checked.breaches().getFirst()));
      }
      planning.write(plan, out);
      report.written(planning.figures(plan), out);
    }
  }

  private SearchOptions options() {
    int most = Runtime.getRuntime().availableProcessors();
    int chosen = threads.orElse(budget.moves.isPresent() ? 1 : most);
    require(chosen >= 1 && chosen <= MOST_THREADS, "--threads must be 1 to " + MOST_THREADS);
    return new SearchOptions(searchBudget(), chosen, seed);
  }

  private SearchBudget searchBudget() {
    if (budget.moves.isPresent()) {
      require(budget.moves.get() >= 0, "--moves must not be negative");
      return new SearchBudget.Moves(budget.moves.get());
    }
    double seconds = budget.seconds.orElse(DEFAULT_SECONDS);
    require(seconds > 0 && Double.isFinite(seconds), "--seconds must be more than 0");
    return new SearchBudget.Seconds(seconds);
  }

  private void require(boolean good, String otherwise) {
    if (!good) {
      throw new ParameterException(spec.commandLine(), otherwise);
    }
  }
}
