package eu.megawatt.telemetry.live;

import java.util.OptionalLong;

/**
 * A GPU's newest readings, each empty where there is none, however old.
 *
 * @param milliwatts power
 * @param milliCelsius temperature, in thousandths of a degree
 * @param ppm utilisation, in millionths
 * @param atMillis when the power was read, in milliseconds since 1970
 */
public record LiveDevice(
    String uuid,
    OptionalLong milliwatts,
    OptionalLong milliCelsius,
    OptionalLong ppm,
    OptionalLong atMillis) {}
