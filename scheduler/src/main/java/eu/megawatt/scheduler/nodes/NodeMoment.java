package eu.megawatt.scheduler.nodes;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A node at an instant.
 *
 * @param freeGpus GPUs that are there and that no gang has
 * @param awayGpus GPUs that are not there
 * @param gangs what each gang on it has of it, by the gangs' ids
 */
public record NodeMoment(PoolNode node, int freeGpus, int awayGpus, Map<String, NodeGpus> gangs) {

  public NodeMoment {
    gangs = Collections.unmodifiableMap(new LinkedHashMap<>(gangs));
  }
}
