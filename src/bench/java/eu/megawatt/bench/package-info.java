/** Megawatt measured: the command line of the benchmarks. Nothing of it is shipped. */
@NullMarked
package eu.megawatt.bench;

import org.jspecify.annotations.NullMarked;
