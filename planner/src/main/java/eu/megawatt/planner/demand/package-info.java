/** Demand day by day as it was, and what a capacity plan may take from it. */
@NullMarked
package eu.megawatt.planner.demand;

import org.jspecify.annotations.NullMarked;
