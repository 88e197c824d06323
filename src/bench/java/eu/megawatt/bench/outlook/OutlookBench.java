package eu.megawatt.bench.outlook;

import eu.megawatt.bench.record.Checkout;
import eu.megawatt.bench.record.Machine;
import eu.megawatt.bench.record.Results;
import eu.megawatt.planner.capacity.CapacityPlan;
import eu.megawatt.planner.example.Ramp;
import eu.megawatt.planner.outlook.MonteCarlo;
import eu.megawatt.planner.outlook.Outlook;
import eu.megawatt.planner.outlook.Question;
import eu.megawatt.planner.scenario.ChangeCard;
import eu.megawatt.planner.scenario.Changes;
import eu.megawatt.planner.scenario.Difference;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
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

/** {@code bench outlook}: what the outlooks of many scenarios cost. */
@Command(
    name = "outlook",
    description = {
      "Makes the outlooks of 100 scenarios of the ramp to 200 MW over five years, 1,000 draws each,",
      "and compares each with the ramp itself.%n"
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {"", "Examples:", "  megawatt bench outlook", "  megawatt bench outlook --quick"})
public final class OutlookBench implements Callable<Integer> {

  private static final double GOAL_SECONDS = 120;
  private static final int SCENARIOS = 100;
  private static final int DRAWS = 1_000;
  private static final double BYTES_PER_MIB = 1 << 20;

  @Option(
      names = "--tries",
      paramLabel = "N",
      defaultValue = "3",
      description = "Times that all of them are made (default: ${DEFAULT-VALUE}).")
  private int tries = 3;

  @Option(names = "--quick", description = "Ten scenarios, once. Kept apart, under target.")
  private boolean quick;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where to keep the result (default: src/bench/results).")
  private Optional<Path> out = Optional.empty();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException, InterruptedException {
    CapacityPlan ramp = Ramp.document().plan();
    Question question = Question.usual(ramp.from().plusYears(5), 1).withDraws(DRAWS);
    List<CapacityPlan> scenarios = scenarios(ramp, quick ? 10 : SCENARIOS);
    Outlook base = MonteCarlo.of(ramp, question);
    List<Double> seconds = new ArrayList<>();
    List<Double> live = new ArrayList<>();
    int differs = 0;
    for (int attempt = 0; attempt < (quick ? 1 : tries); attempt++) {
      long began = System.nanoTime();
      differs = 0;
      for (CapacityPlan scenario : scenarios) {
        Outlook its = MonteCarlo.of(scenario, question);
        Difference _ = Difference.of(base, its);
        differs += isZero(Difference.of(its, its)) ? 0 : 1;
      }
      seconds.add((System.nanoTime() - began) / 1e9);
      live.add(liveMiB());
      say(String.format(Locale.ROOT, "%.1f s, %.0f MiB live", seconds.getLast(), live.getLast()));
    }
    List<Double> sorted = seconds.stream().sorted().toList();
    Instant at = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    OutlookResult result =
        new OutlookResult(
            OutlookResult.FORMAT,
            at,
            Checkout.commit(),
            Machine.here(),
            scenarios.size(),
            DRAWS,
            (int) ChronoUnit.DAYS.between(ramp.from(), question.to()),
            base.domains().size(),
            seconds,
            sorted.get(sorted.size() / 2),
            sorted.getLast(),
            live,
            differs,
            GOAL_SECONDS);
    Path folder = out.orElse(quick ? Checkout.scratch() : Checkout.results());
    say("Kept as " + Results.write(folder, "outlook", at, result));
    return 0;
  }

  private static boolean isZero(Difference its) {
    return its.p50Days().equals(Optional.of(0L))
        && its.p90Days().equals(Optional.of(0L))
        && its.withinRatio() == 0
        && its.peakKw() == 0
        && its.supplyKw() == 0;
  }

  private static List<CapacityPlan> scenarios(CapacityPlan ramp, int count) {
    List<CapacityPlan> scenarios = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      scenarios.add(
          Changes.of(
              ramp,
              List.of(
                  new ChangeCard.SiteDelay("SE-BOR-1", 7 * i),
                  new ChangeCard.LimitCut(
                      "FR-PAR-1", LocalDate.parse("2028-01-01"), 100L * (i + 1)),
                  new ChangeCard.ModelSwap("assistant", 1 - i / 200.0))));
    }
    return scenarios;
  }

  private static double liveMiB() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return (runtime.totalMemory() - runtime.freeMemory()) / BYTES_PER_MIB;
  }

  private void say(String what) {
    PrintWriter text = spec.commandLine().getOut();
    text.println(what);
    text.flush();
  }
}
