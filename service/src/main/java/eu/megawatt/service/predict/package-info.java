/**
 * How long work on language models takes on the GPU types of a plan, and what energy, from what
 * nodes were measured to do.
 */
@NullMarked
package eu.megawatt.service.predict;

import org.jspecify.annotations.NullMarked;
