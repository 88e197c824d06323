package eu.megawatt.kernels.verdict;

/**
 * Where a value lies, with some confidence.
 *
 * @param low its lower end
 * @param high its upper end, not under the lower
 */
public record Interval(double low, double high) {

  /** Rejects what is no interval. */
  public Interval {
    if (!(low <= high)) {
      throw new IllegalArgumentException("No interval goes from %s to %s".formatted(low, high));
    }
  }

  /** Half its length, relative to its middle. */
  public double halfWidthRatio() {
    double middle = (low + high) / 2;
    return middle == 0 ? 0 : (high - low) / 2 / middle;
  }
}
