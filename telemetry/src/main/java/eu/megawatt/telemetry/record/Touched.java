package eu.megawatt.telemetry.record;

import java.util.Set;

/**
 * What an allocation that came, went or changed has to do with.
 *
 * @param gpuUuids those whose jobs may have changed
 * @param nodeIds the same of whole nodes
 * @param fromMillis since 1970, included
 * @param toMillis since 1970, excluded
 */
public record Touched(Set<String> gpuUuids, Set<String> nodeIds, long fromMillis, long toMillis) {

  public Touched {
    gpuUuids = Set.copyOf(gpuUuids);
    nodeIds = Set.copyOf(nodeIds);
  }
}
