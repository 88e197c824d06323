package eu.megawatt.service.telemetry;

import eu.megawatt.fleet.inventory.Inventory;
import eu.megawatt.fleet.inventory.Node;
import eu.megawatt.telemetry.record.GpuPlaces;
import eu.megawatt.telemetry.resolve.Adoptions.Adoption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which GPUs stand in which node: those declared, then those adopted, the first the first. */
final class AdoptedPlaces implements GpuPlaces {

  private final Map<String, String> nodeOfGpu = new HashMap<>();
  private final Map<String, Set<String>> gpusOfNode = new HashMap<>();

  AdoptedPlaces(Inventory inventory, Collection<Adoption> adopted) {
    for (Node node : inventory.nodes().values()) {
      node.gpuUuids().forEach(uuid -> place(uuid, node));
    }
    for (Adoption adoption : adopted) {
      Optional.ofNullable(inventory.nodes().get(adoption.node()))
          .ifPresent(node -> place(adoption.uuid(), node));
    }
  }

  /** A GPU keeps its first place, and a node takes no more than it has room for. */
  private void place(String uuid, Node node) {
    Set<String> there = gpusOfNode.computeIfAbsent(node.id(), _ -> new LinkedHashSet<>());
    if (there.size() < node.gpuCount() && nodeOfGpu.putIfAbsent(uuid, node.id()) == null) {
      there.add(uuid);
    }
  }

  @Override
  public List<String> gpusOf(Node node) {
    return new ArrayList<>(gpusOfNode.getOrDefault(node.id(), Set.of()));
  }

  @Override
  public Optional<String> nodeOf(String gpuUuid) {
    return Optional.ofNullable(nodeOfGpu.get(gpuUuid));
  }
}
