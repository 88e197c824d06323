package eu.megawatt.planner.buildout.solver;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.optaplanner.core.api.score.director.ScoreDirector;
import org.optaplanner.core.impl.heuristic.move.AbstractMove;

/** Plans one or two options anew, at once. */
final class PlanMove extends AbstractMove<BuildBoard> {

  private final PlannedOption[] options;
  private final @Nullable Integer[] to;

  /**
   * @param to a start for each of the options, null where it is left out
   */
  PlanMove(PlannedOption[] options, @Nullable Integer[] to) {
    this.options = options;
    this.to = to;
  }

  @Override
  public boolean isMoveDoable(ScoreDirector<BuildBoard> director) {
    return true;
  }

  @Override
  protected AbstractMove<BuildBoard> createUndoMove(ScoreDirector<BuildBoard> director) {
    @Nullable Integer[] back = new Integer[options.length];
    Arrays.setAll(back, i -> options[i].getStart());
    return new PlanMove(options, back);
  }

  @Override
  protected void doMoveOnGenuineVariables(ScoreDirector<BuildBoard> director) {
    for (int i = 0; i < options.length; i++) {
      director.beforeVariableChanged(options[i], PlannedOption.VARIABLE);
      options[i].setStart(to[i]);
      director.afterVariableChanged(options[i], PlannedOption.VARIABLE);
    }
  }

  @Override
  public Collection<?> getPlanningEntities() {
    return List.of(options);
  }

  @Override
  public Collection<?> getPlanningValues() {
    return Arrays.asList(to);
  }

  @Override
  public String toString() {
    return Arrays.toString(options) + " -> " + Arrays.toString(to);
  }
}
