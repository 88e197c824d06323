package eu.megawatt.reports.series;

import eu.megawatt.fleet.example.PriceArea;
import eu.megawatt.fleet.example.PriceSeries;
import eu.megawatt.fleet.time.Series;
import eu.megawatt.fleet.time.TimeGrid;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Day-ahead prices and carbon for demonstrations, drawn by seed and fitted to the moments of {@link
 * PriceArea}: mean, daily spread and share of negative prices of the quarter hours of October 2025
 * to August 2026. They are of no market and may be given to anyone; a year of 365 days repeats.
 * Immutable.
 */
public final class SyntheticMarket {

  private static final int STEP_MINUTES = 15;

  private final PriceArea area;
  private final long seed;
  private final PriceSeries drawn;

  /** The same area and seed give the same series. */
  public SyntheticMarket(PriceArea area, long seed) {
    this.area = area;
    this.seed = seed;
    drawn = new PriceSeries(area, seed);
  }

  /**
   * Day-ahead prices in EUR/MWh, a quarter hour each.
   *
   * @param from the beginning of a quarter hour
   * @param to the beginning of a later one
   * @throws IllegalArgumentException where they are none, or more than {@link
   *     TimedSeries#MOST_STEPS} apart
   */
  public TimedSeries prices(Instant from, Instant to) {
    TimeGrid grid = grid(from, to);
    return series(
        SeriesId.price(area.name(), "EUR"),
        "day-ahead prices",
        grid,
        drawn.dayAheadEurPerMWh(grid));
  }

  /** Carbon intensity of the grid with its life cycle, for the same times, likewise. */
  public TimedSeries carbon(Instant from, Instant to) {
    TimeGrid grid = grid(from, to);
    return series(
        SeriesId.carbon(area.name(), SeriesKind.CARBON_LOCATION),
        "carbon with life cycle",
        grid,
        drawn.carbonGramsPerKWh(grid));
  }

  private static TimeGrid grid(Instant from, Instant to) {
    long quarters = Duration.between(from, to).toSeconds() / (STEP_MINUTES * 60L);
    boolean isWhole =
        from.plus(Duration.ofMinutes(quarters * STEP_MINUTES)).equals(to)
            && Math.floorMod(from.getEpochSecond(), STEP_MINUTES * 60) == 0
            && from.getNano() == 0;
    if (!isWhole || quarters < 1 || quarters > TimedSeries.MOST_STEPS) {
      throw new IllegalArgumentException(
          "From %s to %s are not 1 to %,d whole quarter hours"
              .formatted(from, to, TimedSeries.MOST_STEPS));
    }
    return new TimeGrid(from, STEP_MINUTES, (int) quarters);
  }

  private TimedSeries series(SeriesId id, String what, TimeGrid grid, Series values) {
    List<Step> steps = new ArrayList<>();
    for (int slot = 0; slot < grid.slots(); slot++) {
      steps.add(new Step(grid.at(slot), grid.at(slot + 1), BigDecimal.valueOf(values.at(slot))));
    }
    return new TimedSeries(
        id, "synthetic %s of Megawatt, %s, seed %d".formatted(what, area, seed), steps);
  }
}
