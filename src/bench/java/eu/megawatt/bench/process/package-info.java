/** Servers that are measured, each as a process of its own. */
@NullMarked
package eu.megawatt.bench.process;

import org.jspecify.annotations.NullMarked;
