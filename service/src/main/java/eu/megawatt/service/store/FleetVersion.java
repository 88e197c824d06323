package eu.megawatt.service.store;

import eu.megawatt.fleet.inventory.Inventory;
import eu.megawatt.fleet.inventory.InventorySnapshot;
import eu.megawatt.fleet.inventory.Node;
import java.time.Instant;

/**
 * A snapshot of the fleet in a few figures, as it became the current one.
 *
 * @param id of the snapshot
 * @param gpuCount of all nodes, those not in service yet included
 */
public record FleetVersion(
    String id,
    Instant createdAt,
    String name,
    int siteCount,
    int hallCount,
    int domainCount,
    int rackCount,
    int nodeCount,
    int gpuCount) {

  public static FleetVersion of(InventorySnapshot snapshot, Instant createdAt) {
    Inventory fleet = snapshot.inventory();
    return new FleetVersion(
        snapshot.id(),
        createdAt,
        fleet.name(),
        fleet.sites().size(),
        fleet.halls().size(),
        fleet.domains().size(),
        fleet.racks().size(),
        fleet.nodes().size(),
        fleet.nodes().values().stream().mapToInt(Node::gpuCount).sum());
  }
}
