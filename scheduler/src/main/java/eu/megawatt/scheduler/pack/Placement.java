package eu.megawatt.scheduler.pack;

import java.util.List;

/**
 * Where a pod is.
 *
 * @param gpus empty for a pod that asked for none
 */
public record Placement(Pod pod, String node, List<GpuShare> gpus) {

  public Placement {
    gpus = List.copyOf(gpus);
  }
}
