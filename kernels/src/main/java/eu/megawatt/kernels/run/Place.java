package eu.megawatt.kernels.run;

import eu.megawatt.kernels.power.PowerMeter;
import eu.megawatt.kernels.suite.Backend;
import java.util.Optional;

/**
 * A device to measure, and what says its power.
 *
 * @param meter empty where nothing does
 */
public record Place(Backend backend, Optional<PowerMeter> meter) {}
