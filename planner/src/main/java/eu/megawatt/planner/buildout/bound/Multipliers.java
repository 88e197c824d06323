package eu.megawatt.planner.buildout.bound;

import java.util.Arrays;

/** Prices on what couples options: neither is negative. */
final class Multipliers {

  /** By row. */
  final double[] centsPerKw;

  /** By year: what a cent of capital costs beside itself. */
  final double[] perCent;

  Multipliers(double[] centsPerKw, double[] perCent) {
    this.centsPerKw = centsPerKw;
    this.perCent = perCent;
  }

  static Multipliers zero(int rows, int years) {
    return new Multipliers(new double[rows], new double[years]);
  }

  /** The same with rows that cost nothing at the end. */
  Multipliers widened(int rows) {
    return new Multipliers(Arrays.copyOf(centsPerKw, rows), perCent.clone());
  }

  Multipliers copy() {
    return widened(centsPerKw.length);
  }
}
