package eu.megawatt.planner.buildout;

/**
 * How an option may be late.
 *
 * @param perMille probability of it
 * @param quarters how much later it is then
 */
public record Lateness(int perMille, int quarters) {

  /** Ready when it was planned to be. */
  public static final Lateness NEVER = new Lateness(0, 0);

  /**
   * Quarters by which readiness has to be counted late so that it is kept with a probability of
   * {@code quantilePerMille} at least.
   */
  public int quartersAt(int quantilePerMille) {
    return perMille > 1000 - quantilePerMille ? quarters : 0;
  }
}
