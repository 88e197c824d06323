/** Measures a node when the service asks for it, and sends samples. */
@NullMarked
package eu.megawatt.kernels.agent;

import org.jspecify.annotations.NullMarked;
