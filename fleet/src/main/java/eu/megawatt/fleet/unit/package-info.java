/** Quantities as types: power, energy, money and carbon in integers of their smallest unit. */
@NullMarked
package eu.megawatt.fleet.unit;

import org.jspecify.annotations.NullMarked;
