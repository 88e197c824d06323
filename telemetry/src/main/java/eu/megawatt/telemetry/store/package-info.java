/** Every acknowledged sample, kept until its records can no longer change. */
@NullMarked
package eu.megawatt.telemetry.store;

import org.jspecify.annotations.NullMarked;
