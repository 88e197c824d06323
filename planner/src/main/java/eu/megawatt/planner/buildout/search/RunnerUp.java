package eu.megawatt.planner.buildout.search;

import eu.megawatt.planner.buildout.Cost;
import eu.megawatt.planner.buildout.Evaluation;
import eu.megawatt.planner.buildout.Plan;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A plan that keeps all limits, builds other options than the best, and costs more.
 *
 * @param added options that the best plan does not build
 * @param dropped options that only the best plan builds
 * @param dearer what it costs more, part by part; parts may be negative, the total is not
 */
public record RunnerUp(
    Plan plan,
    Evaluation evaluation,
    SortedSet<String> added,
    SortedSet<String> dropped,
    Cost dearer) {

  /** Beside the best plan. */
  static RunnerUp of(Plan plan, Evaluation evaluation, Plan best, Evaluation bestEvaluation) {
    return new RunnerUp(
        plan,
        evaluation,
        onlyIn(plan, best),
        onlyIn(best, plan),
        evaluation.cost().minus(bestEvaluation.cost()));
  }

  private static SortedSet<String> onlyIn(Plan plan, Plan other) {
    SortedSet<String> only = new TreeSet<>(plan.startQuarters().keySet());
    only.removeAll(other.startQuarters().keySet());
    return only;
  }

  /** Why it lost, as a sentence. */
  public String why() {
    return "%s and costs %s more: %s"
        .formatted(difference(), Words.eur(dearer.totalCents()), Words.parts(dearer));
  }

  private String difference() {
    if (dropped.isEmpty()) {
      return "Also builds " + Words.list(added);
    }
    if (added.isEmpty()) {
      return "Does not build " + Words.list(dropped);
    }
    return "Builds %s instead of %s".formatted(Words.list(added), Words.list(dropped));
  }
}
