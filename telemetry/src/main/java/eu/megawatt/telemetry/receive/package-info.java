/** What happens to one request with samples: admitted, decoded, made durable, answered, counted. */
@NullMarked
package eu.megawatt.telemetry.receive;

import org.jspecify.annotations.NullMarked;
