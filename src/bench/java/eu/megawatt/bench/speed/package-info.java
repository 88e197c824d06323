/** Runs the speed benchmarks and holds them against what they should reach. */
@NullMarked
package eu.megawatt.bench.speed;

import org.jspecify.annotations.NullMarked;
