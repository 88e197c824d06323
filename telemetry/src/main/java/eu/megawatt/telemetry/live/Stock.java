package eu.megawatt.telemetry.live;

import eu.megawatt.fleet.inventory.Inventory;
import eu.megawatt.fleet.inventory.Meter;
import eu.megawatt.fleet.inventory.Node;
import eu.megawatt.fleet.inventory.Rack;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What of an inventory counts at an instant: its racks, the nodes that are in service, its meters,
 * each by number in the document's order. Immutable.
 */
final class Stock {

  static final int NONE = -1;

  private final Inventory inventory;
  private final List<Rack> racks;
  private final List<Node> nodes;
  private final List<Meter> meters;
  private final int[] rackOfNode;
  private final int[] siteOfNode;
  private final Map<String, Integer> nodeById = new HashMap<>();
  private final Map<String, Integer> nodeByGpu = new HashMap<>();
  private final Map<String, Integer> meterById = new HashMap<>();
  private final Optional<Instant> nextChange;

  private Stock(Inventory inventory, Instant at) {
    this.inventory = inventory;
    racks = List.copyOf(inventory.racks().values());
    nodes = inventory.nodes().values().stream().filter(node -> node.inServiceAt(at)).toList();
    meters = List.copyOf(inventory.meters().values());
    Map<String, Integer> rackById = new HashMap<>();
    racks.forEach(rack -> rackById.put(rack.id(), rackById.size()));
    Map<String, Integer> siteById = new HashMap<>();
    inventory.sites().keySet().forEach(id -> siteById.put(id, siteById.size()));
    rackOfNode = new int[nodes.size()];
    siteOfNode = new int[nodes.size()];
    for (int i = 0; i < nodes.size(); i++) {
      Node node = nodes.get(i);
      rackOfNode[i] = rackById.getOrDefault(node.rack(), NONE);
      siteOfNode[i] = siteById.getOrDefault(inventory.siteOf(node).id(), NONE);
      nodeById.put(node.id(), i);
      for (String uuid : node.gpuUuids()) {
        nodeByGpu.put(uuid, i);
      }
    }
    meters.forEach(meter -> meterById.put(meter.id(), meterById.size()));
    nextChange =
        inventory.nodes().values().stream()
            .flatMap(node -> Stream.of(node.inServiceFrom(), node.retiredAt()))
            .flatMap(Optional::stream)
            .filter(at::isBefore)
            .min(Instant::compareTo);
  }

  static Stock of(Inventory inventory, Instant at) {
    return new Stock(inventory, at);
  }

  /** Whether other nodes count at a later instant. */
  boolean isOutdated(Instant at) {
    return nextChange.map(change -> !at.isBefore(change)).orElse(false);
  }

  Inventory inventory() {
    return inventory;
  }

  List<Rack> racks() {
    return racks;
  }

  List<Node> nodes() {
    return nodes;
  }

  List<Meter> meters() {
    return meters;
  }

  int rackOf(int node) {
    return rackOfNode[node];
  }

  /** The place of a node's site in the inventory. */
  int siteOf(int node) {
    return siteOfNode[node];
  }

  /** The node that an entity's readings are of, or {@link #NONE}. */
  int nodeOf(Directory directory, int entity) {
    String key = directory.key(entity);
    return switch (directory.kind(entity)) {
      case GPU -> nodeOfGpu(directory, key);
      case NODE -> nodeById.getOrDefault(key, NONE);
      case METER -> NONE;
    };
  }

  private int nodeOfGpu(Directory directory, String uuid) {
    Integer declared = nodeByGpu.get(uuid);
    if (declared != null) {
      return declared;
    }
    return directory.nodeOf(uuid).map(id -> nodeById.getOrDefault(id, NONE)).orElse(NONE);
  }

  int meter(String id) {
    return meterById.getOrDefault(id, NONE);
  }

  /** Numbers of the nodes in each rack. */
  List<List<Integer>> nodesByRack() {
    List<List<Integer>> byRack = new ArrayList<>();
    racks.forEach(_ -> byRack.add(new ArrayList<>()));
    for (int i = 0; i < nodes.size(); i++) {
      if (rackOfNode[i] != NONE) {
        byRack.get(rackOfNode[i]).add(i);
      }
    }
    return byRack;
  }
}
