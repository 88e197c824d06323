package eu.megawatt.planner.buildout.solver;

import eu.megawatt.planner.buildout.kernel.Must;
import eu.megawatt.planner.buildout.kernel.Program;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.optaplanner.core.api.domain.solution.PlanningEntityCollectionProperty;
import org.optaplanner.core.api.domain.solution.PlanningScore;
import org.optaplanner.core.api.domain.solution.PlanningSolution;
import org.optaplanner.core.api.score.buildin.hardsoftlong.HardSoftLongScore;

/** A plan of a case under work: its options and their score. */
@PlanningSolution(solutionCloner = BuildBoardCloner.class)
public class BuildBoard {

  private final Program program;
  private final Must must;
  private final double[] overrunPrices;
  private final BestSeen bestSeen;
  private final List<PlannedOption> options;
  private @Nullable HardSoftLongScore score;

  /**
   * @param starts by option
   */
  BuildBoard(Program program, Must must, double[] overrunPrices, BestSeen bestSeen, int[] starts) {
    this.program = program;
    this.must = must;
    this.overrunPrices = overrunPrices;
    this.bestSeen = bestSeen;
    this.options =
        IntStream.range(0, starts.length)
            .mapToObj(it -> new PlannedOption(program, it, starts[it]))
            .toList();
  }

  @PlanningEntityCollectionProperty
  public List<PlannedOption> getOptions() {
    return options;
  }

  @PlanningScore
  public @Nullable HardSoftLongScore getScore() {
    return score;
  }

  public void setScore(@Nullable HardSoftLongScore score) {
    this.score = score;
  }

  Program program() {
    return program;
  }

  Must must() {
    return must;
  }

  /** What a cent over the capital limit of a year counts. */
  double[] overrunPrices() {
    return overrunPrices;
  }

  /** The best that was seen; all copies share it. */
  BestSeen bestSeen() {
    return bestSeen;
  }

  /** Starts by option. */
  int[] starts() {
    return options.stream().mapToInt(PlannedOption::startOrNever).toArray();
  }

  /** A copy for the solver to keep. */
  BuildBoard copy() {
    BuildBoard copy = new BuildBoard(program, must, overrunPrices, bestSeen, starts());
    copy.score = score;
    return copy;
  }
}
