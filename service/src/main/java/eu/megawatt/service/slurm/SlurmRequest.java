package eu.megawatt.service.slurm;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A job to be submitted.
 *
 * @param feature what a node needs to have, for power caps that are features
 * @param environment of its script
 */
record SlurmRequest(
    Mark mark,
    double powerCap,
    String partition,
    Gang gang,
    Instant begin,
    Duration limit,
    Optional<String> feature,
    Optional<String> reservation,
    String script,
    Map<String, String> environment) {

  /** GPUs by node: the same on each. */
  record Gang(int nodes, int gpusPerNode) {

    /**
     * The fewest nodes that so many GPUs can be on, the same number on each.
     *
     * @param largest GPUs of the largest node that there is
     */
    static Gang of(int gpus, int largest) {
      int perNode = Math.max(1, Math.min(gpus, largest));
      while (gpus % perNode != 0) {
        perNode--;
      }
      return new Gang(gpus / perNode, perNode);
    }
  }

  SlurmRequest {
    environment = Map.copyOf(environment);
  }
}
