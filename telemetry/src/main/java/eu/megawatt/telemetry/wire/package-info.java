/** Prometheus remote_write as it comes over the wire, decoded to samples without a detour. */
@NullMarked
package eu.megawatt.telemetry.wire;

import org.jspecify.annotations.NullMarked;
