/**
 * The independent checker: judges a plan from the two documents alone, sharing nothing with the
 * kernel.
 */
@NullMarked
package eu.megawatt.scheduler.check;

import org.jspecify.annotations.NullMarked;
