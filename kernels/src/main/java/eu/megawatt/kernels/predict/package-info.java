/**
 * How long work takes on hardware whose kernels have been measured: the roofline, with intervals.
 */
@NullMarked
package eu.megawatt.kernels.predict;

import org.jspecify.annotations.NullMarked;
