package eu.megawatt.kernels.sample;

import eu.megawatt.kernels.suite.Absence;

/**
 * A backend with no device here.
 *
 * @param backend {@code cuda}
 */
public record Missing(String backend, Absence absence, String detail) {}
