/** The real agent, driven against the running service. */
@NullMarked
package eu.megawatt.kernels.agent;

import org.jspecify.annotations.NullMarked;
