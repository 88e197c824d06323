package eu.megawatt.planner.buildout.bound;

import static eu.megawatt.planner.buildout.kernel.Program.NEVER;

import eu.megawatt.planner.buildout.kernel.Must;
import eu.megawatt.planner.buildout.kernel.Program;
import java.util.Arrays;

/** A part of all plans: each option starts within a range of quarters, or may be left out. */
final class Domain {

  /** By option; a start before it is not looked at. */
  final int[] first;

  /** By option; before {@code first} where the option cannot start. */
  final int[] last;

  /** By option: whether it may be left out. */
  final boolean[] never;

  Domain(int[] first, int[] last, boolean[] never) {
    this.first = first;
    this.last = last;
    this.never = never;
  }

  /** All plans of a case. */
  static Domain all(Program program) {
    int[] last = new int[program.options];
    Arrays.fill(last, program.quarters - 1);
    boolean[] never = new boolean[program.options];
    Arrays.fill(never, true);
    return new Domain(program.earliest.clone(), last, never);
  }

  /** The plans of a case that do what they must. */
  static Domain of(Program program, Must must) {
    Domain all = all(program);
    if (must.option() == NEVER) {
      return all;
    }
    return must.built()
        ? all.started(program, must.option(), all.first[must.option()], program.quarters - 1)
        : all.notBefore(must.option(), program.quarters);
  }

  /** The part in which an option starts within a range, and what it requires is ready by then. */
  Domain started(Program program, int option, int from, int to) {
    Domain part = copy();
    part.first[option] = from;
    int latest = to;
    for (int it = option; it != NEVER; it = program.requires[it]) {
      part.last[it] = Math.min(part.last[it], latest);
      part.never[it] = false;
      if (program.requires[it] != NEVER) {
        latest -= program.late[program.requires[it]];
      }
    }
    return part;
  }

  /** The part in which an option starts in a quarter or later, or is left out. */
  Domain notBefore(int option, int from) {
    Domain part = copy();
    part.first[option] = from;
    return part;
  }

  private Domain copy() {
    return new Domain(first.clone(), last.clone(), never.clone());
  }

  /** Whether it has nothing to decide about an option. */
  boolean isDecided(int option) {
    return never[option] ? first[option] > last[option] : first[option] == last[option];
  }
}
