package eu.megawatt.kernels.sample;

import eu.megawatt.kernels.power.PowerReading;
import eu.megawatt.kernels.suite.Block;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A second of a soak.
 *
 * @param atSecond since its start
 * @param block what was done in it
 * @param reading what the meter said at its end
 * @param fingerprint of the results, where it was taken
 */
public record SoakSecond(
    int atSecond, Block block, Optional<PowerReading> reading, OptionalLong fingerprint) {}
