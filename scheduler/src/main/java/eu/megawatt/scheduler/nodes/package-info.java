/**
 * Which nodes and NVLink domains the gangs of a pool have, over time: whole GPUs, gang by gang in
 * the order in which they begin, with as little fragmentation as may be.
 */
@NullMarked
package eu.megawatt.scheduler.nodes;

import org.jspecify.annotations.NullMarked;
