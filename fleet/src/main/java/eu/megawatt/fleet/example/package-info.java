/**
 * Scenarios and fleets of our own: the demonstration, the seeded generator, three fleets to try.
 */
@NullMarked
package eu.megawatt.fleet.example;

import org.jspecify.annotations.NullMarked;
