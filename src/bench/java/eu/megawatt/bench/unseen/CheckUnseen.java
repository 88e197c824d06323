package eu.megawatt.bench.unseen;

import eu.megawatt.bench.plan.BestBound;
import eu.megawatt.fleet.example.ExampleScenario;
import eu.megawatt.fleet.example.ExampleSize;
import eu.megawatt.fleet.plan.Bound;
import eu.megawatt.fleet.plan.Plan;
import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.scheduler.check.CheckReport;
import eu.megawatt.scheduler.check.PlanChecker;
import eu.megawatt.scheduler.kernel.Problem;
import eu.megawatt.scheduler.search.PlanSearch;
import eu.megawatt.scheduler.search.SearchBudget;
import eu.megawatt.scheduler.search.SearchOptions;
import java.io.IOException;
import java.io.PrintWriter;
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

/** {@code bench check-unseen}: plans of scenarios that nobody tuned on. */
@Command(
    name = "check-unseen",
    description = {
      "Plans made-up scenarios of seeds that nobody tuned on, and checks each plan with Megawatt's",
      "checker and, where it and Python are there, with the contract's referee.",
      "",
      "Exit code 0: every plan holds; 1: one does not.%n"
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  megawatt bench check-unseen",
      "  megawatt bench check-unseen --kinds VARIETY --seeds 500..599 --seconds 2"
    })
public final class CheckUnseen implements Callable<Integer> {

  private static final double OWN_BOUND_SECONDS = 1;

  @Option(
      names = "--seeds",
      paramLabel = "FROM..TO",
      defaultValue = "1001..1010",
      description = "Which seeds (default: ${DEFAULT-VALUE}).")
  private String seeds = "";

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "5",
      description = "Budget of each plan (default: ${DEFAULT-VALUE}).")
  private double seconds;

  @Option(
      names = "--kinds",
      paramLabel = "KIND,KIND",
      split = ",",
      defaultValue = "VARIETY,S",
      description = "Which kinds: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private List<ExampleSize> kinds = List.of();

  @Option(
      names = "--threads",
      paramLabel = "N",
      defaultValue = "2",
      description = "Threads to search with (default: ${DEFAULT-VALUE}).")
  private int threads;

  @Spec private CommandSpec spec = CommandSpec.create();

  /** One scenario's plan. */
  private record Line(ExampleSize kind, long seed, Plan plan, double bound, String objection) {

    boolean isGood() {
      return objection.isEmpty();
    }

    double gap() {
      return bound > 0 ? plan.objectiveEur().euro().doubleValue() / bound - 1 : Double.NaN;
    }

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "%-8s %6d %14.2f %14.2f %8.2f %% %5d left out  %s",
          kind,
          seed,
          plan.objectiveEur().euro(),
          bound,
          gap() * 100,
          plan.unplaced().size(),
          isGood() ? "holds" : "FAILS: " + objection);
    }
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    PrintWriter text = spec.commandLine().getOut();
    Optional<RefereeRun> referee = RefereeRun.find();
    text.println(
        referee.isPresent() ? "Checked by ourselves and the referee." : "Checked by ourselves.");
    text.println("kind       seed  objective EUR      bound EUR        gap");
    List<Line> lines = new ArrayList<>();
    for (ExampleSize kind : kinds) {
      for (long seed : range()) {
        Line line = check(kind, seed, referee);
        lines.add(line);
        text.println(line);
        text.flush();
      }
    }
    long good = lines.stream().filter(Line::isGood).count();
    double mean =
        lines.stream().mapToDouble(Line::gap).filter(Double::isFinite).average().orElse(0);
    double worst = lines.stream().mapToDouble(Line::gap).filter(Double::isFinite).max().orElse(0);
    text.printf(
        Locale.ROOT,
        "%d of %d plans hold; gap %.2f %% on average, %.2f %% at worst, %s s each%n",
        good,
        lines.size(),
        mean * 100,
        worst * 100,
        seconds);
    text.flush();
    return good == lines.size() ? 0 : 1;
  }

  private Line check(ExampleSize kind, long seed, Optional<RefereeRun> referee)
      throws IOException, InterruptedException {
    Scenario scenario = ExampleScenario.of(kind, seed);
    SearchOptions options = new SearchOptions(new SearchBudget.Seconds(seconds), threads, seed);
    Plan plan = new PlanSearch(scenario, options, _ -> {}).run();
    CheckReport report = PlanChecker.check(scenario, plan);
    String objection = report.feasible() ? "" : report.breaches().getFirst().toString();
    if (objection.isEmpty() && referee.isPresent()) {
      objection = referee.get().objection(scenario, plan).orElse("");
    }
    return new Line(kind, seed, plan, bound(scenario, plan), objection);
  }

  private double bound(Scenario scenario, Plan plan) throws InterruptedException {
    Optional<Bound> own = plan.bound();
    return own.isPresent()
        ? own.get().eur().euro().doubleValue()
        : BestBound.of(Problem.of(scenario), OWN_BOUND_SECONDS, threads).eur();
  }

  private List<Long> range() {
    String[] ends = seeds.split("\\.\\.", -1);
    try {
      long first = Long.parseLong(ends[0]);
      long last = Long.parseLong(ends[ends.length - 1]);
      if (ends.length <= 2 && last >= first && last - first < 1_000_000) {
        return java.util.stream.LongStream.rangeClosed(first, last).boxed().toList();
      }
    } catch (NumberFormatException e) {
      throw new ParameterException(spec.commandLine(), "--seeds must be like 1..10", e);
    }
    throw new ParameterException(spec.commandLine(), "--seeds must be like 1..10, not " + seeds);
  }
}
