/** Packing, held against what is counted by hand and against published figures. */
@NullMarked
package eu.megawatt.scheduler.pack;

import org.jspecify.annotations.NullMarked;
