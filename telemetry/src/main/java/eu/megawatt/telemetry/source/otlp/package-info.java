/** OpenTelemetry's metrics over HTTP, as protobuf and as JSON. */
@NullMarked
package eu.megawatt.telemetry.source.otlp;

import org.jspecify.annotations.NullMarked;
