/** JSON as a tree of bounded size, and the plain batches of samples that people send with curl. */
@NullMarked
package eu.megawatt.telemetry.source.json;

import org.jspecify.annotations.NullMarked;
