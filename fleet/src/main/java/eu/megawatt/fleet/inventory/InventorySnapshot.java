package eu.megawatt.fleet.inventory;

/**
 * An inventory that never changes under its name.
 *
 * @param id the first 16 hexadecimal digits of the SHA-256 of the inventory's canonical JSON: the
 *     same fleet has the same id, in whatever order or syntax it was written down
 */
public record InventorySnapshot(String id, Inventory inventory) {}
