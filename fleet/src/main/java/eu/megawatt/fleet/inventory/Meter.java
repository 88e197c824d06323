package eu.megawatt.fleet.inventory;

/**
 * A meter whose readings come in under its id.
 *
 * @param target id of the domain or site that it measures
 */
public record Meter(String id, MeterScope scope, String target) implements InventoryEntry {}
