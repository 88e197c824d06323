/** A fleet that behaves like a real one, from an inventory and a seed, and the truth about it. */
@NullMarked
package eu.megawatt.telemetry.simulate;

import org.jspecify.annotations.NullMarked;
