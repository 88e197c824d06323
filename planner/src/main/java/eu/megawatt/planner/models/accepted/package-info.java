/**
 * What an accepted task costs where some answers are refused, and where the large model overtakes.
 */
@NullMarked
package eu.megawatt.planner.models.accepted;

import org.jspecify.annotations.NullMarked;
