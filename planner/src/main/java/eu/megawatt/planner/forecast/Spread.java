package eu.megawatt.planner.forecast;

/**
 * How large errors usually are at each step of the horizon, above and below the middle apart, since
 * demand bursts up more than down. Errors over their spread are alike at all steps, so that one
 * quantile of them serves all.
 */
final class Spread {

  /** The steps on each side that one is evened with. */
  private static final int NEIGHBOURS = 2;

  /** The weight of the errors of both sides in each side, as a number of errors. */
  private static final double SHARED = 4;

  private final double[] above;
  private final double[] below;

  private Spread(double[] above, double[] below) {
    this.above = above;
    this.below = below;
  }

  /**
   * The spread of the errors of the first so many origins.
   *
   * @param errors by origin and step
   */
  static Spread of(double[][] errors, int origins) {
    int horizon = errors[0].length;
    double[] above = new double[horizon];
    double[] below = new double[horizon];
    for (int h = 0; h < horizon; h++) {
      int count = 0;
      for (int k = 0; k < origins; k++) {
        above[h] += Math.max(0, errors[k][h]);
        below[h] += Math.max(0, -errors[k][h]);
        count += errors[k][h] > 0 ? 1 : 0;
      }
      double both = SHARED * (above[h] + below[h]) / origins;
      above[h] = (above[h] + both) / (count + SHARED);
      below[h] = (below[h] + both) / (origins - count + SHARED);
    }
    return new Spread(evened(above), evened(below));
  }

  private static double[] evened(double... values) {
    double[] even = new double[values.length];
    for (int h = 0; h < values.length; h++) {
      int near = Math.min(NEIGHBOURS, Math.min(h, values.length - 1 - h));
      for (int i = h - near; i <= h + near; i++) {
        even[h] += values[i] / (2 * near + 1);
      }
    }
    return even;
  }

  /** Of a step from 0 on; of one beyond those tested it grows with the root, as a walk's does. */
  double above(int step) {
    return grown(above, step);
  }

  /** The same below the middle. */
  double below(int step) {
    return grown(below, step);
  }

  private static double grown(double[] values, int step) {
    int last = values.length - 1;
    return step <= last ? values[step] : values[last] * Math.sqrt((step + 1.0) / (last + 1.0));
  }

  /** An error over the spread of its side; infinite where there never was one of this side. */
  double score(double error, int step) {
    double usual = error > 0 ? above(step) : below(step);
    if (error == 0) {
      return 0;
    }
    return usual > 0 ? Math.abs(error) / usual : Double.POSITIVE_INFINITY;
  }
}
