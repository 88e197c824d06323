/**
 * A case as arrays, and a plan on them whose cost and shortages follow each change at once. Sites,
 * options and profiles are numbered in the case's order.
 */
@NullMarked
package eu.megawatt.planner.buildout.kernel;

import org.jspecify.annotations.NullMarked;
