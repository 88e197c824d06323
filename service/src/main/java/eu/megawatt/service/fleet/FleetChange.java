package eu.megawatt.service.fleet;

import eu.megawatt.fleet.inventory.InventoryChange;
import eu.megawatt.fleet.inventory.InventorySnapshot;
import java.util.Optional;

/**
 * From one snapshot of the fleet to the next.
 *
 * @param before id of the snapshot before; empty for the first
 */
public record FleetChange(
    Optional<String> before, InventorySnapshot after, InventoryChange change) {}
