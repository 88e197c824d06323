package eu.megawatt.reports.demo;

import eu.megawatt.fleet.example.PriceArea;
import eu.megawatt.reports.booking.MarketData;
import eu.megawatt.reports.booking.NumberedSeries;
import eu.megawatt.reports.series.SeriesId;
import eu.megawatt.reports.series.SeriesKind;
import eu.megawatt.reports.series.Step;
import eu.megawatt.reports.series.SyntheticMarket;
import eu.megawatt.reports.series.TimedSeries;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Prices and emissions for the example book: synthetic, of no market. */
final class DemoMarket {

  /**
   * Residual mixes in g/kWh, examples of our own: what is left where origins are claimed is dirtier
   * than the grid's average. The published ones are the AIB's, each year.
   */
  private static final Map<String, BigDecimal> RESIDUAL_G_PER_KWH =
      Map.of("FR", BigDecimal.valueOf(60), "SE", BigDecimal.valueOf(45));

  private DemoMarket() {}

  static MarketData of(Instant from, Instant to, long seed) {
    Map<SeriesId, NumberedSeries> series = new HashMap<>();
    series(from, to, seed).forEach(it -> series.put(it.id(), new NumberedSeries(1, it)));
    return new MarketData(series, Map.of());
  }

  static List<TimedSeries> series(Instant from, Instant to, long seed) {
    List<TimedSeries> series = new ArrayList<>();
    for (PriceArea area : List.of(PriceArea.FR, PriceArea.SE3)) {
      SyntheticMarket market = new SyntheticMarket(area, seed);
      series.add(market.prices(from, to));
      series.add(market.carbon(from, to));
    }
    RESIDUAL_G_PER_KWH.forEach(
        (zone, value) ->
            series.add(
                new TimedSeries(
                    SeriesId.carbon(zone, SeriesKind.CARBON_RESIDUAL),
                    "example residual mix of our own",
                    List.of(new Step(from, to, value)))));
    return series;
  }
}
