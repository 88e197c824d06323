/** Dated series of prices and carbon: what a market and a grid said, and what was known when. */
@NullMarked
package eu.megawatt.reports.series;

import org.jspecify.annotations.NullMarked;
