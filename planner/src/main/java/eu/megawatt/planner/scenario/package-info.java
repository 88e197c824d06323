/** Other futures: changes of a capacity plan, and what differs between outlooks. */
@NullMarked
package eu.megawatt.planner.scenario;

import org.jspecify.annotations.NullMarked;
