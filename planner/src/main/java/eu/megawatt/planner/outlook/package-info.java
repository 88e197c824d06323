/** When the megawatts run out, where first, and how sure that is. */
@NullMarked
package eu.megawatt.planner.outlook;

import org.jspecify.annotations.NullMarked;
