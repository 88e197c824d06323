/** Models beside each other: ranked by a metric, and what changes with another one. */
@NullMarked
package eu.megawatt.planner.models.compare;

import org.jspecify.annotations.NullMarked;
