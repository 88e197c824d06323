@NullMarked
package eu.megawatt.telemetry.sample;

import org.jspecify.annotations.NullMarked;
