package eu.megawatt.planner.buildout.search;

import static eu.megawatt.planner.buildout.kernel.Program.NEVER;

import eu.megawatt.planner.buildout.bound.BranchAndBound;
import eu.megawatt.planner.buildout.kernel.Layout;
import eu.megawatt.planner.buildout.kernel.Must;
import eu.megawatt.planner.buildout.kernel.Program;
import eu.megawatt.planner.buildout.kernel.Reach;
import eu.megawatt.planner.buildout.solver.LocalSearch;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * For each option the best plan that decides otherwise about it. All are found by descent; the
 * cheapest are then searched with more effort, exactly where the case itself could be ended.
 */
final class Neighbours {

  /** A neighbour's search is given this part of the moves of a run. */
  private static final int PART_OF_MOVES = 20;

  private static final long TEMPERATURE_PPM = 500;

  /** How many more than asked for are searched again, since their order may change. */
  private static final int SPARE = 3;

  private static final int MOST_EXACT_OPTIONS = 12;

  private final Program program;
  private final Optimum optimum;
  private final Effort effort;
  private final long seed;
  private final Runnable step;

  /**
   * @param step runs after each option
   */
  Neighbours(Optimum optimum, Effort effort, long seed, Runnable step) {
    this.program = optimum.program();
    this.optimum = optimum;
    this.effort = effort;
    this.seed = seed;
    this.step = step;
  }

  /**
   * The neighbours, the cheapest that keep all limits first. Options that come too late have none.
   */
  List<Neighbour> all() {
    Reach reach = Reach.within(program);
    List<Neighbour> found = new ArrayList<>();
    for (int option = 0; option < program.options; option++) {
      if (reach.earliestStart(option) < program.quarters) {
        found.add(descended(option));
      }
      step.run();
    }
    found.sort(order());
    int again = isExact() ? found.size() : Math.min(found.size(), effort.runnersUp() + SPARE);
    for (int place = 0; place < again; place++) {
      found.set(place, searched(found.get(place)));
    }
    found.sort(order());
    return found;
  }

  private static Comparator<Neighbour> order() {
    return Comparator.<Neighbour>comparingLong(it -> it.brokenCents)
        .thenComparingLong(it -> it.totalCents);
  }

  private Neighbour descended(int option) {
    Flip flip = new Flip(program, optimum.starts());
    Must must = new Must(option, optimum.starts()[option] == NEVER);
    int[] from = must.built() ? flip.with(option) : flip.without(option);
    return neighbour(must, new Descent(program, must).from(from));
  }

  private boolean isExact() {
    return optimum.isProven() && program.options <= MOST_EXACT_OPTIONS;
  }

  private Neighbour searched(Neighbour from) {
    if (isExact()) {
      BranchAndBound exact = new BranchAndBound(program, from.must);
      exact.offer(from.starts);
      exact.run(effort.parts());
      return exact.bestStarts().map(it -> neighbour(from.must, it)).orElse(from);
    }
    int[] found =
        new LocalSearch(
                program,
                from.must,
                optimum.overrunPrices(),
                TEMPERATURE_PPM,
                effort.moves() / PART_OF_MOVES,
                seed)
            .run(from.starts);
    return neighbour(from.must, new Descent(program, from.must).from(found));
  }

  private Neighbour neighbour(Must must, int[] starts) {
    Layout layout = new Layout(program, starts);
    return new Neighbour(must, starts, layout.brokenCents(), layout.totalCents());
  }
}
