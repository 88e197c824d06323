package eu.megawatt.planner.buildout.search;

import static eu.megawatt.planner.buildout.kernel.Program.NEVER;

import eu.megawatt.planner.buildout.kernel.Layout;
import eu.megawatt.planner.buildout.kernel.Must;
import eu.megawatt.planner.buildout.kernel.Program;

/**
 * Improves a plan by one option at a time, each to the start that is best beside the others: first
 * towards the limits, then towards less cost. An option that has to be built or left out is.
 */
final class Descent {

  private static final int MOST_ROUNDS = 50;

  private final Program program;
  private final Must must;

  Descent(Program program, Must must) {
    this.program = program;
    this.must = must;
  }

  /** Starts by option that no change of a single option improves, or nearly so. */
  int[] from(int[] starts) {
    Layout layout = new Layout(program, starts);
    boolean better = true;
    for (int round = 0; better && round < MOST_ROUNDS; round++) {
      better = false;
      for (int option = 0; option < program.options; option++) {
        better |= improves(layout, option);
      }
    }
    return layout.starts();
  }

  private boolean improves(Layout layout, int option) {
    int before = layout.start(option);
    Best best = new Best(before, layout.brokenCents(), layout.totalCents());
    if (must.allows(option, false)) {
      best = best.or(layout, option, NEVER);
    }
    if (must.allows(option, true)) {
      for (int start = program.earliest[option]; start < program.quarters; start++) {
        best = best.or(layout, option, start);
      }
    }
    layout.set(option, best.start);
    return best.start != before;
  }

  private record Best(int start, long brokenCents, long totalCents) {

    Best or(Layout layout, int option, int start) {
      layout.set(option, start);
      boolean isBetter =
          layout.brokenCents() < brokenCents
              || (layout.brokenCents() == brokenCents && layout.totalCents() < totalCents);
      return isBetter ? new Best(start, layout.brokenCents(), layout.totalCents()) : this;
    }
  }
}
