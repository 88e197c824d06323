/** The scenario: everything a plan is made from. */
@NullMarked
package eu.megawatt.fleet.scenario;

import org.jspecify.annotations.NullMarked;
