/**
 * The plan that is lived by: jobs come and go, limits change, time passes. Admission, repair and
 * improvement on one state, without input or output.
 */
@NullMarked
package eu.megawatt.scheduler.live;

import org.jspecify.annotations.NullMarked;
