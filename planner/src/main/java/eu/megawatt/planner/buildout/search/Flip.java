package eu.megawatt.planner.buildout.search;

import static eu.megawatt.planner.buildout.kernel.Program.NEVER;

import eu.megawatt.planner.buildout.kernel.Layout;
import eu.megawatt.planner.buildout.kernel.Program;
import eu.megawatt.planner.buildout.kernel.Reach;

/**
 * The plan next to a plan in which one option is built that was not, or the other way round: what
 * an option requires comes with it, what excludes it goes.
 */
final class Flip {

  private final Program program;
  private final Reach reach;
  private final int[] starts;

  Flip(Program program, int[] starts) {
    this.program = program;
    this.reach = Reach.within(program);
    this.starts = starts;
  }

  /**
   * The plan without an option that it has.
   *
   * @return starts by option
   */
  int[] without(int option) {
    int[] flipped = starts.clone();
    leaveOut(flipped, option);
    return flipped;
  }

  /**
   * The plan with an option that it has not, started where it is best: broken limits count more
   * than cost.
   *
   * @return starts by option
   */
  int[] with(int option) {
    int[] best = with(option, reach.earliestStart(option));
    for (int start = reach.earliestStart(option) + 1; start < program.quarters; start++) {
      int[] next = with(option, start);
      if (isBetter(new Layout(program, next), new Layout(program, best))) {
        best = next;
      }
    }
    return best;
  }

  private static boolean isBetter(Layout one, Layout other) {
    return one.brokenCents() < other.brokenCents()
        || (one.brokenCents() == other.brokenCents() && one.totalCents() < other.totalCents());
  }

  private int[] with(int option, int start) {
    int[] flipped = starts.clone();
    for (int it = option; it != NEVER; it = program.requires[it]) {
      clearGroup(flipped, it);
    }
    int latest = start;
    for (int it = option; it != NEVER; it = program.requires[it]) {
      if (flipped[it] == NEVER || flipped[it] > latest) {
        flipped[it] = latest;
      }
      int required = program.requires[it];
      latest = required == NEVER ? latest : flipped[it] - program.late[required];
    }
    return flipped;
  }

  private void clearGroup(int[] flipped, int option) {
    for (int other = 0; other < program.options; other++) {
      if (other != option
          && program.group[option] != NEVER
          && program.group[other] == program.group[option]) {
        leaveOut(flipped, other);
      }
    }
  }

  private void leaveOut(int[] flipped, int option) {
    flipped[option] = NEVER;
    for (int dependent : program.requiredBy[option]) {
      leaveOut(flipped, dependent);
    }
  }
}
