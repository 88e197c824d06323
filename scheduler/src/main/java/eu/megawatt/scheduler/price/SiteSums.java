package eu.megawatt.scheduler.price;

import eu.megawatt.fleet.job.LoadShape;
import eu.megawatt.fleet.site.Site;
import eu.megawatt.fleet.time.Series;
import java.math.BigDecimal;
import java.util.Arrays;

/**
 * A site's prices and carbon intensities as exact decimals, and their running sums: a full-load run
 * of any length costs two look-ups, a shaped one is summed slot by slot.
 */
final class SiteSums {

  private final BigDecimal pue;
  private final BigDecimal[] price;
  private final BigDecimal[] grams;
  private final BigDecimal[] priceBefore;
  private final BigDecimal[] gramsBefore;

  SiteSums(Site site) {
    pue = BigDecimal.valueOf(site.pue());
    price = decimals(site.energyEurPerMWh());
    grams = decimals(site.carbonGramsPerKWh());
    priceBefore = runningSums(price);
    gramsBefore = runningSums(grams);
  }

  /** The cost of a constant draw above idle over a range of slots. */
  ExactCost full(BigDecimal wattsAboveIdle, int from, int to) {
    BigDecimal facility = wattsAboveIdle.multiply(pue);
    return new ExactCost(
        facility.multiply(BigDecimal.valueOf(to - from)),
        facility.multiply(priceBefore[to].subtract(priceBefore[from])),
        facility.multiply(gramsBefore[to].subtract(gramsBefore[from])),
        BigDecimal.ZERO);
  }

  /** The cost of a draw above idle that follows a load shape over a range of slots. */
  ExactCost shaped(BigDecimal wattsAboveIdle, LoadShape shape, int from, int to) {
    BigDecimal[] cycle = decimals(shape.toArray());
    BigDecimal loads = BigDecimal.ZERO;
    BigDecimal prices = BigDecimal.ZERO;
    BigDecimal carbons = BigDecimal.ZERO;
    for (int slot = from; slot < to; slot++) {
      BigDecimal load = cycle[slot % cycle.length];
      loads = loads.add(load);
      prices = prices.add(load.multiply(price[slot]));
      carbons = carbons.add(load.multiply(grams[slot]));
    }
    BigDecimal facility = wattsAboveIdle.multiply(pue);
    return new ExactCost(
        facility.multiply(loads),
        facility.multiply(prices),
        facility.multiply(carbons),
        BigDecimal.ZERO);
  }

  private static BigDecimal[] decimals(Series series) {
    if (!series.isConstant()) {
      return decimals(series.toArray());
    }
    BigDecimal[] same = new BigDecimal[series.slots()];
    Arrays.fill(same, BigDecimal.valueOf(series.at(0)));
    return same;
  }

  private static BigDecimal[] decimals(double[] values) {
    BigDecimal[] decimals = new BigDecimal[values.length];
    for (int i = 0; i < values.length; i++) {
      decimals[i] = BigDecimal.valueOf(values[i]);
    }
    return decimals;
  }

  private static BigDecimal[] runningSums(BigDecimal[] values) {
    BigDecimal[] before = new BigDecimal[values.length + 1];
    before[0] = BigDecimal.ZERO;
    for (int i = 0; i < values.length; i++) {
      before[i + 1] = before[i].add(values[i]);
    }
    return before;
  }
}
