/** A first full plan, job by job. */
@NullMarked
package eu.megawatt.scheduler.construct;

import org.jspecify.annotations.NullMarked;
