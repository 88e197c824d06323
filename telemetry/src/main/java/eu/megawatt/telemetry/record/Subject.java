package eu.megawatt.telemetry.record;

/** A node, power domain or site of the inventory, by its id. */
public record Subject(RecordScope scope, String id) {}
