package eu.megawatt.reports.booking;

import eu.megawatt.reports.ledger.Quarter;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * What a plant was metered to produce.
 *
 * @param version rises whenever any of it changes
 * @param milliJ at least 0 in each quarter-hour
 */
public record MeteredDelivery(int version, NavigableMap<Quarter, Long> milliJ) {

  public MeteredDelivery {
    milliJ = Collections.unmodifiableNavigableMap(new TreeMap<>(milliJ));
    milliJ.forEach(MeteredDelivery::check);
  }

  private static void check(Quarter quarter, long one) {
    if (one < 0) {
      throw new IllegalArgumentException(
          "A plant delivers %d mJ at %s; it must be 0 or more".formatted(one, quarter.from()));
    }
  }
}
