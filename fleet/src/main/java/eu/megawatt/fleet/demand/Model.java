package eu.megawatt.fleet.demand;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A model as it is served.
 *
 * @param gpusPerReplica in one pool
 * @param latencyMs within which it answers where it is no busier than it may be
 * @param tokensPerSecondPerGpu at the most, by GPU type; only these types may serve it
 * @param wattsByLoad of a GPU, IT side, by GPU type; the same types
 */
public record Model(
    String id,
    int gpusPerReplica,
    double latencyMs,
    Map<String, Double> tokensPerSecondPerGpu,
    Map<String, LoadCurve> wattsByLoad) {

  public Model {
    tokensPerSecondPerGpu = Collections.unmodifiableMap(new LinkedHashMap<>(tokensPerSecondPerGpu));
    wattsByLoad = Collections.unmodifiableMap(new LinkedHashMap<>(wattsByLoad));
  }
}
