package eu.megawatt.planner.buildout.solver;

import static eu.megawatt.planner.buildout.kernel.Program.NEVER;

import eu.megawatt.planner.buildout.kernel.Must;
import eu.megawatt.planner.buildout.kernel.Program;
import java.util.List;
import java.util.TreeMap;

/**
 * Completes a change of some options so that requirements and exclusions are kept where they can
 * be: what is required comes early enough, what requires waits or goes, and of a group the others
 * go.
 */
final class Consequences {

  private final Program program;
  private final Must must;
  private final List<PlannedOption> options;
  private final TreeMap<Integer, Integer> starts = new TreeMap<>();

  Consequences(BuildBoard board) {
    this.program = board.program();
    this.must = board.must();
    this.options = board.getOptions();
  }

  /** Plans an option anew, unless it must not be. */
  void set(int option, int start) {
    if (start(option) == start || !must.allows(option, start != NEVER)) {
      return;
    }
    starts.put(option, start);
    if (start != NEVER) {
      pullRequired(option, start);
      clearGroup(option);
    }
    pushDependents(option, start);
  }

  private int start(int option) {
    Integer changed = starts.get(option);
    return changed == null ? options.get(option).startOrNever() : changed;
  }

  private void pullRequired(int option, int start) {
    int required = program.requires[option];
    if (required != NEVER) {
      int latest = start - program.late[required];
      boolean isInTime = start(required) != NEVER && start(required) <= latest;
      if (!isInTime && latest >= program.earliest[required]) {
        set(required, latest);
      }
    }
  }

  private void clearGroup(int option) {
    if (program.group[option] != NEVER) {
      for (int other : program.ofGroup[program.group[option]]) {
        if (other != option && start(other) != NEVER) {
          set(other, NEVER);
        }
      }
    }
  }

  private void pushDependents(int option, int start) {
    int ready = start == NEVER ? program.quarters : start + program.late[option];
    for (int dependent : program.requiredBy[option]) {
      if (start(dependent) != NEVER && start(dependent) < ready) {
        set(dependent, ready < program.quarters ? ready : NEVER);
      }
    }
  }

  /** The change with all that follows. */
  PlanMove move() {
    PlannedOption[] changed = new PlannedOption[starts.size()];
    int[] to = new int[changed.length];
    int next = 0;
    for (int option : starts.keySet()) {
      changed[next] = options.get(option);
      to[next++] = start(option);
    }
    return new PlanMove(changed, to);
  }
}
