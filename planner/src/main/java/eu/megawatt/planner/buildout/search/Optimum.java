package eu.megawatt.planner.buildout.search;

import eu.megawatt.planner.buildout.bound.BranchAndBound;
import eu.megawatt.planner.buildout.kernel.Must;
import eu.megawatt.planner.buildout.kernel.Program;
import eu.megawatt.planner.buildout.solver.LocalSearch;
import java.util.Arrays;

/**
 * The best plan that an effort finds, and a bound on every other. Branch and bound tries first, and
 * ends small cases at once; then local search, then branch and bound with the better plan.
 */
final class Optimum {

  private static final int FIRST_PARTS = 100;
  private static final long WIDE_PPM = 2000;
  private static final long NEAR_PPM = 500;

  private final Program program;
  private final BranchAndBound bound;

  /**
   * @param known starts of a plan that keeps every limit
   * @param step runs after each step, of which there are two more than runs
   */
  Optimum(Program program, int[] known, Effort effort, long seed, Runnable step) {
    this.program = program;
    this.bound = new BranchAndBound(program, Must.NOTHING);
    Descent descent = new Descent(program, Must.NOTHING);
    bound.offer(descent.from(known));
    bound.offer(descent.from(program.nothing()));
    bound.run(Math.min(FIRST_PARTS, effort.parts()));
    bound.offer(descent.from(bound.rounded()));
    step.run();
    for (int run = 0; run < effort.runs(); run++) {
      if (!bound.isProven()) {
        search(run, effort, seed);
      }
      step.run();
    }
    bound.run(effort.parts());
    step.run();
  }

  private void search(int run, Effort effort, long seed) {
    int[] from = bound.bestStarts().orElseGet(program::nothing);
    LocalSearch search =
        new LocalSearch(
            program,
            Must.NOTHING,
            overrunPrices(),
            temperaturePpm(run),
            effort.moves(),
            seed + run);
    bound.offer(new Descent(program, Must.NOTHING).from(search.run(from)));
  }

  /** Wide and near by turns. */
  private static long temperaturePpm(int run) {
    return run % 2 == 0 ? WIDE_PPM : NEAR_PPM;
  }

  /** What a search counts for a cent over the capital limit of a year: more than it is worth. */
  double[] overrunPrices() {
    return Arrays.stream(bound.capitalPrices()).map(it -> 1 + 2 * it).toArray();
  }

  /** Takes a plan that was found otherwise. */
  void offer(int[] starts) {
    bound.offer(starts);
  }

  Program program() {
    return program;
  }

  int[] starts() {
    return bound.bestStarts().orElseGet(program::nothing);
  }

  long cents() {
    return bound.bestCents();
  }

  /** Whether no plan is cheaper than this one. */
  boolean isProven() {
    return bound.isProven();
  }

  /** No plan is cheaper. */
  long boundCents() {
    return Math.min(bound.boundCents(), bound.bestCents());
  }
}
