/** A plan as its readers want it: allocations, Gantt rows, power over time, what was left out. */
@NullMarked
package eu.megawatt.service.schedule;

import org.jspecify.annotations.NullMarked;
