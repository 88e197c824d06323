/** The time grid of a document and values along it. */
@NullMarked
package eu.megawatt.fleet.time;

import org.jspecify.annotations.NullMarked;
