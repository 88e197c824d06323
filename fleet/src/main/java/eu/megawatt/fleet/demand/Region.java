package eu.megawatt.fleet.demand;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Where users are.
 *
 * @param networkMs to each site that they reach
 */
public record Region(String id, Map<String, Double> networkMs) {

  public Region {
    networkMs = Collections.unmodifiableMap(new LinkedHashMap<>(networkMs));
  }

  /** Milliseconds to a site; empty where they do not reach it. */
  public OptionalDouble toSite(String site) {
    Double ms = networkMs.get(site);
    return ms == null ? OptionalDouble.empty() : OptionalDouble.of(ms);
  }
}
