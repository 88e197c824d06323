/** Measures the receiver of telemetry: cost, burst, memory, answers, overload; peers beside it. */
@NullMarked
package eu.megawatt.bench.telemetry;

import org.jspecify.annotations.NullMarked;
