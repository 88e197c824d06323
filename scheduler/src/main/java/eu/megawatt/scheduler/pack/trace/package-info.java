/** Traces of nodes and pods, as tables. */
@NullMarked
package eu.megawatt.scheduler.pack.trace;

import org.jspecify.annotations.NullMarked;
