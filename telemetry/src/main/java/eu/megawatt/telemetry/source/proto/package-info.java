/** Protobuf messages, field by field. */
@NullMarked
package eu.megawatt.telemetry.source.proto;

import org.jspecify.annotations.NullMarked;
