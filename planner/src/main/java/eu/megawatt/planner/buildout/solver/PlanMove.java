package eu.megawatt.planner.buildout.solver;

import static eu.megawatt.planner.buildout.kernel.Program.NEVER;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.optaplanner.core.api.score.director.ScoreDirector;
import org.optaplanner.core.impl.heuristic.move.AbstractMove;

/** Plans some options anew, at once. */
final class PlanMove extends AbstractMove<BuildBoard> {

  private final PlannedOption[] options;
  private final int[] to;

  /**
   * @param to a start for each of the options, or that it is left out
   */
  PlanMove(PlannedOption[] options, int[] to) {
    this.options = options;
    this.to = to;
  }

  @Override
  public boolean isMoveDoable(ScoreDirector<BuildBoard> director) {
    return true;
  }

  @Override
  protected AbstractMove<BuildBoard> createUndoMove(ScoreDirector<BuildBoard> director) {
    return new PlanMove(
        options, Arrays.stream(options).mapToInt(PlannedOption::startOrNever).toArray());
  }

  @Override
  protected void doMoveOnGenuineVariables(ScoreDirector<BuildBoard> director) {
    for (int i = 0; i < options.length; i++) {
      director.beforeVariableChanged(options[i], PlannedOption.VARIABLE);
      options[i].setStart(to[i] == NEVER ? null : (Integer) to[i]);
      director.afterVariableChanged(options[i], PlannedOption.VARIABLE);
    }
  }

  @Override
  public Collection<?> getPlanningEntities() {
    return List.of(options);
  }

  @Override
  public Collection<?> getPlanningValues() {
    return Arrays.stream(to).boxed().toList();
  }

  @Override
  public String toString() {
    return Arrays.toString(options) + " -> " + Arrays.toString(to);
  }
}
