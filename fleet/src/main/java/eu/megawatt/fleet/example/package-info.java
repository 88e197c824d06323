/** Scenarios of our own: the demonstration fleet and the seeded generator. */
@NullMarked
package eu.megawatt.fleet.example;

import org.jspecify.annotations.NullMarked;
