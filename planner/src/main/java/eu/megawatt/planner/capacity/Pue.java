package eu.megawatt.planner.capacity;

/**
 * What a site takes from the grid for each watt of IT, by its load and the weather: 1 + variable +
 * perDegree x (T - from) above that temperature + fixed / load. Linear in heat because chillers
 * are; fixed losses weigh more at part load.
 *
 * @param variableRatio of IT, at any load
 * @param perDegreeRatio of IT, for each degree above {@code fromCelsius}
 * @param fromCelsius below it outside air cools
 * @param fixedRatio of the IT of full load, whatever runs
 * @param designCelsius the hottest hour that the site is built for
 */
public record Pue(
    double variableRatio,
    double perDegreeRatio,
    double fromCelsius,
    double fixedRatio,
    double designCelsius) {

  /** No site is without losses for which its own are not known. */
  public static final Pue USUAL = new Pue(0.12, 0.004, 18, 0.03, 38);

  public Pue {
    if (variableRatio < 0 || perDegreeRatio < 0 || fixedRatio < 0) {
      throw new IllegalArgumentException(
          "A PUE of %f + %f per degree + %f / load; none of it may be below 0"
              .formatted(variableRatio, perDegreeRatio, fixedRatio));
    }
  }

  /**
   * At a load and an outdoor temperature.
   *
   * @param loadRatio of full IT load, more than 0
   */
  public double at(double loadRatio, double celsius) {
    if (loadRatio <= 0) {
      throw new IllegalArgumentException(
          "loadRatio is %f; it must be more than 0".formatted(loadRatio));
    }
    return 1
        + variableRatio
        + perDegreeRatio * Math.max(0, celsius - fromCelsius)
        + fixedRatio / loadRatio;
  }

  /** In the hottest hour at full load: what a grid connection has to carry. */
  public double design() {
    return at(1, designCelsius);
  }

  /** At full load in an hour in which outside air cools. */
  public double usual() {
    return at(1, fromCelsius);
  }

  /** The IT that a connection carries in the hottest hour, whole kilowatts. */
  public long itKw(long gridKw) {
    return (long) Math.floor(gridKw / design());
  }

  /** The same site in a hotter hour. */
  public Pue hotter(double degrees) {
    return new Pue(variableRatio, perDegreeRatio, fromCelsius, fixedRatio, designCelsius + degrees);
  }
}
