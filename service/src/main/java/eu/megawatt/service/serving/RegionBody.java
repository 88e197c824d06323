package eu.megawatt.service.serving;

import eu.megawatt.fleet.demand.Region;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where users are, as it is said and kept.
 *
 * @param networkMillis to each site that they reach
 */
public record RegionBody(Optional<Map<String, Long>> networkMillis) {

  /** The region; only of one that has been checked. */
  Region region(String id) {
    Map<String, Double> network = new LinkedHashMap<>();
    networkMillis.orElseThrow().forEach((site, it) -> network.put(site, (double) it));
    return new Region(id, network);
  }
}
