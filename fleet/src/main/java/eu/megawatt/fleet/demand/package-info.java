/** What is asked of a fleet beyond jobs that run without a break: {@code megawatt/scenario/2}. */
@NullMarked
package eu.megawatt.fleet.demand;

import org.jspecify.annotations.NullMarked;
