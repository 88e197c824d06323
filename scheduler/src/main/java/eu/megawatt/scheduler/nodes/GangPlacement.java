package eu.megawatt.scheduler.nodes;

import java.util.List;

/**
 * The GPUs that a gang has.
 *
 * @param gpus by the nodes' names
 * @param domains NVLink domains that they are in
 * @param unassigned GPUs of the gang that no node is known for
 * @param isBound whether it had them already, and keeps them
 */
public record GangPlacement(List<NodeGpus> gpus, int domains, int unassigned, boolean isBound) {

  public GangPlacement {
    gpus = List.copyOf(gpus);
  }
}
