/** What is measured: kernels, their work, what checks them, and what came of it. */
@NullMarked
package eu.megawatt.kernels.suite;

import org.jspecify.annotations.NullMarked;
