package eu.megawatt.reports.booking;

import eu.megawatt.reports.series.SeriesId;
import java.util.Map;

/**
 * What markets, grids and plants said.
 *
 * @param series of prices and of emissions
 * @param deliveries by the names that contracts call them
 */
public record MarketData(
    Map<SeriesId, NumberedSeries> series, Map<String, MeteredDelivery> deliveries) {

  public MarketData {
    series = Map.copyOf(series);
    deliveries = Map.copyOf(deliveries);
  }
}
