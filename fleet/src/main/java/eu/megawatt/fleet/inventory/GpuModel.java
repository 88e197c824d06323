package eu.megawatt.fleet.inventory;

import eu.megawatt.fleet.unit.Power;

/**
 * A GPU as its maker sells it.
 *
 * @param rated the most that one of them draws by its data sheet, above 0
 * @param idle what one of them draws doing nothing, at most {@code rated}
 */
public record GpuModel(String id, String vendor, Power rated, Power idle)
    implements InventoryEntry {}
