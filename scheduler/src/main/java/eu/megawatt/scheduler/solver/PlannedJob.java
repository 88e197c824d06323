package eu.megawatt.scheduler.solver;

import eu.megawatt.scheduler.kernel.JobSpec;
import eu.megawatt.scheduler.kernel.Problem;
import eu.megawatt.scheduler.kernel.Share;
import eu.megawatt.scheduler.kernel.Spots;
import org.jspecify.annotations.Nullable;
import org.optaplanner.core.api.domain.entity.PlanningEntity;
import org.optaplanner.core.api.domain.lookup.PlanningId;
import org.optaplanner.core.api.domain.valuerange.CountableValueRange;
import org.optaplanner.core.api.domain.valuerange.ValueRangeProvider;
import org.optaplanner.core.api.domain.variable.PlanningVariable;

/**
 * A job with its one planning variable: pool, power cap and start as one number, or null where it
 * is left out. Its value range holds only what residency, GPU type, earliest start, hard deadline
 * and horizon admit, so that only megawatts and GPUs are left for the score to guard.
 */
@PlanningEntity
public class PlannedJob {

  private final Share share;
  private final int index;
  private @Nullable Long placement;

  PlannedJob(Share share, int index, long spot) {
    this.share = share;
    this.index = index;
    this.placement = spot == Spots.NONE ? null : (Long) spot;
  }

  @PlanningId
  public int getIndex() {
    return index;
  }

  @PlanningVariable(valueRangeProviderRefs = "admissible", nullable = true)
  public @Nullable Long getPlacement() {
    return placement;
  }

  public void setPlacement(@Nullable Long placement) {
    this.placement = placement;
  }

  @ValueRangeProvider(id = "admissible")
  public CountableValueRange<Long> getAdmissible() {
    return new AdmissibleSpots(share.problem, spec(), share.open);
  }

  JobSpec spec() {
    return share.problem.jobs[index];
  }

  Problem problem() {
    return share.problem;
  }

  long spot() {
    return placement == null ? Spots.NONE : placement;
  }

  @Override
  public String toString() {
    return "job " + index + (placement == null ? " left out" : " in spot " + placement);
  }
}
