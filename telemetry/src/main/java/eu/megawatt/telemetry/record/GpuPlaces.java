package eu.megawatt.telemetry.record;

import eu.megawatt.fleet.inventory.Inventory;
import eu.megawatt.fleet.inventory.Node;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which GPUs stand in which node: those declared, and those adopted when they were first read. */
public interface GpuPlaces {

  /** UUIDs of at most as many as the node has places. */
  List<String> gpusOf(Node node);

  /** The id of the node that a GPU stands in. */
  Optional<String> nodeOf(String gpuUuid);

  /** Those that the inventory names, and no others. */
  static GpuPlaces declared(Inventory inventory) {
    Map<String, String> nodes = new HashMap<>();
    for (Node node : inventory.nodes().values()) {
      node.gpuUuids().forEach(uuid -> nodes.put(uuid, node.id()));
    }
    return new GpuPlaces() {
      @Override
      public List<String> gpusOf(Node node) {
        return node.gpuUuids();
      }

      @Override
      public Optional<String> nodeOf(String gpuUuid) {
        return Optional.ofNullable(nodes.get(gpuUuid));
      }
    };
  }
}
