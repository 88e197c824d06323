/** How many nodes a tree of limits holds, in which power mode and at what risk. */
@NullMarked
package eu.megawatt.planner.power;

import org.jspecify.annotations.NullMarked;
