package eu.megawatt.planner.forecast;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.special.Erf;

/**
 * Intervals that held in a back-test. A score is how large an error was over the usual one; an
 * interval reaches as far as the quantile of scores at its level (split conformal prediction: Lei
 * and others, Distribution-Free Predictive Inference for Regression, 2018). Errors of a series are
 * not exchangeable as that asks for, so two things are added. The level is adapted along the
 * back-test: after each origin it moves against the share missed (adaptive conformal inference:
 * Gibbs and Candes, 2021). And errors of windows that overlap are no new evidence: an interval is
 * wider by as much as Student's t is wider than the normal for so many windows apart.
 */
final class Conformal {

  /** How far the level moves by what one origin missed. */
  private static final double PACE = 0.01;

  /** The level moves to at most this many times the share that may be missed, or of its inverse. */
  private static final double FARTHEST = 2;

  /** The part of the origins whose errors the first tested interval is of. */
  private static final double LEARNT_SHARE = 0.3;

  private static final int FEWEST_LEARNT = 2;

  private final double[][] errors;
  private final int horizon;
  private final int stride;

  /**
   * Over the errors of a back-test.
   *
   * @param errors by origin and step
   * @param stride between origins, in steps
   */
  Conformal(double[][] errors, int stride) {
    this.errors = errors;
    this.horizon = errors[0].length;
    this.stride = stride;
  }

  Spread spread() {
    return Spread.of(errors, errors.length);
  }

  /** How many times the spread an interval of each level reaches, in their order. */
  double[] reaches(List<Integer> levelsPct) {
    double[] missed = adapted(levelsPct);
    double[] scores = scores(spread(), errors.length);
    double[] reaches = new double[missed.length];
    for (int i = 0; i < missed.length; i++) {
      reaches[i] = reach(scores, 1 - missed[i], errors.length);
    }
    Arrays.sort(reaches);
    return reaches;
  }

  /** The shares to miss with which intervals along the back-test covered what they should. */
  double[] adapted(List<Integer> levelsPct) {
    double[] aims = levelsPct.stream().mapToDouble(level -> 1 - level / 100.0).toArray();
    double[] missed = aims.clone();
    int reachOfOne = Math.ceilDiv(horizon, stride);
    for (int k = (int) (LEARNT_SHARE * errors.length); k < errors.length; k++) {
      int known = k - reachOfOne + 1;
      if (known >= FEWEST_LEARNT) {
        Spread spread = Spread.of(errors, known);
        double[] scores = scores(spread, known);
        for (int i = 0; i < aims.length; i++) {
          double out = outside(k, spread, reach(scores, 1 - missed[i], known));
          double most = Math.min(aims[i] * FARTHEST, (1 + aims[i]) / 2);
          missed[i] = Math.clamp(missed[i] + PACE * (aims[i] - out), aims[i] / FARTHEST, most);
        }
      }
    }
    return missed;
  }

  /** The share of the steps of an origin whose error was farther out. */
  private double outside(int origin, Spread spread, double reach) {
    int out = 0;
    for (int h = 0; h < horizon; h++) {
      out += spread.score(errors[origin][h], h) > reach ? 1 : 0;
    }
    return (double) out / horizon;
  }

  private double[] scores(Spread spread, int origins) {
    double[] scores = new double[origins * horizon];
    for (int k = 0; k < origins; k++) {
      for (int h = 0; h < horizon; h++) {
        scores[k * horizon + h] = spread.score(errors[k][h], h);
      }
    }
    Arrays.sort(scores);
    return scores;
  }

  private double reach(double[] scores, double share, int origins) {
    double windows = 1 + (double) stride * (origins - 1) / horizon;
    return quantile(scores, share) * wider(share, windows);
  }

  /**
   * The value that a share of sorted scores and one new one are not above: of n scores the one at
   * rank share x (n + 1), between two the part between, beyond the last the last.
   */
  static double quantile(double[] sorted, double share) {
    double rank = Math.clamp(share * (sorted.length + 1) - 1, 0, sorted.length - 1);
    int low = (int) rank;
    int high = Math.min(low + 1, sorted.length - 1);
    return sorted[low] + (rank - low) * (sorted[high] - sorted[low]);
  }

  /**
   * The quantile of Student's t over that of the normal, by the expansion of Abramowitz and Stegun,
   * 26.7.5, to its second term.
   *
   * @param share within, on both sides
   */
  static double wider(double share, double degreesOfFreedom) {
    double z = Math.sqrt(2) * Erf.erfInv(share);
    double square = z * z;
    return 1
        + (square + 1) / (4 * degreesOfFreedom)
        + (5 * square * square + 16 * square + 3) / (96 * degreesOfFreedom * degreesOfFreedom);
  }
}
