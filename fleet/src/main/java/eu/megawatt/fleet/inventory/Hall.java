package eu.megawatt.fleet.inventory;

/**
 * A room of racks.
 *
 * @param site id of its site
 * @param name for people
 */
public record Hall(String id, String site, String name) implements InventoryEntry {}
