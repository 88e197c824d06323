package eu.megawatt.telemetry.simulate;

import java.util.Optional;

/**
 * What one lane of GPUs does for a while.
 *
 * @param fromMillis the first instant of it
 * @param toMillis the first instant after it
 * @param job empty while the GPUs are idle
 */
record Turn(long fromMillis, long toMillis, Load load, Optional<SimulatedJob> job) {}
