package eu.megawatt.scheduler.nodes;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What comes to a node next.
 *
 * @param at when it begins there
 * @param gangs what each gang that begins there then will have of the node, by the gangs' ids
 */
public record NodeNext(Instant at, Map<String, NodeGpus> gangs) {

  public NodeNext {
    gangs = Collections.unmodifiableMap(new LinkedHashMap<>(gangs));
  }
}
