/** How much power a node draws, and who says so. */
@NullMarked
package eu.megawatt.kernels.power;

import org.jspecify.annotations.NullMarked;
