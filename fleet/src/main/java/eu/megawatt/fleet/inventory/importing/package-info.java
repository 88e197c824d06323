/**
 * Fleets from other people's lists: CSV and NetBox, merged into an inventory and checked with it.
 */
@NullMarked
package eu.megawatt.fleet.inventory.importing;

import org.jspecify.annotations.NullMarked;
