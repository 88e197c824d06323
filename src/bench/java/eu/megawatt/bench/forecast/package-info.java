/** Forecasts of demand beside what came: their error, and how often their intervals held. */
@NullMarked
package eu.megawatt.bench.forecast;

import org.jspecify.annotations.NullMarked;
