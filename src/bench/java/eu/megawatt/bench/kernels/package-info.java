/** Kernels in Java beside what C compilers and OpenBLAS make of the same work. */
@NullMarked
package eu.megawatt.bench.kernels;

import org.jspecify.annotations.NullMarked;
