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
   * @param unassignedGpuCount GPUs of jobs and replicas at work that no node is known for
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
   * @param awayGpuCount GPUs that are not there and that nobody has
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
      List<JobOnNode> jobs,
      List<ServiceOnNode> services) {

    /** Whether something on it may be told. */
    boolean hasSomethingSeen() {
      return jobs.stream().anyMatch(it -> it.jobId().isPresent())
          || services.stream().anyMatch(it -> it.serviceId().isPresent());
    }
  }

  /**
   * Replicas of a service on a node.
   *
   * @param serviceId empty where it is another tenant's
   * @param replicaCount of which each has GPUs there, all that it needs or some
   * @param gpuIndexes that they have; several replicas may share one
   */
  public record ServiceOnNode(
      Optional<String> serviceId,
      Optional<String> tenant,
      Optional<Integer> replicaCount,
      List<Integer> gpuIndexes,
      Optional<Boolean> isBound) {}

  /**
   * Where a service's replicas are or will be.
   *
   * @param unassignedGpuCount GPUs of replicas that no node is known for
   */
  public record OfService(
      String serviceId, Instant at, int unassignedGpuCount, List<NodeOfService> items) {}

  /**
   * What a service has of a node.
   *
   * @param isBound whether it has all of it already; else it is a forecast
   */
  public record NodeOfService(
      String poolId,
      String node,
      Optional<String> nvlinkDomain,
      int replicaCount,
      List<Integer> gpuIndexes,
      boolean isBound) {}

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
