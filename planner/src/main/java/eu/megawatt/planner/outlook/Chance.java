package eu.megawatt.planner.outlook;

import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * Numbers by chance that depend on what they are for and on nothing else: whatever is added to a
 * plan or taken from it leaves the others as they were, so that two plans differ by what differs in
 * them. Immutable.
 *
 * @param seed the only source of chance
 */
public record Chance(long seed) {

  private static final NormalDistribution NORMAL = new NormalDistribution(null, 0, 1);
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;
  private static final int MANTISSA_BITS = 53;
  private static final double STEP = 1.0 / (1L << MANTISSA_BITS);

  /** What a number is for. */
  public static long key(String what) {
    long hash = 0;
    for (int i = 0; i < what.length(); i++) {
      hash = mix(hash ^ what.charAt(i)) + GOLDEN;
    }
    return hash;
  }

  /** A number of a draw, more than 0 and less than 1. */
  public double uniform(int draw, long key) {
    long bits = mix(mix(seed + GOLDEN) ^ mix(key + GOLDEN * (draw + 1L)));
    return ((bits >>> (Long.SIZE - MANTISSA_BITS)) + 0.5) * STEP;
  }

  /** A number of a draw by the standard normal distribution. */
  double normal(int draw, long key) {
    return NORMAL.inverseCumulativeProbability(uniform(draw, key));
  }

  /** The finaliser of SplitMix64 (Steele, Lea and Flood, OOPSLA 2014). */
  private static long mix(long bits) {
    long mixed = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }
}
