package eu.megawatt.telemetry.live;

import eu.megawatt.fleet.inventory.Inventory;
import eu.megawatt.fleet.inventory.InventorySite;
import eu.megawatt.fleet.inventory.Node;
import eu.megawatt.fleet.job.JobKind;
import eu.megawatt.telemetry.energy.Allocation;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** What classes of work draw, asked of every allocation for every GPU: slow and plain. */
record PlainClasses(Inventory inventory, BruteForce plain, List<Allocation> inForce) {

  private List<Node> nodes(InventorySite site) {
    return inventory.nodes().values().stream()
        .filter(node -> inventory.siteOf(node).equals(site))
        .toList();
  }

  /** The share of a thing that a class's jobs have. */
  private double share(JobKind kind, Predicate<Allocation> has) {
    Set<String> all = new HashSet<>();
    Set<String> ofKind = new HashSet<>();
    for (Allocation allocation : inForce) {
      if (has.test(allocation)) {
        all.add(allocation.jobId());
        if (allocation.workloadClass() == kind) {
          ofKind.add(allocation.jobId());
        }
      }
    }
    return all.isEmpty() ? 0 : (double) ofKind.size() / all.size();
  }

  private static boolean has(Allocation allocation, Node node, String uuid) {
    return allocation.gpuUuids().contains(uuid) || allocation.nodeIds().contains(node.id());
  }

  /** In mW. */
  double of(InventorySite site, JobKind kind) {
    double sum = 0;
    for (Node node : nodes(site)) {
      double places = 0;
      for (String uuid : node.gpuUuids()) {
        double share = share(kind, it -> has(it, node, uuid));
        places += share;
        sum += share * plain.gpu(uuid);
      }
      sum +=
          plain.rest(node)
              * (node.gpuCount() == 0
                  ? share(kind, it -> it.nodeIds().contains(node.id()))
                  : places / node.gpuCount());
    }
    return sum;
  }

  /** In mW: GPUs that nobody has. */
  long idle(InventorySite site) {
    long sum = 0;
    for (Node node : nodes(site)) {
      for (String uuid : node.gpuUuids()) {
        sum += inForce.stream().noneMatch(it -> has(it, node, uuid)) ? plain.gpu(uuid) : 0;
      }
    }
    return sum;
  }
}
