package eu.megawatt.scheduler.solver;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.optaplanner.core.api.score.director.ScoreDirector;
import org.optaplanner.core.impl.heuristic.move.AbstractMove;

/** Moves a few jobs at once, each to a spot that was found for it beside the others. */
final class RuinMove extends AbstractMove<PlanningBoard> {

  private static final String VARIABLE = "placement";

  private final PlannedJob[] jobs;
  private final @Nullable Long[] to;

  /**
   * @param to a spot for each of the jobs, null where it is left out
   */
  RuinMove(PlannedJob[] jobs, @Nullable Long[] to) {
    this.jobs = jobs;
    this.to = to;
  }

  @Override
  public boolean isMoveDoable(ScoreDirector<PlanningBoard> director) {
    return true;
  }

  @Override
  protected AbstractMove<PlanningBoard> createUndoMove(ScoreDirector<PlanningBoard> director) {
    @Nullable Long[] back = new Long[jobs.length];
    Arrays.setAll(back, i -> jobs[i].getPlacement());
    return new RuinMove(jobs, back);
  }

  /** All jobs leave before the first arrives, so that nothing is overloaded in between. */
  @Override
  protected void doMoveOnGenuineVariables(ScoreDirector<PlanningBoard> director) {
    for (PlannedJob job : jobs) {
      set(director, job, null);
    }
    for (int i = 0; i < jobs.length; i++) {
      set(director, jobs[i], to[i]);
    }
  }

  private static void set(
      ScoreDirector<PlanningBoard> director, PlannedJob job, @Nullable Long spot) {
    director.beforeVariableChanged(job, VARIABLE);
    job.setPlacement(spot);
    director.afterVariableChanged(job, VARIABLE);
  }

  @Override
  public Collection<?> getPlanningEntities() {
    return List.of(jobs);
  }

  @Override
  public Collection<?> getPlanningValues() {
    return Arrays.asList(to);
  }

  @Override
  public String toString() {
    return "ruin and recreate " + Arrays.toString(jobs) + " -> " + Arrays.toString(to);
  }
}
