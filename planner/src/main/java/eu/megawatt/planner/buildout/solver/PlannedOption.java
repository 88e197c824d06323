package eu.megawatt.planner.buildout.solver;

import static eu.megawatt.planner.buildout.kernel.Program.NEVER;

import eu.megawatt.planner.buildout.kernel.Program;
import org.jspecify.annotations.Nullable;
import org.optaplanner.core.api.domain.entity.PlanningEntity;
import org.optaplanner.core.api.domain.lookup.PlanningId;
import org.optaplanner.core.api.domain.valuerange.CountableValueRange;
import org.optaplanner.core.api.domain.valuerange.ValueRangeFactory;
import org.optaplanner.core.api.domain.valuerange.ValueRangeProvider;
import org.optaplanner.core.api.domain.variable.PlanningVariable;

/** An option with its one planning variable: the start, or null where it is not built. */
@PlanningEntity
public class PlannedOption {

  static final String VARIABLE = "start";

  private final Program program;
  private final int index;
  private @Nullable Integer start;

  PlannedOption(Program program, int index, int start) {
    this.program = program;
    this.index = index;
    this.start = start == NEVER ? null : (Integer) start;
  }

  @PlanningId
  public int getIndex() {
    return index;
  }

  @PlanningVariable(valueRangeProviderRefs = "starts", nullable = true)
  public @Nullable Integer getStart() {
    return start;
  }

  public void setStart(@Nullable Integer start) {
    this.start = start;
  }

  @ValueRangeProvider(id = "starts")
  public CountableValueRange<Integer> getStarts() {
    int earliest = Math.min(program.earliest[index], program.quarters);
    return ValueRangeFactory.createIntValueRange(earliest, program.quarters);
  }

  int startOrNever() {
    return start == null ? NEVER : start;
  }

  @Override
  public String toString() {
    return "option " + index + (start == null ? " left out" : " in quarter " + start);
  }
}
