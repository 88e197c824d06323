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
   * @param rackId where the node stands; empty where the fleet does not have it
   * @param nvlinkDomain the one that the node is part of; empty where it is one by itself
   * @param isBound whether it has them already; else it is a forecast
   */
  public record NodeOfJob(
      String node,
      Optional<String> rackId,
      Optional<String> nvlinkDomain,
      List<Integer> gpuIndexes,
      boolean isBound) {}

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
   * @param nextJobs those that come to it next after the instant, all at the same time; of other
   *     tenants none
   */
  public record NodeOfPool(
      String node,
      String poolId,
      String rackId,
      Optional<String> nvlinkDomain,
      int gpuCount,
      int freeGpuCount,
      int awayGpuCount,
      boolean isAway,
      List<JobOnNode> jobs,
      List<NextJob> nextJobs,
      List<ServiceOnNode> services) {

    /** Whether whoever looks sees something that is on it, or a job that comes to it next. */
    boolean hasSomethingSeen() {
      return !nextJobs.isEmpty()
          || jobs.stream().anyMatch(it -> it.jobId().isPresent())
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
   * @param rackId where the node stands; empty where the fleet does not have it
   * @param isBound whether it has all of it already; else it is a forecast
   */
  public record NodeOfService(
      String poolId,
      String node,
      Optional<String> rackId,
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

  /**
   * A job that comes to a node.
   *
   * @param startsAt when it begins there, or goes on there after a break
   * @param endsAt when all of it ends
   */
  public record NextJob(
      String jobId,
      String tenant,
      List<Integer> gpuIndexes,
      boolean isBound,
      Instant startsAt,
      Instant endsAt) {}

  /**
   * A rack's nodes.
   *
   * @param hasPlan whether anything is planned on; else there are no nodes
   * @param outside those that no pool of the plan has; empty for whoever sees a part of them alone
   */
  public record OfRack(
      String rackId,
      Instant at,
      boolean hasPlan,
      List<NodeOfPool> items,
      List<OutsideNode> outside) {}

  /**
   * A node that no pool of the plan has.
   *
   * @param why {@code NoPool} where none has GPUs of its type on a power domain above it, {@code
   *     Contested} where several have as good a claim to it, {@code TooLarge} where it has more
   *     GPUs than can be given one by one
   * @param poolIds the pools that have as good a claim to it
   */
  public record OutsideNode(String node, String why, List<String> poolIds) {}
}
