package eu.megawatt.bench.data;

import eu.megawatt.fleet.time.Series;
import eu.megawatt.fleet.time.TimeGrid;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;

/** Day-ahead prices of a zone by quarter-hour, in EUR for a megawatt-hour. */
public final class DayAhead {

  private static final String HEADER = "start_utc,zone,price_eur_mwh";

  private DayAhead() {}

  /**
   * The prices of a file in the slots of a grid of quarter-hours.
   *
   * @throws IOException where it cannot be read or has not a price for each
   */
  public static Series read(Path file, TimeGrid grid) throws IOException {
    double[] prices = new double[grid.slots()];
    Arrays.fill(prices, Double.NaN);
    for (String[] row : GzippedTable.rows(file, HEADER)) {
      Instant at = OffsetDateTime.parse(row[0]).toInstant();
      if (!at.isBefore(grid.start()) && at.isBefore(grid.end())) {
        prices[Math.toIntExact(grid.firstSlotFrom(at))] = Double.parseDouble(row[2]);
      }
    }
    for (int slot = 0; slot < prices.length; slot++) {
      if (Double.isNaN(prices[slot])) {
        throw new IOException("%s has no price for %s".formatted(file, grid.at(slot)));
      }
    }
    return Series.of(prices);
  }
}
