/** The years ahead: demand, supply, when megawatts run out, what to build, models compared. */
@NullMarked
package eu.megawatt.planner;

import org.jspecify.annotations.NullMarked;
