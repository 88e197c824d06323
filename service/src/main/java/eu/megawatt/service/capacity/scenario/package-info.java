/** Capacity scenarios: changes of the capacity plan, their runs and what differs between them. */
@NullMarked
package eu.megawatt.service.capacity.scenario;

import org.jspecify.annotations.NullMarked;
