/** Demand from what was booked and what waited: its history, forecasts, and back-tests of them. */
@NullMarked
package eu.megawatt.service.demand;

import org.jspecify.annotations.NullMarked;
