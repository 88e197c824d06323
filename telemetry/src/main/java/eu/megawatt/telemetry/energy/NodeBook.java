package eu.megawatt.telemetry.energy;

import java.util.Collections;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Who used a node's energy over a stretch of time. The parts add up to the node to the millijoule.
 *
 * @param jobs by job: what its GPUs used while it had them, at work or not, and their part of the
 *     rest of the node
 * @param idle what GPUs used that no job had
 * @param unassigned the part of the rest of the node that falls to GPUs which no job had
 */
public record NodeBook(
    String nodeId, NavigableMap<String, Used> jobs, Share idle, Share unassigned) {

  public NodeBook {
    jobs = Collections.unmodifiableNavigableMap(new TreeMap<>(jobs));
  }

  /** All of it together: the node. */
  public Share node() {
    return jobs.values().stream().map(Used::total).reduce(idle.plus(unassigned), Share::plus);
  }
}
