package eu.megawatt.reports.booking;

import eu.megawatt.reports.series.SeriesId;
import eu.megawatt.reports.series.SeriesKind;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * What markets, grids and plants said.
 *
 * @param series of prices and of emissions
 * @param deliveries by the names that contracts call them
 */
public record MarketData(
    Map<SeriesId, NumberedSeries> series, Map<String, MeteredDelivery> deliveries) {

  /**
   * What series say: those of deliveries under the names of their plants, the others as they are.
   */
  public static MarketData of(Collection<NumberedSeries> all) {
    Map<SeriesId, NumberedSeries> series = new HashMap<>();
    Map<String, MeteredDelivery> deliveries = new HashMap<>();
    for (NumberedSeries it : all) {
      SeriesId id = it.series().id();
      if (id.kind() == SeriesKind.DELIVERY) {
        deliveries.put(id.zone(), MeteredDelivery.of(it));
      }
      series.put(id, it);
    }
    return new MarketData(series, deliveries);
  }

  public MarketData {
    series = Map.copyOf(series);
    deliveries = Map.copyOf(deliveries);
  }
}
