/** Live sums against brute force, states by table, alarms by scene. */
@NullMarked
package eu.megawatt.telemetry.live;

import org.jspecify.annotations.NullMarked;
