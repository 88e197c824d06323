/** The suite on the command line. */
@NullMarked
package eu.megawatt.kernels.command;

import org.jspecify.annotations.NullMarked;
