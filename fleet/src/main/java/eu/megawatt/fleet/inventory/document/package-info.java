/** Reading and writing {@code megawatt/fleet/1}, with every problem of a fleet named at once. */
@NullMarked
package eu.megawatt.fleet.inventory.document;

import org.jspecify.annotations.NullMarked;
