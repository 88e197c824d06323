package eu.megawatt.kernels.power;

import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What a meter says at a moment. What it cannot say is empty.
 *
 * @param energyMillijoules counted since some moment before; grows
 * @param powerMilliwatts drawn now, or in the last moment
 * @param clockMegahertz of the compute units
 * @param temperatureCelsius of the device
 * @param throttles what holds the clock back, by name; empty where nothing does
 */
public record PowerReading(
    OptionalLong energyMillijoules,
    OptionalLong powerMilliwatts,
    OptionalInt clockMegahertz,
    OptionalInt temperatureCelsius,
    List<String> throttles) {}
