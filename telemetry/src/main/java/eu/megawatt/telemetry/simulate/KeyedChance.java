package eu.megawatt.telemetry.simulate;

/**
 * Chance by key: the same seed and key give the same bits, so that any moment of a simulated fleet
 * can be asked for without those before it. The mixing is that of SplitMix64 (Steele, Lea and
 * Flood, OOPSLA 2014).
 */
public final class KeyedChance {

  /** A certainty, as a probability in millionths. */
  public static final int ALWAYS = 1_000_000;

  private static final long GOLDEN = 0x9e3779b97f4a7c15L;

  private KeyedChance() {}

  /** 64 bits for a key of one part. */
  public static long bits(long seed, long key) {
    return mixed(mixed(seed + GOLDEN) ^ key * GOLDEN);
  }

  /** 64 bits for a key of two parts. */
  public static long bits(long seed, long key, long second) {
    return bits(bits(seed, key), second);
  }

  /** 64 bits for a key of three parts. */
  public static long bits(long seed, long key, long second, long third) {
    return bits(bits(seed, key, second), third);
  }

  /** Evenly from 0 to below a bound, which is above 0. */
  public static long below(long bits, long bound) {
    return Math.unsignedMultiplyHigh(bits, bound);
  }

  /** Whether something of a probability in millionths happens. */
  public static boolean happens(long bits, int perMillion) {
    return below(bits, ALWAYS) < perMillion;
  }

  private static long mixed(long value) {
    long bits = (value ^ value >>> 30) * 0xbf58476d1ce4e5b9L;
    bits = (bits ^ bits >>> 27) * 0x94d049bb133111ebL;
    return bits ^ bits >>> 31;
  }
}
