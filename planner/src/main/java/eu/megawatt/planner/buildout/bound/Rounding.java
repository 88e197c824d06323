package eu.megawatt.planner.buildout.bound;

/**
 * Mixed-integer rounding of a row (Nemhauser and Wolsey, 1990): because options are built whole, a
 * need of 3.2 of them is one of 4. Options of a set are counted by what is missing of them (they
 * are complemented), then all is divided by {@code divisorKw} and rounded so that what is short
 * still counts fully.
 */
final class Rounding {

  private final Row row;
  private final boolean[] complemented;

  /**
   * @param complemented by place in the row
   */
  Rounding(Row row, boolean[] complemented) {
    this.row = row;
    this.complemented = complemented;
  }

  /** What is needed beside the complemented options. */
  long restKw() {
    long rest = row.needKw;
    for (int i = 0; i < complemented.length; i++) {
      rest -= complemented[i] ? row.kw[i] : 0;
    }
    return rest;
  }

  /** Whether the divisor rounds anything at all. */
  boolean rounds(long divisorKw) {
    return Math.floorMod(restKw(), divisorKw) != 0;
  }

  /** The rounded row. */
  Row by(long divisorKw) {
    long remainder = Math.floorMod(restKw(), divisorKw);
    long need = remainder * (Math.floorDiv(restKw(), divisorKw) + 1);
    long[] kw = new long[complemented.length];
    for (int i = 0; i < kw.length; i++) {
      if (complemented[i]) {
        kw[i] = -rounded(-row.kw[i], divisorKw, remainder);
        need += kw[i];
      } else {
        kw[i] = rounded(row.kw[i], divisorKw, remainder);
      }
    }
    return new Row(row.cut, row.quarter, row.options, kw, need);
  }

  private static long rounded(long kw, long divisorKw, long remainder) {
    return remainder * Math.floorDiv(kw, divisorKw)
        + Math.min(remainder, Math.floorMod(kw, divisorKw));
  }
}
