package eu.megawatt.bench.timefold;

import ai.timefold.solver.core.api.domain.entity.PlanningEntity;
import ai.timefold.solver.core.api.domain.lookup.PlanningId;
import ai.timefold.solver.core.api.domain.valuerange.CountableValueRange;
import ai.timefold.solver.core.api.domain.valuerange.ValueRangeProvider;
import ai.timefold.solver.core.api.domain.variable.PlanningVariable;
import eu.megawatt.scheduler.kernel.JobSpec;
import eu.megawatt.scheduler.kernel.Problem;
import eu.megawatt.scheduler.kernel.Spots;
import org.jspecify.annotations.Nullable;

/** A job whose placement, one number, is to be chosen. */
@PlanningEntity
public class TimefoldJob {

  private final Problem problem;
  private final int index;
  private @Nullable Long placement;

  TimefoldJob(Problem problem, int index, @Nullable Long placement) {
    this.problem = problem;
    this.index = index;
    this.placement = placement;
  }

  @PlanningId
  public int getIndex() {
    return index;
  }

  @PlanningVariable(valueRangeProviderRefs = "admissible", allowsUnassigned = true)
  public @Nullable Long getPlacement() {
    return placement;
  }

  public void setPlacement(@Nullable Long placement) {
    this.placement = placement;
  }

  @ValueRangeProvider(id = "admissible")
  public CountableValueRange<Long> getAdmissible() {
    return new SpotRange(problem, spec());
  }

  JobSpec spec() {
    return problem.jobs[index];
  }

  Problem problem() {
    return problem;
  }

  long spot() {
    return placement == null ? Spots.NONE : placement;
  }

  TimefoldJob copy() {
    return new TimefoldJob(problem, index, placement);
  }
}
