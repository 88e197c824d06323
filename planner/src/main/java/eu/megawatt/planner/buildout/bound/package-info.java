/**
 * How cheap a case can be at best: a Lagrangean bound in whole cents. Demand and capital limits are
 * priced into the options, which then are chosen each for itself; whatever the prices, no plan is
 * cheaper than what comes out.
 */
@NullMarked
package eu.megawatt.planner.buildout.bound;

import org.jspecify.annotations.NullMarked;
