package eu.megawatt.kernels.suite;

/**
 * Random words of 64 bits, each known by its place alone: SplitMix64 of Steele, Lea and Flood,
 * "Fast splittable pseudorandom number generators" (2014), asked for its state at a place.
 */
public final class SplitMix64 {

  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private SplitMix64() {}

  /**
   * The word at a place.
   *
   * @param seed other seeds, other words
   */
  public static long at(long seed, long place) {
    return mix(seed + (place + 1) * GOLDEN);
  }

  /** Another word for each word: what makes a state of it a random one. */
  public static long mix(long state) {
    long z = (state ^ (state >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** The whole number from 0 to before a bound that is meant at a place. */
  public static int below(int bound, long seed, long place) {
    return (int) (((at(seed, place) >>> 32) * bound) >>> 32);
  }
}
