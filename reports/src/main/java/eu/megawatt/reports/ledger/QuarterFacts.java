package eu.megawatt.reports.ledger;

import java.util.List;
import java.util.OptionalLong;

/**
 * What is known of one quarter-hour of one site before anything is priced: measured by telemetry,
 * or simulated.
 *
 * @param version rises whenever any of it changes
 * @param meterMilliJ what the site's meters say; empty where none covers the whole quarter-hour
 * @param meterIds those meters
 * @param pools each once
 */
public record QuarterFacts(
    String siteId,
    Quarter quarter,
    long version,
    OptionalLong meterMilliJ,
    List<String> meterIds,
    List<PoolFacts> pools,
    Quality quality) {

  public QuarterFacts {
    meterIds = List.copyOf(meterIds);
    pools = List.copyOf(pools);
  }

  /** What the IT of all pools used. */
  public long itMilliJ() {
    return pools.stream().mapToLong(PoolFacts::itMilliJ).reduce(0, Math::addExact);
  }
}
