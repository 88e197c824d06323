package eu.megawatt.service.live;

import eu.megawatt.scheduler.nodes.NodeGpus;
import eu.megawatt.scheduler.nodes.PoolNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Which GPUs a job has of nodes that it really runs on, where only their numbers are told: those
 * that it was given there, then the first that nobody was given, then the first.
 *
 * @param sizes GPUs of the nodes that are known
 */
record RealGpus(Map<String, Integer> sizes) {

  List<NodeGpus> of(
      String jobId, String poolId, Map<String, Integer> gpusByNode, Collection<Binding> all) {
    List<NodeGpus> gpus = new ArrayList<>();
    gpusByNode.forEach((node, count) -> gpus.add(of(jobId, poolId, node, count, all)));
    return List.copyOf(gpus);
  }

  private NodeGpus of(
      String jobId, String poolId, String node, int count, Collection<Binding> all) {
    int size = Math.clamp(sizes.getOrDefault(node, PoolNode.MOST_GPUS), 1, PoolNode.MOST_GPUS);
    long there = -1L >>> (PoolNode.MOST_GPUS - size);
    long own = 0;
    long others = 0;
    for (Binding binding : all) {
      for (NodeGpus some : binding.in(poolId)) {
        if (some.node().equals(node)) {
          boolean isIts = binding.jobId().equals(jobId);
          own |= isIts ? some.bits() : 0;
          others |= isIts ? 0 : some.bits();
        }
      }
    }
    long taken = first(there & own, count);
    taken |= first(there & ~others & ~taken, count - Long.bitCount(taken));
    taken |= first(there & ~taken, count - Long.bitCount(taken));
    return new NodeGpus(node, taken);
  }

  private static long first(long of, int count) {
    long taken = 0;
    long left = of;
    for (int open = Math.min(count, PoolNode.MOST_GPUS); open > 0 && left != 0; open--) {
      taken |= Long.lowestOneBit(left);
      left &= left - 1;
    }
    return taken;
  }
}
