/** Energy over time, and of jobs, from the records. */
@NullMarked
package eu.megawatt.service.energy;

import org.jspecify.annotations.NullMarked;
