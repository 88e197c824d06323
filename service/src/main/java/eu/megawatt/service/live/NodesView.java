package eu.megawatt.service.live;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Nodes of the plan as they are shown. */
public final class NodesView {

  private NodesView() {}

  /**
   * Where a job is or will be.
   *
   * @param nvlinkDomainCount NVLink domains that its GPUs are in
   * @param unassignedGpuCount GPUs of it that no node is known for
   */
  public record OfJob(List<NodeOfJob> nodes, int nvlinkDomainCount, int unassignedGpuCount) {}

  /**
   * What a job has of a node.
   *
   * @param nvlinkDomain the one that the node is part of; empty where it is one by itself
   * @param isBound whether it has them already; else it is a forecast
   */
  public record NodeOfJob(
      String node, Optional<String> nvlinkDomain, List<Integer> gpuIndexes, boolean isBound) {}

  /**
   * A pool's nodes.
   *
   * @param pool empty for whoever sees a part of them alone
   */
  public record OfPool(String poolId, Instant at, Optional<Figures> pool, List<NodeOfPool> items) {}

  /**
   * A pool at an instant.
   *
   * @param plannedGpuCount what the plan counts on, outages aside
   * @param nodeGpuCount what its nodes have together
   * @param unassignedGpuCount GPUs of jobs at work that no node is known for
   * @param fragmentationRatio share of its free GPUs that its typical job cannot use
   * @param contestedNodeIds nodes that another pool has as good a claim to: neither has them
   * @param tooLargeNodeIds nodes with more GPUs than can be given one by one
   */
  public record Figures(
      int plannedGpuCount,
      int nodeGpuCount,
      int unassignedGpuCount,
      double fragmentationRatio,
      List<String> contestedNodeIds,
      List<String> tooLargeNodeIds) {}

  /**
   * A node.
   *
   * @param awayGpuCount GPUs that are not there and that no job has
   * @param isAway whether none of them is there
   */
  public record NodeOfPool(
      String node,
      String rackId,
      Optional<String> nvlinkDomain,
      int gpuCount,
      int freeGpuCount,
      int awayGpuCount,
      boolean isAway,
      List<JobOnNode> jobs) {}

  /**
   * A job on a node.
   *
   * @param jobId empty where it is another tenant's
   */
  public record JobOnNode(
      Optional<String> jobId,
      Optional<String> tenant,
      List<Integer> gpuIndexes,
      Optional<Boolean> isBound,
      Optional<Instant> endsAt) {}
}
