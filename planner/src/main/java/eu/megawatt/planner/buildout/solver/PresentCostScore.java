package eu.megawatt.planner.buildout.solver;

import eu.megawatt.planner.buildout.kernel.Layout;
import org.jspecify.annotations.Nullable;
import org.optaplanner.core.api.score.buildin.hardsoftlong.HardSoftLongScore;
import org.optaplanner.core.api.score.calculator.IncrementalScoreCalculator;

/**
 * The score, kept up to date on a layout. Hard is how far limits are broken, soft the net present
 * cost, both in cents and negative.
 */
public class PresentCostScore implements IncrementalScoreCalculator<BuildBoard, HardSoftLongScore> {

  private @Nullable Layout layout;

  @Override
  public void resetWorkingSolution(BuildBoard board) {
    layout = new Layout(board.program(), board.starts());
  }

  @Override
  public void beforeVariableChanged(Object entity, String variableName) {
    // The layout takes the old start out when it is given the new one.
  }

  @Override
  public void afterVariableChanged(Object entity, String variableName) {
    PlannedOption option = (PlannedOption) entity;
    working().set(option.getIndex(), option.startOrNever());
  }

  @Override
  public HardSoftLongScore calculateScore() {
    return HardSoftLongScore.of(-working().brokenCents(), -working().totalCents());
  }

  private Layout working() {
    Layout made = layout;
    if (made == null) {
      throw new IllegalStateException("The score was asked for before there was a plan");
    }
    return made;
  }

  @Override
  public void beforeEntityAdded(Object entity) {
    throw new UnsupportedOperationException("Options do not come and go within a search");
  }

  @Override
  public void afterEntityAdded(Object entity) {
    throw new UnsupportedOperationException("Options do not come and go within a search");
  }

  @Override
  public void beforeEntityRemoved(Object entity) {
    throw new UnsupportedOperationException("Options do not come and go within a search");
  }

  @Override
  public void afterEntityRemoved(Object entity) {
    throw new UnsupportedOperationException("Options do not come and go within a search");
  }
}
