@NullMarked
package eu.megawatt.telemetry.receive;

import org.jspecify.annotations.NullMarked;
