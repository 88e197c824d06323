/** What tests of several packages share. */
@NullMarked
package eu.megawatt.kernels.testing;

import org.jspecify.annotations.NullMarked;
