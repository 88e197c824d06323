package eu.megawatt.telemetry.energy;

/**
 * What the measured thing can draw, against which each step of its counter is held.
 *
 * @param ratedMilliwatts the most it draws by its data sheet, 1 to {@link #MOST_MILLIWATTS}
 * @param idleMilliwatts what it draws doing nothing, at least 0
 */
public record EnergyLimits(long ratedMilliwatts, long idleMilliwatts) {

  /** 10 GW: no meter reads more, and products with minutes in milliseconds still fit. */
  public static final long MOST_MILLIWATTS = 10_000_000_000_000L;

  /** Above this draw a counter that stands still is suspected. */
  private static final long SUSPECT_MILLIWATTS = 50_000;

  /** A joule, which covers the counter's own grain. */
  private static final long GRAIN_MILLIJOULES = 1_000;

  /** Ten joules and a tenth of a second at rated power: as far as reads of one counter differ. */
  private static final long SKEW_MILLIJOULES = 10_000;

  public EnergyLimits {
    if (ratedMilliwatts < 1 || ratedMilliwatts > MOST_MILLIWATTS) {
      throw new IllegalArgumentException(
          "ratedMilliwatts is %d; it may be 1 to %d. Maybe declare the model's rated power."
              .formatted(ratedMilliwatts, MOST_MILLIWATTS));
    }
    if (idleMilliwatts < 0 || idleMilliwatts > ratedMilliwatts) {
      throw new IllegalArgumentException(
          "idleMilliwatts is %d; it may be 0 to the rated %d. Maybe the two are swapped."
              .formatted(idleMilliwatts, ratedMilliwatts));
    }
  }

  /**
   * The most that a counter may rise in a time: 1.2 times the rated power, and a joule. Data sheets
   * state an average that boards pass for moments.
   */
  public long mostMillijoules(long millis) {
    return Proportion.floor(ratedMilliwatts, 12 * millis, 10_000) + GRAIN_MILLIJOULES;
  }

  /** Above 1.5 times the rated power a reading of power is taken as missing. */
  public long mostMilliwatts() {
    return ratedMilliwatts + ratedMilliwatts / 2;
  }

  /**
   * How far a counter may fall without having been reset. The instances of a divided GPU read its
   * one counter a few hundredths of a second apart.
   */
  public long skewMillijoules() {
    return SKEW_MILLIJOULES + ratedMilliwatts / 10_000;
  }

  /**
   * Above this power a counter that does not move is stuck: 50 W, or idle power if that is less.
   */
  public long movingMilliwatts() {
    return Math.min(SUSPECT_MILLIWATTS, idleMilliwatts);
  }
}
