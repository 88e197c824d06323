/** Capacity plans as documents, {@code megawatt/capacity/1}. */
@NullMarked
package eu.megawatt.planner.document;

import org.jspecify.annotations.NullMarked;
