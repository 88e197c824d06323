package eu.megawatt.kernels.verdict;

/**
 * What a plan assumes of a kernel.
 *
 * @param value in the unit of the kernel, greater than 0
 * @param margin the share that may be missing without harm, 0.05 by default
 * @param failureMargin the share that may not be missing, 0.10 by default
 * @param source whose number it is: a profile and its version
 */
public record Promise(double value, double margin, double failureMargin, String source) {

  /** The share that may be missing where nobody says otherwise. */
  public static final double MARGIN = 0.05;

  /** The share that makes it a failure where nobody says otherwise. */
  public static final double FAILURE_MARGIN = 0.10;

  /** Rejects what is no promise. */
  public Promise {
    if (!(value > 0 && Double.isFinite(value))) {
      throw new IllegalArgumentException("A promise is greater than 0, not " + value);
    }
    if (!(0 <= margin && margin <= failureMargin && failureMargin < 1)) {
      throw new IllegalArgumentException(
          "Margins are 0 <= margin <= failure margin < 1, not %s and %s"
              .formatted(margin, failureMargin));
    }
  }

  /** With the margins that count where nobody says otherwise. */
  public static Promise of(double value, String source) {
    return new Promise(value, MARGIN, FAILURE_MARGIN, source);
  }
}
