package eu.megawatt.telemetry.live;

/**
 * What somebody should look at.
 *
 * @param kind {@code site}, {@code hall}, {@code rack}, {@code node}, {@code domain} or {@code
 *     meter}
 * @param id in the inventory
 */
public record Subject(String kind, String id) {}
