package eu.megawatt.reports.ledger;

import java.util.Collections;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * What the ledger says of one quarter-hour of one site: the unit in which it is written, and
 * written anew as a whole when more is known. The lines add up to the meter, to the millijoule.
 *
 * @param version 1 for the first entry; the highest counts, and none is ever changed
 * @param basis by what it was counted
 * @param meterMilliJ what the site's meters say, or what the declared PUE makes of its nodes
 * @param lines by account; each of this site
 */
public record SiteQuarter(
    String siteId,
    Quarter quarter,
    int version,
    Basis basis,
    Quality quality,
    long meterMilliJ,
    NavigableMap<Account, Amounts> lines) {

  public SiteQuarter {
    lines = Collections.unmodifiableNavigableMap(new TreeMap<>(lines));
    long sum = 0;
    for (var line : lines.entrySet()) {
      if (!line.getKey().siteId().equals(siteId)) {
        throw new IllegalArgumentException(
            "A line of %s stands in a quarter-hour of %s".formatted(line.getKey(), siteId));
      }
      sum = Math.addExact(sum, line.getValue().energyMilliJ());
    }
    if (sum != meterMilliJ) {
      throw new IllegalArgumentException(
          "The lines of %s at %s are %d mJ; its meter says %d"
              .formatted(siteId, quarter.from(), sum, meterMilliJ));
    }
  }

  /** All lines together. */
  public Amounts total() {
    return lines.values().stream().reduce(Amounts.NONE, Amounts::plus);
  }
}
