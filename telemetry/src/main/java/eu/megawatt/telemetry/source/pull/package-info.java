/** Asking sources: at their pace, each on its own, and with an eye on how fresh they are. */
@NullMarked
package eu.megawatt.telemetry.source.pull;

import org.jspecify.annotations.NullMarked;
