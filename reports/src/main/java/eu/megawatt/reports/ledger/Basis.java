package eu.megawatt.reports.ledger;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an entry was made from: with the same basis it can be made again.
 *
 * @param factsVersion the version of what telemetry recorded of the quarter-hour
 * @param bookVersion the version of the assumptions
 * @param seriesVersions of each series of prices and emissions that was looked at, by its id
 * @param meterIds the meters whose sum is the site's; empty where the PUE is declared
 */
public record Basis(
    long factsVersion,
    int bookVersion,
    SortedMap<String, Integer> seriesVersions,
    List<String> meterIds) {

  public Basis {
    seriesVersions = Collections.unmodifiableSortedMap(new TreeMap<>(seriesVersions));
    meterIds = List.copyOf(meterIds);
  }
}
