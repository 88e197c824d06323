package eu.megawatt.telemetry.energy;

/**
 * How the energy of a stretch of time is known, the surest first. What is known in none of these
 * ways is missing, which is not a method and never zero.
 */
public enum Method {
  /** The difference of two readings of an energy counter at most five minutes apart. */
  COUNTER("counter"),
  /**
   * Between two readings further apart than usual: a counter's difference over five minutes to a
   * day, exact as a whole and spread evenly; or the lower of two powers 45 s to five minutes apart.
   */
  INTERPOLATED("interpolated"),
  /** From power at most 45 s apart, from a counter that began anew, or from a declared draw. */
  ESTIMATED("estimated");

  private final String word;

  Method(String word) {
    this.word = word;
  }

  /** The word that records and documents use. */
  public String word() {
    return word;
  }
}
