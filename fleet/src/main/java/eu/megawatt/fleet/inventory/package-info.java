/**
 * What really stands in the halls: sites, feeds and their limits, racks, nodes, GPUs and meters.
 */
@NullMarked
package eu.megawatt.fleet.inventory;

import org.jspecify.annotations.NullMarked;
