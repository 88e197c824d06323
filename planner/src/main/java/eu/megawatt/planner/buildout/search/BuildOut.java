package eu.megawatt.planner.buildout.search;

import eu.megawatt.planner.buildout.Evaluation;
import eu.megawatt.planner.buildout.Plan;
import java.util.List;

/**
 * What to build.
 *
 * @param plan the best that was found; it keeps every limit
 * @param boundCents no plan that keeps every limit is cheaper
 * @param runnersUp the best plans that build other options, the cheapest first
 * @param verdicts why each option is built or not, in the order of the case
 * @param unmet demands that the plan does not meet, by quarter and then priority
 * @param whatIfs what each kind of limit costs
 */
public record BuildOut(
    Plan plan,
    Evaluation evaluation,
    long boundCents,
    List<RunnerUp> runnersUp,
    List<Verdict> verdicts,
    List<Unmet> unmet,
    List<WhatIf> whatIfs) {

  public BuildOut {
    runnersUp = List.copyOf(runnersUp);
    verdicts = List.copyOf(verdicts);
    unmet = List.copyOf(unmet);
    whatIfs = List.copyOf(whatIfs);
  }

  /** By how much a plan could be cheaper at most, in millionths of the bound. */
  public long gapPpm() {
    long gapCents = evaluation.cost().totalCents() - boundCents;
    return gapCents == 0 ? 0 : (long) Math.ceil(1e6 * gapCents / Math.max(1, boundCents));
  }

  /** Whether no plan is cheaper. */
  public boolean isProven() {
    return evaluation.cost().totalCents() == boundCents;
  }
}
