/** The few things that the store does with files, so that a test can take the power away. */
@NullMarked
package eu.megawatt.telemetry.store.file;

import org.jspecify.annotations.NullMarked;
