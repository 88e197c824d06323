/**
 * The work: gangs of GPUs for a number of hours, with a price on lateness and on leaving them out.
 */
@NullMarked
package eu.megawatt.fleet.job;

import org.jspecify.annotations.NullMarked;
