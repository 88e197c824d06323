/** Tables of nodes and pods, and what is said of those that cannot be used. */
@NullMarked
package eu.megawatt.scheduler.pack.trace;

import org.jspecify.annotations.NullMarked;
