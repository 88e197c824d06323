/** The devices of the node that this runs on. */
@NullMarked
package eu.megawatt.kernels.machine;

import org.jspecify.annotations.NullMarked;
