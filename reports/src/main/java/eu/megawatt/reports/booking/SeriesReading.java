package eu.megawatt.reports.booking;

import eu.megawatt.reports.ledger.Quarter;
import eu.megawatt.reports.series.SeriesId;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads values of one quarter-hour and remembers of which versions, and what was not there. */
final class SeriesReading {

  private final MarketData market;
  private final Quarter quarter;
  private final Omissions omissions;
  private final SortedMap<String, Integer> versions = new TreeMap<>();

  SeriesReading(MarketData market, Quarter quarter, Omissions omissions) {
    this.market = market;
    this.quarter = quarter;
    this.omissions = omissions;
  }

  /** The value that is in force when the quarter-hour begins. */
  Optional<BigDecimal> at(SeriesId id, Need need) {
    Optional<NumberedSeries> series = find(id);
    series.ifPresent(it -> versions.put(id.toString(), it.version()));
    Optional<BigDecimal> value = series.flatMap(it -> it.series().at(quarter.from()));
    if (value.isEmpty()) {
      omissions.add(need, id.toString(), quarter);
    }
    return value;
  }

  /** What a plant delivers in the quarter-hour. */
  Optional<Long> delivered(String plant) {
    @SuppressWarnings("NullAway") // null where the market has none, said by Optional
    Optional<MeteredDelivery> delivery = Optional.ofNullable(market.deliveries().get(plant));
    delivery.ifPresent(it -> versions.put(SeriesId.delivery(plant).toString(), it.version()));
    @SuppressWarnings("NullAway") // null where it has no value
    Optional<Long> milliJ = delivery.flatMap(it -> Optional.ofNullable(it.milliJ().get(quarter)));
    if (milliJ.isEmpty()) {
      omissions.add(Need.DELIVERY, plant, quarter);
    }
    return milliJ;
  }

  SortedMap<String, Integer> versions() {
    return Collections.unmodifiableSortedMap(versions);
  }

  private Optional<NumberedSeries> find(SeriesId id) {
    @SuppressWarnings("NullAway") // null where the market has none, said by Optional
    Optional<NumberedSeries> found = Optional.ofNullable(market.series().get(id));
    return found;
  }
}
