package eu.megawatt.planner.buildout.solver;

import org.optaplanner.core.api.domain.solution.cloner.SolutionCloner;

/** Copies a board with its options, which the default could not: they have no empty constructor. */
public class BuildBoardCloner implements SolutionCloner<BuildBoard> {

  @Override
  public BuildBoard cloneSolution(BuildBoard original) {
    return original.copy();
  }
}
