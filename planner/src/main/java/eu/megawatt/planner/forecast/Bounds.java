package eu.megawatt.planner.forecast;

/**
 * Between what demand will be with a given chance.
 *
 * @param levelPct the chance, in percent
 * @param low never below 0, in the unit of the history
 * @param high in the unit of the history
 */
public record Bounds(int levelPct, double low, double high) {

  public Bounds {
    if (!(0 <= low && low <= high)) {
      throw new IllegalArgumentException(
          "low (%s) and high (%s) are not 0 or more and in order".formatted(low, high));
    }
  }

  public boolean covers(double value) {
    return low <= value && value <= high;
  }
}
