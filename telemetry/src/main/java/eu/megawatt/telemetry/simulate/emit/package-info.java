/** What a simulated fleet's exporters say: faults, exporter text, bodies of remote_write. */
@NullMarked
package eu.megawatt.telemetry.simulate.emit;

import org.jspecify.annotations.NullMarked;
