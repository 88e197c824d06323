package eu.megawatt.scheduler.pack;

import java.util.List;

/**
 * How much of what a node has left a typical pod could not use (Weng et al., USENIX ATC 2023): for
 * each typical pod all thousandths of GPUs where it has no place on the node, or else those of the
 * GPUs that have less left than it asks for; on average over typical pods.
 */
public record Fragmentation(List<TypicalPod> typical) {

  public Fragmentation {
    typical = List.copyOf(typical);
  }

  /** Thousandths of GPUs. */
  public double milli(Room room) {
    double sum = 0;
    for (TypicalPod pod : typical) {
      sum += pod.share() * useless(room, pod);
    }
    return sum;
  }

  private static int useless(Room room, TypicalPod pod) {
    if (pod.gpus() == 0 || room.cpuMilli() < pod.cpuMilli() || !pod.takes(room.model())) {
      return room.gpuMilliInAll();
    }
    int fitting = 0;
    int tooSmall = 0;
    for (int gpu = 0; gpu < room.gpus(); gpu++) {
      int left = room.gpuMilli(gpu);
      if (left >= pod.gpuMilli()) {
        fitting++;
      } else {
        tooSmall += left;
      }
    }
    return fitting < pod.gpus() ? room.gpuMilliInAll() : tooSmall;
  }
}
