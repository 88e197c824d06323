/** How whole numbers, batches and series become bytes. */
@NullMarked
package eu.megawatt.telemetry.store.code;

import org.jspecify.annotations.NullMarked;
