/** Runs kernels and keeps samples of them. */
@NullMarked
package eu.megawatt.kernels.run;

import org.jspecify.annotations.NullMarked;
