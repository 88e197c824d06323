/**
 * Plans what {@code megawatt/scenario/2} asks for: jobs that may be interrupted, that wait for each
 * other and whose data lies somewhere, services by their forecast, tenants with shares and budgets.
 */
@NullMarked
package eu.megawatt.scheduler.demand;

import org.jspecify.annotations.NullMarked;
