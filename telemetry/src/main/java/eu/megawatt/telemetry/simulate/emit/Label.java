package eu.megawatt.telemetry.simulate.emit;

/** A label of a series. */
public record Label(String name, String value) {}
