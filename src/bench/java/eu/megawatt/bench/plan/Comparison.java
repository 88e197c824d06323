package eu.megawatt.bench.plan;

import eu.megawatt.bench.cpsat.CpSatContestant;
import eu.megawatt.bench.plan.PlanResult.Case;
import eu.megawatt.bench.plan.PlanResult.Row;
import eu.megawatt.bench.timefold.TimefoldContestant;
import eu.megawatt.fleet.plan.Plan;
import eu.megawatt.scheduler.check.CheckReport;
import eu.megawatt.scheduler.check.PlanChecker;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Runs every solver on one instance, one after the other, and judges what comes out. */
final class Comparison {

  private static final int BOUND_THREADS = 2;
  private static final String OUR_BOUND = "Megawatt (Lagrangian)";

  private final List<Contestant> contestants;
  private final List<Double> budgets;
  private final double boundSeconds;
  private final long seed;

  Comparison(List<Contestant> contestants, List<Double> budgets, double boundSeconds, long seed) {
    this.contestants = contestants;
    this.budgets = budgets;
    this.boundSeconds = boundSeconds;
    this.seed = seed;
  }

  /** What is known of one instance once all have run. */
  record Verdict(Case instance, List<Row> rows) {}

  static List<Contestant> everybody() {
    return List.of(
        new GreedyContestant(),
        new PriceGuidedContestant(),
        new MegawattContestant(),
        new OutOfTheBoxContestant(),
        new TimefoldContestant(),
        new CpSatContestant());
  }

  /**
   * @param each hears of a row as soon as it is there, its gap being over our own bound yet
   */
  Verdict run(Instance instance, Consumer<Row> each) throws InterruptedException {
    double bound = BestBound.of(instance.problem(), boundSeconds, BOUND_THREADS).eur();
    String by = OUR_BOUND;
    List<Row> rows = new ArrayList<>();
    for (Contestant contestant : contestants) {
      for (double budget : budgets(contestant, instance)) {
        Row row = run(contestant, instance, budget);
        each.accept(row.withGap(bound));
        rows.add(row);
        double proved = row.boundEur().map(BigDecimal::doubleValue).orElse(bound);
        if (proved > bound) {
          bound = proved;
          by = contestant instanceof CpSatContestant ? contestant.name() : OUR_BOUND;
        }
      }
    }
    double best = bound;
    return new Verdict(
        describe(instance, best, by), rows.stream().map(row -> row.withGap(best)).toList());
  }

  private List<Double> budgets(Contestant contestant, Instance instance) {
    if (!contestant.takes(instance.size())) {
      return List.of();
    }
    return contestant.isBudgeted() ? budgets : List.of(0.0);
  }

  private Row run(Contestant contestant, Instance instance, double budget)
      throws InterruptedException {
    System.gc(); // what the one before left behind
    Stopwatch watch = new Stopwatch();
    Outcome outcome = contestant.plan(instance, budget, seed);
    double seconds = tenths(watch.seconds());
    return switch (outcome) {
      case Outcome.Made made -> row(contestant, instance, budget, seconds, made);
      case Outcome.None(String why) ->
          new Row(
              contestant.name(),
              instance.name(),
              contestant.threads(),
              budget(contestant, budget),
              seconds,
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              why);
    };
  }

  private static Row row(
      Contestant contestant, Instance instance, double budget, double seconds, Outcome.Made made) {
    Plan plan = made.plan();
    CheckReport report = PlanChecker.check(instance.scenario(), plan);
    return new Row(
        contestant.name(),
        instance.name(),
        contestant.threads(),
        budget(contestant, budget),
        seconds,
        Optional.of(plan.objectiveEur().euro()),
        Optional.empty(),
        Optional.of(plan.unplaced().size()),
        Optional.of(report.breachCount()),
        made.firstFeasibleSeconds().isPresent()
            ? Optional.of(thousandths(made.firstFeasibleSeconds().getAsDouble()))
            : Optional.empty(),
        made.boundEur().isPresent()
            ? Optional.of(cents(made.boundEur().getAsDouble()))
            : Optional.empty(),
        report.feasible() ? made.note() : "infeasible: " + report.breaches().getFirst());
  }

  private static Optional<Double> budget(Contestant contestant, double budget) {
    return contestant.isBudgeted() ? Optional.of(budget) : Optional.empty();
  }

  private static Case describe(Instance instance, double bound, String by) {
    return new Case(
        instance.name(),
        instance.scenario().name(),
        instance.size().name(),
        instance.problem().jobs.length,
        instance.problem().path.length,
        instance.problem().slots,
        instance.placements(),
        cents(bound),
        by);
  }

  /** Rounded down: a bound stays one. */
  private static BigDecimal cents(double eur) {
    return BigDecimal.valueOf(eur).setScale(2, RoundingMode.FLOOR);
  }

  private static double tenths(double seconds) {
    return Math.round(seconds * 10) / 10.0;
  }

  private static double thousandths(double seconds) {
    return Math.round(seconds * 1e3) / 1e3;
  }
}
