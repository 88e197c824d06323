/**
 * What demand will be: models fitted to its history, chosen by back-test, with honest intervals.
 */
@NullMarked
package eu.megawatt.planner.forecast;

import org.jspecify.annotations.NullMarked;
