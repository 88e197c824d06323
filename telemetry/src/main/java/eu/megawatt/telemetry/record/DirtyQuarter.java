package eu.megawatt.telemetry.record;

/** A quarter-hour in which samples of an entity changed; it begins at {@code startMillis}. */
public record DirtyQuarter(int entity, long startMillis) {}
