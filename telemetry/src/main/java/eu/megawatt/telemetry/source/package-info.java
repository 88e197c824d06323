/** Where readings come from, and what is made of them on their way to samples. */
@NullMarked
package eu.megawatt.telemetry.source;

import org.jspecify.annotations.NullMarked;
