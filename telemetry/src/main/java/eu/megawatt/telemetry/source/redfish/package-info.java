/** What a server's management controller says of its power. */
@NullMarked
package eu.megawatt.telemetry.source.redfish;

import org.jspecify.annotations.NullMarked;
