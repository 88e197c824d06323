package eu.megawatt.telemetry.wire;

import eu.megawatt.telemetry.sample.Quantity;

/**
 * What a quantity can be at all, in its unit; what is outside is a broken reading, never a value.
 *
 * @param least included
 * @param greatest included
 */
public record Plausible(long least, long greatest) {

  /** Power above this multiple of the rating is no power that such hardware draws. */
  private static final double OF_RATED = 1.5;

  /** 10 GW, for what the inventory gives no rating: more than any site has. */
  private static final long MOST_MILLIWATTS = 10_000_000_000_000L;

  /** 2^61 mJ, what a site of 200 MW takes in 365 years. */
  private static final long MOST_MILLIJOULES = 1L << 61;

  private static final long WHOLE_PPM = 1_000_000;
  private static final long COLDEST_MILLICELSIUS = -50_000;
  private static final long HOTTEST_MILLICELSIUS = 150_000;

  /** 16 TiB. */
  private static final long MOST_KIBIBYTES = 1L << 34;

  /** The year 2527, from which on no sample is kept. */
  private static final long LAST_MILLIS = (1L << 44) - 1;

  public Plausible {
    if (least > greatest) {
      throw new IllegalArgumentException("from %d to %d is no range".formatted(least, greatest));
    }
  }

  /**
   * The range of a quantity.
   *
   * @param ratedMilliwatts what the hardware is rated for, 0 if that is not known
   */
  public static Plausible of(Quantity what, long ratedMilliwatts) {
    return switch (what) {
      case POWER ->
          new Plausible(0, ratedMilliwatts == 0 ? MOST_MILLIWATTS : most(ratedMilliwatts));
      case ENERGY -> new Plausible(0, MOST_MILLIJOULES);
      case UTILISATION, TENSOR -> new Plausible(0, WHOLE_PPM);
      case TEMPERATURE -> new Plausible(COLDEST_MILLICELSIUS, HOTTEST_MILLICELSIUS);
      case MEMORY -> new Plausible(0, MOST_KIBIBYTES);
      case START -> new Plausible(0, LAST_MILLIS);
    };
  }

  private static long most(long ratedMilliwatts) {
    return (long) Math.min(MOST_MILLIWATTS, ratedMilliwatts * OF_RATED);
  }
}
