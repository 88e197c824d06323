/** The kernels on a CPU: the Vector API on as many threads as there are cores. */
@NullMarked
package eu.megawatt.kernels.cpu;

import org.jspecify.annotations.NullMarked;
