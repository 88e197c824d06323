package eu.megawatt.service.slurm;

import eu.megawatt.fleet.unit.GpuCount;
import eu.megawatt.scheduler.live.LiveJob;
import eu.megawatt.scheduler.live.Outage;
import eu.megawatt.scheduler.live.Run;
import eu.megawatt.service.live.Reality;
import eu.megawatt.service.store.Sha256;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The GPUs that the fleet counts on and Slurm does not have: of nodes that are down or drained, of
 * nodes that are not there at all, and what somebody else's jobs use. A drained node keeps what our
 * jobs use there until they are to end.
 */
record NodeOutages(SlurmSettings settings, Instant now) {

  /** How the ids of these outages begin. */
  static final String PREFIX = "slurm-";

  private static final int LONGEST_ID = 80;
  private static final int LONGEST_REASON = 500;

  /** What there is of it; ids are the same as long as what they are about is. */
  List<Outage> of(Reality.Handed plan, Collection<SlurmNode> nodes, Collection<SlurmJob> jobs) {
    Map<String, List<SlurmJob>> byNode = new HashMap<>();
    for (SlurmJob job : jobs) {
      if (job.stage() == SlurmJob.Stage.RUNNING) {
        job.nodes().forEach(it -> byNode.computeIfAbsent(it, _ -> new ArrayList<>()).add(job));
      }
    }
    List<Outage> outages = new ArrayList<>();
    plan.gpus()
        .forEach(
            (poolId, gpus) -> {
              List<SlurmNode> its =
                  nodes.stream()
                      .filter(it -> it.partitions().contains(settings.partition(poolId)))
                      .toList();
              if (!its.isEmpty()) {
                new OfPool(now, poolId, plan, byNode, outages).add(gpus, its);
              }
            });
    return List.copyOf(outages);
  }

  private record OfPool(
      Instant now,
      String poolId,
      Reality.Handed plan,
      Map<String, List<SlurmJob>> byNode,
      List<Outage> outages) {

    void add(int planned, List<SlurmNode> nodes) {
      int there = nodes.stream().mapToInt(SlurmNode::gpus).sum();
      String has = "Slurm has %s in %s".formatted(new GpuCount(there), poolId);
      add("missing", planned - there, now, has, Optional.empty());
      int used = 0;
      for (SlurmNode node : nodes) {
        if (node.isGone()) {
          add(node, node.gpus(), node.name() + ": " + node.complaint());
        } else if (!node.isUsable()) {
          closed(node);
        } else {
          used += usedByOthers(node);
        }
      }
      String use = "jobs of others in Slurm use %s".formatted(new GpuCount(used));
      add("others", used, now, use, Optional.empty());
    }

    private int usedByOthers(SlurmNode node) {
      return byNode.getOrDefault(node.name(), List.of()).stream()
          .filter(it -> it.mark().isEmpty())
          .mapToInt(it -> it.gpusByNode().getOrDefault(node.name(), 0))
          .sum();
    }

    private void closed(SlurmNode node) {
      String reason = node.name() + ": " + node.complaint();
      int free = node.gpus();
      for (SlurmJob job : byNode.getOrDefault(node.name(), List.of())) {
        int its = job.gpusByNode().getOrDefault(node.name(), 0);
        Optional<Instant> end = plannedEnd(job).filter(it -> it.isAfter(now));
        if (end.isPresent() && its > 0) {
          free -= its;
          String what = node.name() + "-" + job.mark().orElseThrow().jobId();
          add(what, its, end.get(), reason, Optional.of(node.name()));
        }
      }
      add(node, free, reason);
    }

    private Optional<Instant> plannedEnd(SlurmJob job) {
      return job.mark()
          .flatMap(it -> Optional.ofNullable(plan.underWay().get(it.jobId())))
          .flatMap(LiveJob::held)
          .filter(it -> it.poolId().equals(poolId))
          .map(Run::to);
    }

    private void add(SlurmNode node, int gpus, String reason) {
      add(node.name(), gpus, now, reason, Optional.of(node.name()));
    }

    private void add(String what, int gpus, Instant from, String reason, Optional<String> node) {
      if (gpus > 0) {
        String some =
            reason.length() > LONGEST_REASON ? reason.substring(0, LONGEST_REASON) : reason;
        outages.add(new Outage(id(what), poolId, gpus, from, Instant.MAX, some, node));
      }
    }

    private String id(String what) {
      String id = PREFIX + poolId + "-" + what;
      return id.length() <= LONGEST_ID ? id : PREFIX + Sha256.hex(id).substring(0, 60);
    }
  }
}
