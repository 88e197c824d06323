/** Telemetry at work in the service: what comes in, what is shown of it, and its clockwork. */
@NullMarked
package eu.megawatt.service.telemetry;

import org.jspecify.annotations.NullMarked;
