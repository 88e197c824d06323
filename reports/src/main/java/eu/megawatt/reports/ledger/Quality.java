package eu.megawatt.reports.ledger;

/**
 * How the IT energy of a site's quarter-hour is known, in GPU- and node-milliseconds.
 *
 * @param countedMillis by energy counters at most five minutes apart
 * @param interpolatedMillis between readings further apart
 * @param estimatedMillis from power, or from a declared draw
 * @param expectedMillis all that would be known if nothing were missing
 * @param isMetered whether a meter of the site covers it; where none does its energy is the nodes'
 *     times the declared PUE
 */
public record Quality(
    long countedMillis,
    long interpolatedMillis,
    long estimatedMillis,
    long expectedMillis,
    boolean isMetered) {

  public static final Quality NONE = new Quality(0, 0, 0, 0, true);

  public Quality plus(Quality other) {
    return new Quality(
        countedMillis + other.countedMillis,
        interpolatedMillis + other.interpolatedMillis,
        estimatedMillis + other.estimatedMillis,
        expectedMillis + other.expectedMillis,
        isMetered && other.isMetered);
  }

  /** The share that is known in any way, 0 to 1; 1 where nothing is expected. */
  public double coverageRatio() {
    return expectedMillis == 0
        ? 1
        : Math.min(
            1, (double) (countedMillis + interpolatedMillis + estimatedMillis) / expectedMillis);
  }
}
