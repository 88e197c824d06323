package eu.megawatt.telemetry.live;

/**
 * What somebody should look at.
 *
 * @param kind {@code site}, {@code hall}, {@code rack}, {@code node}, {@code domain}, {@code
 *     meter}, {@code source} or {@code sender}
 * @param id in the inventory or of the source
 */
public record Subject(String kind, String id) {}
