package eu.megawatt.planner.buildout.bound;

/**
 * An inequality that every plan keeps: the kW of the options that are ready in a quarter, together
 * with what is short in it, are at least what is needed.
 */
final class Row {

  /** Number of the cut that it comes from. */
  final int cut;

  final int quarter;

  /** Those that count. */
  final int[] options;

  /** Of each of them; by rounding it may differ from what the option adds. */
  final long[] kw;

  final long needKw;

  Row(int cut, int quarter, int[] options, long[] kw, long needKw) {
    this.cut = cut;
    this.quarter = quarter;
    this.options = options;
    this.kw = kw;
    this.needKw = needKw;
  }

  /** What the options lack, where each is ready to some degree by option and quarter. */
  double lackKw(double[][] degrees) {
    double lack = needKw;
    for (int i = 0; i < options.length; i++) {
      lack -= kw[i] * degrees[options[i]][quarter];
    }
    return lack;
  }

  /** What the options lack, where each is ready from a quarter on. */
  long lackKw(int[] ready) {
    long lack = needKw;
    for (int i = 0; i < options.length; i++) {
      if (ready[options[i]] <= quarter) {
        lack -= kw[i];
      }
    }
    return lack;
  }
}
