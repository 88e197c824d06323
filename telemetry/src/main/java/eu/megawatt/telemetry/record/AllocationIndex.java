package eu.megawatt.telemetry.record;

import eu.megawatt.telemetry.energy.Allocation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The allocations of one quarter-hour by the nodes that they touch. */
final class AllocationIndex {

  private final Map<String, List<Allocation>> byNode = new HashMap<>();

  AllocationIndex(Collection<Allocation> allocations, GpuPlaces places) {
    for (Allocation allocation : allocations) {
      Set<String> nodes = new HashSet<>(allocation.nodeIds());
      allocation.gpuUuids().forEach(uuid -> places.nodeOf(uuid).ifPresent(nodes::add));
      nodes.forEach(node -> byNode.computeIfAbsent(node, _ -> new ArrayList<>()).add(allocation));
    }
  }

  List<Allocation> of(String node) {
    return byNode.getOrDefault(node, List.of());
  }
}
