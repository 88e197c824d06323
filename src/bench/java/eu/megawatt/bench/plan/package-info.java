/** Plan quality: our own search beside other solvers, on the same scenarios and seconds. */
@NullMarked
package eu.megawatt.bench.plan;

import org.jspecify.annotations.NullMarked;
