/** Why a job is not in a plan, as data. */
@NullMarked
package eu.megawatt.scheduler.explain;

import org.jspecify.annotations.NullMarked;
