package eu.megawatt.telemetry.record;

/**
 * A record as it was published.
 *
 * @param version 1 for the first content, one more for each content that differed
 */
public record Versioned<T>(T content, int version) {}
