/** Which sources there are, as one document says. */
@NullMarked
package eu.megawatt.telemetry.source.config;

import org.jspecify.annotations.NullMarked;
