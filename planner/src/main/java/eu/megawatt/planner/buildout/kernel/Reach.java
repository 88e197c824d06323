package eu.megawatt.planner.buildout.kernel;

import static eu.megawatt.planner.buildout.kernel.Program.NEVER;

import java.util.Arrays;

/**
 * What could be had at most, were every option built as soon as it can be and money no question.
 * One option of a group counts, the largest; what an option requires is ready before it.
 */
public final class Reach {

  private final Program program;
  private final int[] earliest;
  private final int[] late;

  private Reach(Program program, int[] earliest, int[] late) {
    this.program = program;
    this.earliest = earliest;
    this.late = late;
  }

  /** Options start as soon as their lead times let them. */
  public static Reach within(Program program) {
    int[] earliest = new int[program.options];
    for (int option = 0; option < program.options; option++) {
      earliest[option] = earliest(program, option);
    }
    return new Reach(program, earliest, program.late);
  }

  /** Options start at once and are never late. */
  public static Reach atOnce(Program program) {
    return new Reach(program, new int[program.options], new int[program.options]);
  }

  private static int earliest(Program program, int option) {
    int required = program.requires[option];
    return required == NEVER
        ? program.earliest[option]
        : Math.max(program.earliest[option], earliest(program, required) + program.late[required]);
  }

  /** First quarter in which an option can start, with what it requires before it. */
  public int earliestStart(int option) {
    return earliest[option];
  }

  /** The most that the sites of a cut can have in a quarter. */
  public long mostKw(Cut cut, int quarter) {
    long kw = 0;
    for (int site = 0; site < program.sites; site++) {
      kw += cut.hasSite(site) ? program.existingKw[site][quarter] : 0;
    }
    long[] ofGroup = new long[program.groups];
    for (int option = 0; option < program.options; option++) {
      if (cut.hasSite(program.site[option]) && isReady(option, quarter)) {
        int group = program.group[option];
        if (group == NEVER) {
          kw += program.kw[option];
        } else {
          ofGroup[group] = Math.max(ofGroup[group], program.kw[option]);
        }
      }
    }
    return kw + Arrays.stream(ofGroup).sum();
  }

  private boolean isReady(int option, int quarter) {
    return earliest[option] + late[option] <= quarter;
  }
}
