package eu.megawatt.planner.buildout.bound;

import eu.megawatt.planner.buildout.kernel.Program;

/**
 * Where a part of the plans is divided: into those in which an option starts until a quarter, and
 * those in which it starts later or never.
 */
record Branch(int option, int lastStart) {

  /** Nothing is left to decide. */
  static final Branch NONE = new Branch(Program.NEVER, 0);

  /**
   * Divides where the average choice is least sure.
   *
   * @param degrees how far options are ready by option and quarter
   */
  static Branch of(Program program, Domain domain, double[][] degrees) {
    Branch best = NONE;
    double bestDoubt = -1;
    for (int option = 0; option < program.options; option++) {
      int end = domain.last[option] - (domain.never[option] ? 0 : 1);
      for (int start = domain.first[option]; start <= end; start++) {
        int ready = start + program.late[option];
        double degree = ready < program.quarters ? degrees[option][ready] : 0;
        double doubt = Math.min(degree, 1 - degree);
        if (doubt > bestDoubt) {
          bestDoubt = doubt;
          best = new Branch(option, start);
        }
      }
    }
    return best;
  }

  Domain early(Program program, Domain domain) {
    return domain.started(program, option, domain.first[option], lastStart);
  }

  Domain late(Domain domain) {
    return domain.notBefore(option, lastStart + 1);
  }
}
