/** Bodies of remote_write, spelled out to be looked at; the fast way in is elsewhere. */
@NullMarked
package eu.megawatt.telemetry.source.remote;

import org.jspecify.annotations.NullMarked;
