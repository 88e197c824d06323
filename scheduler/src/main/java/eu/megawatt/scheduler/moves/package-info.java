/** Taking a few jobs out of a plan and putting them back better. It knows no solver. */
@NullMarked
package eu.megawatt.scheduler.moves;

import org.jspecify.annotations.NullMarked;
