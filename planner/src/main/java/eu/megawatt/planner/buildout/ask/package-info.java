/**
 * What a capacity plan and a list of offers ask: the demand that is to be met, what is there, and
 * what may be built. Days and euro become quarters and cents, and back.
 */
@NullMarked
package eu.megawatt.planner.buildout.ask;

import org.jspecify.annotations.NullMarked;
