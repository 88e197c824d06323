package eu.megawatt.fleet.example;

import eu.megawatt.fleet.time.Series;
import eu.megawatt.fleet.time.TimeGrid;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;

/** Synthetic electricity prices and carbon intensities of a bidding zone, by seed. Immutable. */
public final class PriceSeries {

  private static final int QUARTER_MINUTES = 15;

  private final PriceArea area;
  private final double[] dayAhead;

  /** The prices of a calendar year of 365 days, repeating; the same seed gives the same ones. */
  public PriceSeries(PriceArea area, long seed) {
    this.area = area;
    dayAhead = new PriceYear(area, new Chance(seed * 31 + area.name().hashCode())).prices();
  }

  /** Day-ahead prices, to the cent, averaged over each slot. */
  public Series dayAheadEurPerMWh(TimeGrid grid) {
    return Series.of(Decimals.round(averaged(grid, dayAhead), 2));
  }

  /** What a data centre pays: the day-ahead price with taxes and network. */
  public Series allInEurPerMWh(TimeGrid grid) {
    double[] prices = averaged(grid, dayAhead);
    for (int slot = 0; slot < prices.length; slot++) {
      prices[slot] += area.addedEurPerMWh();
    }
    return Series.of(Decimals.round(prices, 2));
  }

  /**
   * Carbon intensity: a quarter below its mean at midday and in cheap hours, a quarter above it in
   * dear ones, when gas sets the price.
   */
  public Series carbonGramsPerKWh(TimeGrid grid) {
    double[] grams = averaged(grid, dayAhead);
    for (int slot = 0; slot < grams.length; slot++) {
      double dear = (grams[slot] - area.meanEurPerMWh()) / (area.meanEurPerMWh() + 60);
      grams[slot] = area.carbonGramsPerKWh() * (1 + 0.3 * StrictMath.tanh(dear));
    }
    return Series.of(Decimals.round(grams, 2));
  }

  private static double[] averaged(TimeGrid grid, double[] quarters) {
    double[] values = new double[grid.slots()];
    for (int slot = 0; slot < values.length; slot++) {
      int first = quarterOfYear(grid.at(slot));
      int count = Math.max(1, grid.slotMinutes() / QUARTER_MINUTES);
      double sum = 0;
      for (int i = 0; i < count; i++) {
        sum += quarters[(first + i) % quarters.length];
      }
      values[slot] = sum / count;
    }
    return values;
  }

  private static int quarterOfYear(Instant instant) {
    ZonedDateTime time = instant.atZone(ZoneOffset.UTC);
    Instant newYear = time.withDayOfYear(1).toLocalDate().atStartOfDay(ZoneOffset.UTC).toInstant();
    return (int) (Duration.between(newYear, instant).toMinutes() / QUARTER_MINUTES);
  }
}
