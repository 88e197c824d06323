/** Kernels beside what C compilers, OpenBLAS and PyTorch make of the same work. */
@NullMarked
package eu.megawatt.bench.kernels;

import org.jspecify.annotations.NullMarked;
