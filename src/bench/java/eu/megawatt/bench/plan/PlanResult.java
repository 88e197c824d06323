package eu.megawatt.bench.plan;

import com.fasterxml.jackson.annotation.JsonIgnore;
import eu.megawatt.bench.record.Machine;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What {@code bench plan} keeps.
 *
 * @param budgetSeconds the budgets that were compared
 * @param boundSeconds how long our bound was worked on, beside the plans
 */
public record PlanResult(
    String format,
    Instant at,
    String commit,
    Machine machine,
    long seed,
    List<Double> budgetSeconds,
    double boundSeconds,
    List<Case> instances,
    List<Row> rows) {

  public static final String FORMAT = "megawatt/bench-plan/1";

  public PlanResult {
    budgetSeconds = List.copyOf(budgetSeconds);
    instances = List.copyOf(instances);
    rows = List.copyOf(rows);
  }

  /**
   * A scenario.
   *
   * @param placements to choose from, over all jobs
   * @param boundEur the best bound known: the best that any row proved, or ours beside the plans
   * @param boundBy whose it is
   */
  public record Case(
      String name,
      String scenario,
      String size,
      int jobs,
      int pools,
      int slots,
      long placements,
      BigDecimal boundEur,
      String boundBy) {}

  /**
   * One solver's run.
   *
   * @param budgetSeconds absent where the solver ends by itself
   * @param seconds wall time it took
   * @param gap objective over the best bound known, less one
   * @param unplaced jobs left out
   * @param breaches limits broken, by our checker; the plan counts only with none
   * @param boundEur what the solver itself proved
   * @param note what a reader should know, or why there is no plan
   */
  public record Row(
      String solver,
      String instance,
      int threads,
      Optional<Double> budgetSeconds,
      double seconds,
      Optional<BigDecimal> objectiveEur,
      Optional<Double> gap,
      Optional<Integer> unplaced,
      Optional<Long> breaches,
      Optional<Double> firstFeasibleSeconds,
      Optional<BigDecimal> boundEur,
      String note) {

    /** Whether there is a plan that breaks nothing. */
    @JsonIgnore
    public boolean isFeasible() {
      return breaches.isPresent() && breaches.get() == 0;
    }

    Row withGap(double bound) {
      Optional<Double> above =
          bound > 0 ? objectiveEur.map(eur -> round(eur.doubleValue() / bound - 1)) : gap;
      return new Row(
          solver,
          instance,
          threads,
          budgetSeconds,
          seconds,
          objectiveEur,
          above,
          unplaced,
          breaches,
          firstFeasibleSeconds,
          boundEur,
          note);
    }

    private static double round(double gap) {
      return Math.round(gap * 1e5) / 1e5;
    }
  }
}
