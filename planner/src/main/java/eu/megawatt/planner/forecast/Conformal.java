package eu.megawatt.planner.forecast;

import java.util.Arrays;

/**
 * Intervals that held in a back-test. A score is how large an error was over the usual one; an
 * interval reaches as far as the quantile of scores at its level (split conformal prediction: Lei
 * and others, Distribution-Free Predictive Inference for Regression, 2018). Since errors of a
 * series are not exchangeable, the level is adapted along the back-test: after each origin it moves
 * against the share missed (adaptive conformal inference: Gibbs and Candes, 2021).
 */
final class Conformal {

  /** How far the level moves by what one origin missed. */
  private static final double PACE = 0.03;

  /** The level moves to at most this many times the share that may be missed. */
  private static final double FARTHEST = 3;

  /** The part of the origins whose errors the first tested interval is of. */
  private static final double LEARNT_SHARE = 0.3;

  private final double[][] errors;
  private final int stride;

  /**
   * Over the errors of a back-test.
   *
   * @param errors by origin and step
   * @param stride between origins, in steps
   */
  Conformal(double[][] errors, int stride) {
    this.errors = errors;
    this.stride = stride;
  }

  Spread spread() {
    return Spread.of(errors, errors.length);
  }

  /** How many times the spread an interval reaches that is to cover this share. */
  double reach(double share) {
    double missed = adapted(share);
    return quantile(scores(errors.length), 1 - missed, errors.length);
  }

  /** The share to be missed that made intervals along the back-test cover what they should. */
  double adapted(double share) {
    double aim = 1 - share;
    double missed = aim;
    int horizon = errors[0].length;
    int first = Math.max((int) (LEARNT_SHARE * errors.length), 2);
    for (int k = first; k < errors.length; k++) {
      int known = Math.max(0, k - Math.ceilDiv(horizon, stride) + 1);
      if (known >= 2) {
        Spread spread = Spread.of(errors, known);
        double reach = quantile(scores(known), 1 - missed, known);
        int out = 0;
        for (int h = 0; h < horizon; h++) {
          out += spread.score(errors[k][h], h) > reach ? 1 : 0;
        }
        missed =
            Math.clamp(
                missed + PACE * (aim - (double) out / horizon),
                aim / FARTHEST,
                Math.min(0.9, aim * FARTHEST));
      }
    }
    return missed;
  }

  private double[] scores(int origins) {
    Spread spread = Spread.of(errors, origins);
    int horizon = errors[0].length;
    double[] scores = new double[origins * horizon];
    for (int k = 0; k < origins; k++) {
      for (int h = 0; h < horizon; h++) {
        scores[k * horizon + h] = spread.score(errors[k][h], h);
      }
    }
    Arrays.sort(scores);
    return scores;
  }

  /**
   * The quantile of sorted scores with the correction of split conformal prediction for so many
   * independent ones: the share grows by 1 / count.
   */
  static double quantile(double[] sorted, double share, int count) {
    double rank = Math.min(1, share * (count + 1.0) / count) * sorted.length - 1;
    int low = Math.clamp((int) Math.floor(rank), 0, sorted.length - 1);
    int high = Math.min(low + 1, sorted.length - 1);
    double part = Math.clamp(rank - low, 0, 1);
    return part == 0 ? sorted[low] : sorted[low] + part * (sorted[high] - sorted[low]);
  }
}
