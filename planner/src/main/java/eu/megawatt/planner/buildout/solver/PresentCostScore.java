package eu.megawatt.planner.buildout.solver;

import eu.megawatt.planner.buildout.kernel.Layout;
import org.jspecify.annotations.Nullable;
import org.optaplanner.core.api.score.buildin.hardsoftlong.HardSoftLongScore;
import org.optaplanner.core.api.score.calculator.IncrementalScoreCalculator;

/**
 * The score, kept up to date on a layout. Hard is how many requirements and exclusions are broken,
 * soft the net present cost in cents with the price of capital over its limits, both negative.
 */
public class PresentCostScore implements IncrementalScoreCalculator<BuildBoard, HardSoftLongScore> {

  private @Nullable Layout layout;
  private @Nullable BuildBoard board;

  @Override
  public void resetWorkingSolution(BuildBoard its) {
    board = its;
    layout = new Layout(its.program(), its.starts());
  }

  @Override
  public void beforeVariableChanged(Object entity, String variableName) {
    // The layout takes the old start out when it is given the new one.
  }

  @Override
  public void afterVariableChanged(Object entity, String variableName) {
    PlannedOption option = (PlannedOption) entity;
    working(layout).set(option.getIndex(), option.startOrNever());
  }

  @Override
  public HardSoftLongScore calculateScore() {
    Layout its = working(layout);
    working(board).bestSeen().see(its);
    return HardSoftLongScore.of(-its.brokenRules(), -its.totalCents() - overrunCents(its));
  }

  private long overrunCents(Layout its) {
    double[] prices = working(board).overrunPrices();
    double cents = 0;
    for (int year = 0; year < prices.length; year++) {
      cents += prices[year] * its.overrunCents(year);
    }
    return (long) cents;
  }

  private static <T> T working(@Nullable T made) {
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
