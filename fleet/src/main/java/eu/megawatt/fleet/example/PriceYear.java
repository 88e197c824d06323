package eu.megawatt.fleet.example;

import java.util.Arrays;

/**
 * A synthetic year of quarter-hour day-ahead prices. A day's level follows the season and an
 * autoregressive weather; within the day there is a morning peak, a solar dip that grows towards
 * summer and an evening peak. Level, amplitudes and the share of negative prices are then fitted to
 * the zone's moments, and a few rare hours reach its extremes.
 */
final class PriceYear {

  static final int DAYS = 365;
  static final int QUARTERS = 96;

  private static final int FITTING_ROUNDS = 20;

  /** Day to day and quarter to quarter, as seen in the zones' own series. */
  private static final double DAY_MEMORY = 0.75;

  private static final double QUARTER_MEMORY = 0.9;

  /** Prices below zero crowd just under it: producers stop there. */
  private static final double BELOW_ZERO = 0.12;

  private final PriceArea area;
  private final Chance chance;
  private final double[] level = new double[DAYS];
  private final double[] shape = new double[DAYS * QUARTERS];
  private final double[] prices = new double[DAYS * QUARTERS];

  PriceYear(PriceArea area, Chance chance) {
    this.area = area;
    this.chance = chance;
    drawLevels();
    drawShapes();
    fit();
  }

  double[] prices() {
    return prices.clone();
  }

  private void drawLevels() {
    double weather = chance.gaussian();
    for (int day = 0; day < DAYS; day++) {
      weather = DAY_MEMORY * weather + Math.sqrt(1 - DAY_MEMORY * DAY_MEMORY) * chance.gaussian();
      double weekend = day % 7 >= 5 ? -0.6 : 0.2;
      level[day] = 0.5 * -summer(day) + weekend + weather;
    }
  }

  private void drawShapes() {
    double noise = 0;
    for (int day = 0; day < DAYS; day++) {
      double amplitude = chance.logNormal(1, 0.45);
      for (int quarter = 0; quarter < QUARTERS; quarter++) {
        noise = QUARTER_MEMORY * noise + 0.08 * chance.gaussian();
        shape[day * QUARTERS + quarter] = amplitude * profile(day, quarter / 4.0) + noise;
      }
      centre(day);
    }
  }

  /** Hours are UTC. */
  private double profile(int day, double hour) {
    double sun = area == PriceArea.FR ? 1 + 0.5 * summer(day) : 0.7 + 0.4 * summer(day);
    return 0.6 * bump(hour, 6.5, 1.8)
        - sun * bump(hour, 11.5, 2.8)
        + bump(hour, 17.8, 2.2)
        - 0.4 * bump(hour, 2.5, 2.5);
  }

  private static double bump(double hour, double centre, double width) {
    double distance = Math.abs(hour - centre);
    double around = Math.min(distance, 24 - distance) / width;
    return StrictMath.exp(-around * around / 2);
  }

  /** 1 at midsummer, -1 at midwinter. */
  private static double summer(int day) {
    return StrictMath.cos(2 * Math.PI * (day - 172) / DAYS);
  }

  private void centre(int day) {
    double mean = Arrays.stream(shape, day * QUARTERS, (day + 1) * QUARTERS).average().orElse(0);
    for (int i = day * QUARTERS; i < (day + 1) * QUARTERS; i++) {
      shape[i] -= mean;
    }
  }

  /** Fixed-point steps on mean, amplitude within days and amplitude between days. */
  private void fit() {
    long extremes = chance.whole(0, 1_000_000);
    double mean = area.meanEurPerMWh();
    double within = area.dailySpreadEurPerMWh() / 2;
    double between = 30;
    for (int round = 0; round < FITTING_ROUNDS; round++) {
      compose(mean, within, between);
      raiseExtremes(new Chance(extremes));
      mean += area.meanEurPerMWh() - Arrays.stream(prices).average().orElseThrow();
      within *= area.dailySpreadEurPerMWh() / dailySpread(prices);
      double negative = Arrays.stream(prices).filter(p -> p < 0).count() / (double) prices.length;
      double ratio = (area.negativeShare() + 0.002) / (negative + 0.002);
      between *= Math.clamp(StrictMath.pow(ratio, 0.25), 0.8, 1.25);
    }
  }

  private void compose(double mean, double within, double between) {
    for (int i = 0; i < prices.length; i++) {
      double price = mean + between * level[i / QUARTERS] + within * shape[i];
      prices[i] = price < 0 ? price * BELOW_ZERO : price;
    }
  }

  /** One day each at the year's extremes and a few that come part of the way. */
  private void raiseExtremes(Chance days) {
    for (double part : new double[] {1, 0.6, 0.45, 0.4}) {
      int sunny = days.whole(100, 240);
      int cold = days.whole(300, 420) % DAYS;
      for (int quarter = 0; quarter < QUARTERS; quarter++) {
        int low = sunny * QUARTERS + quarter;
        int high = cold * QUARTERS + quarter;
        double noon = part * bump(quarter / 4.0, 12, 0.9);
        double evening = part * bump(quarter / 4.0, 17, 0.8);
        prices[low] =
            noon > 0.1 ? Math.min(prices[low], noon * area.leastEurPerMWh()) : prices[low];
        prices[high] = Math.max(prices[high], evening * area.mostEurPerMWh());
      }
    }
    for (int i = 0; i < prices.length; i++) {
      prices[i] = Math.clamp(prices[i], area.leastEurPerMWh(), area.mostEurPerMWh());
    }
  }

  /** Mean over the days of the dearest four hours less the cheapest four. */
  static double dailySpread(double[] prices) {
    double sum = 0;
    int days = prices.length / QUARTERS;
    for (int day = 0; day < days; day++) {
      double[] sorted = Arrays.copyOfRange(prices, day * QUARTERS, (day + 1) * QUARTERS);
      Arrays.sort(sorted);
      for (int i = 0; i < 16; i++) {
        sum += (sorted[QUARTERS - 1 - i] - sorted[i]) / 16;
      }
    }
    return sum / days;
  }
}
