package eu.megawatt.reports.booking;

import eu.megawatt.reports.ledger.Quarter;
import eu.megawatt.reports.series.SeriesId;
import eu.megawatt.reports.series.SeriesKind;
import eu.megawatt.reports.series.Step;
import eu.megawatt.reports.series.TimedSeries;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Series for tests: one value for ever, or one for each quarter-hour. */
final class TestingMarket {

  private static final Instant BEGIN = Instant.parse("2020-01-01T00:00:00Z");
  private static final Instant END = Instant.parse("2090-01-01T00:00:00Z");

  private final Map<SeriesId, NumberedSeries> series = new HashMap<>();
  private final Map<String, MeteredDelivery> deliveries = new HashMap<>();

  /** A price, and grids that emit nothing. */
  static TestingMarket at(String pricePerMWh) {
    return new TestingMarket()
        .constant(SeriesId.price("FR", "EUR"), pricePerMWh)
        .constant(SeriesId.carbon("FR", SeriesKind.CARBON_LOCATION), "0")
        .constant(SeriesId.carbon("FR", SeriesKind.CARBON_RESIDUAL), "0");
  }

  TestingMarket constant(SeriesId id, String value) {
    return steps(id, List.of(new Step(BEGIN, END, new BigDecimal(value))));
  }

  TestingMarket steps(SeriesId id, List<Step> steps) {
    series.put(id, new NumberedSeries(3, new TimedSeries(id, "a test", steps)));
    return this;
  }

  TestingMarket values(SeriesId id, Quarter first, List<BigDecimal> values) {
    List<Step> steps = new ArrayList<>();
    Quarter quarter = first;
    for (BigDecimal value : values) {
      steps.add(new Step(quarter.from(), quarter.to(), value));
      quarter = quarter.next();
    }
    return steps(id, steps);
  }

  TestingMarket without(SeriesId id) {
    series.remove(id);
    return this;
  }

  TestingMarket delivery(String plant, Quarter first, List<Long> milliJ) {
    NavigableMap<Quarter, Long> values = new TreeMap<>();
    Quarter quarter = first;
    for (long one : milliJ) {
      values.put(quarter, one);
      quarter = quarter.next();
    }
    deliveries.put(plant, new MeteredDelivery(2, values));
    return this;
  }

  MarketData data() {
    return new MarketData(series, deliveries);
  }
}
