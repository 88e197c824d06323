package eu.megawatt.scheduler.solver;

import eu.megawatt.scheduler.kernel.Assignment;
import eu.megawatt.scheduler.kernel.Occupancy;
import eu.megawatt.scheduler.kernel.Spots;
import org.jspecify.annotations.Nullable;
import org.optaplanner.core.api.score.buildin.hardsoftlong.HardSoftLongScore;
import org.optaplanner.core.api.score.calculator.IncrementalScoreCalculator;

/**
 * The score that runs: the same as {@link EuroConstraints}, kept up to date on the kernel's arrays.
 * Hard is the overload in milliwatt-slots and GPU-slots, soft the price in micro-euro, both
 * negative.
 */
public class EuroScore implements IncrementalScoreCalculator<PlanningBoard, HardSoftLongScore> {

  private @Nullable Assignment assignment;

  @Override
  public void resetWorkingSolution(PlanningBoard board) {
    assignment = board.start();
  }

  @Override
  public void beforeVariableChanged(Object entity, String variableName) {
    working().leaveOut(((PlannedJob) entity).getIndex());
  }

  @Override
  public void afterVariableChanged(Object entity, String variableName) {
    PlannedJob job = (PlannedJob) entity;
    long spot = job.spot();
    if (spot != Spots.NONE) {
      working().place(job.getIndex(), spot);
    }
  }

  @Override
  public HardSoftLongScore calculateScore() {
    Occupancy occupancy = working().occupancy();
    return HardSoftLongScore.of(
        -occupancy.overloadMilliwatts() - occupancy.overloadGpus(), -working().totalMicro());
  }

  private Assignment working() {
    Assignment made = assignment;
    if (made == null) {
      throw new IllegalStateException("The score was asked for before there was a plan");
    }
    return made;
  }

  @Override
  public void beforeEntityAdded(Object entity) {
    throw new UnsupportedOperationException("Jobs do not come and go within a search");
  }

  @Override
  public void afterEntityAdded(Object entity) {
    throw new UnsupportedOperationException("Jobs do not come and go within a search");
  }

  @Override
  public void beforeEntityRemoved(Object entity) {
    throw new UnsupportedOperationException("Jobs do not come and go within a search");
  }

  @Override
  public void afterEntityRemoved(Object entity) {
    throw new UnsupportedOperationException("Jobs do not come and go within a search");
  }
}
