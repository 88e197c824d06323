package eu.megawatt.fleet.inventory;

import java.time.ZoneId;
import java.util.Optional;

/**
 * A compute site as it is built.
 *
 * @param name for people
 * @param country ISO 3166 two-letter code
 * @param designPue power usage effectiveness that it was built for, at least 1; empty where nobody
 *     has said
 */
public record InventorySite(
    String id, String name, String country, ZoneId timeZone, Optional<Double> designPue)
    implements InventoryEntry {}
