/** Weeks of the years ahead, scheduled by the engine that runs the fleet. */
@NullMarked
package eu.megawatt.planner.week;

import org.jspecify.annotations.NullMarked;
