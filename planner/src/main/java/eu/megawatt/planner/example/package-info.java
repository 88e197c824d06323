/** A capacity plan to begin with. */
@NullMarked
package eu.megawatt.planner.example;

import org.jspecify.annotations.NullMarked;
