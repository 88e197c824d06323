package eu.megawatt.telemetry.record;

/** A node, power domain or site of the inventory, or a job, by its id. */
public record Subject(RecordScope scope, String id) {}
