@NullMarked
package eu.megawatt.telemetry.wire;

import org.jspecify.annotations.NullMarked;
