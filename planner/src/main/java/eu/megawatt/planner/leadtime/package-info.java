/** By when what had to be ordered for a day of operation. */
@NullMarked
package eu.megawatt.planner.leadtime;

import org.jspecify.annotations.NullMarked;
