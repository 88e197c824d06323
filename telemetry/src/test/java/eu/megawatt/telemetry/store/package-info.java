/** The store against models, power cuts, kills and a reader of its own. */
@NullMarked
package eu.megawatt.telemetry.store;

import org.jspecify.annotations.NullMarked;
