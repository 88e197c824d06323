package eu.megawatt.scheduler.solver;

import org.optaplanner.core.api.domain.solution.cloner.SolutionCloner;

/** Copies a board in one sweep over an array, where the default would copy every job object. */
public class BoardCloner implements SolutionCloner<PlanningBoard> {

  @Override
  public PlanningBoard cloneSolution(PlanningBoard original) {
    return original.copy();
  }
}
