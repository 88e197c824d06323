package eu.megawatt.planner.power;

import java.util.List;
import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * How many nodes a limit supports by what they are measured to draw, at a stated risk. Nodes rise
 * and fall together with the hour, so each hour has its own mean and deviation; within it they are
 * taken for independent, so that the sum of many is normal.
 */
public final class Oversubscription {

  private static final NormalDistribution NORMAL = new NormalDistribution(null, 0, 1);

  private static final long MOST = 1L << 40;

  /** The normal distribution reaches below 0 W, and a mean does not. */
  private static final double LEAST_PART = 1e-6;

  private Oversubscription() {}

  /**
   * What nodes drew in an hour, or a quarter of one.
   *
   * @param meanWatts of a node, more than 0
   * @param deviationWatts the standard deviation from node to node
   */
  public record Drawn(double meanWatts, double deviationWatts) {

    public Drawn {
      if (meanWatts <= 0 || deviationWatts < 0) {
        throw new IllegalArgumentException(
            "A node draws %f W, give or take %f; the first must be more than 0, the other not below"
                .formatted(meanWatts, deviationWatts));
      }
    }

    /**
     * What the same nodes would draw that are set to a limit: what is above it is cut off. Mean and
     * deviation are those of a normal distribution that is cut.
     */
    public Drawn cappedAt(double capWatts) {
      if (deviationWatts == 0) {
        return new Drawn(Math.min(meanWatts, capWatts), 0);
      }
      double cut = (capWatts - meanWatts) / deviationWatts;
      double below = NORMAL.cumulativeProbability(cut);
      double density = NORMAL.density(cut);
      double mean = meanWatts * below - deviationWatts * density + capWatts * (1 - below);
      double square =
          (meanWatts * meanWatts + deviationWatts * deviationWatts) * below
              - deviationWatts * (meanWatts + capWatts) * density
              + capWatts * capWatts * (1 - below);
      double least = Math.min(meanWatts, capWatts) * LEAST_PART;
      return new Drawn(Math.max(least, mean), Math.sqrt(Math.max(0, square - mean * mean)));
    }
  }

  /** The part of all hours in which so many nodes draw more than a limit. */
  public static double riskRatio(long nodeCount, long limitWatts, List<Drawn> hours) {
    double sum = 0;
    for (Drawn hour : hours) {
      double spread = hour.deviationWatts() * Math.sqrt((double) nodeCount);
      double over = nodeCount * hour.meanWatts() - limitWatts;
      sum += spread == 0 ? (over > 0 ? 1 : 0) : NORMAL.cumulativeProbability(over / spread);
    }
    return hours.isEmpty() ? 1 : sum / hours.size();
  }

  /**
   * The most nodes whose risk is at most the stated one; none where nothing was measured.
   *
   * @param riskRatio of all hours in which the limit may be passed, 0 to 1
   */
  public static long mostNodes(long limitWatts, List<Drawn> hours, double riskRatio) {
    long fits = 0;
    long tooMany = 1;
    while (tooMany < MOST && riskRatio(tooMany, limitWatts, hours) <= riskRatio) {
      fits = tooMany;
      tooMany *= 2;
    }
    while (tooMany - fits > 1) {
      long middle = (fits + tooMany) / 2;
      if (riskRatio(middle, limitWatts, hours) <= riskRatio) {
        fits = middle;
      } else {
        tooMany = middle;
      }
    }
    return fits;
  }
}
