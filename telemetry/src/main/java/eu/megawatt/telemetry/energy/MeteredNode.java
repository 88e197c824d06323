package eu.megawatt.telemetry.energy;

import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * A node and what it used.
 *
 * @param places how many GPUs it has, seen or not
 * @param gpus by UUID, at most {@code places}
 * @param rest what it used beside its GPUs
 */
public record MeteredNode(
    String id, int places, NavigableMap<String, EnergyCurve> gpus, EnergyCurve rest) {

  public MeteredNode {
    if (gpus.size() > places) {
      throw new IllegalArgumentException(
          "Node (%s) has readings of %d GPUs and a place for %d. Maybe its gpuCount is wrong."
              .formatted(id, gpus.size(), places));
    }
    gpus = Collections.unmodifiableNavigableMap(new TreeMap<>(gpus));
  }

  public MeteredNode(String id, int places, Map<String, EnergyCurve> gpus, EnergyCurve rest) {
    this(id, places, new TreeMap<>(gpus), rest);
  }
}
