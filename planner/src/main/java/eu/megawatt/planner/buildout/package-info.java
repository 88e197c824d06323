/**
 * What to build where and when: a case of sites, options and demands, and the plan that meets the
 * demand at least net present cost. Quarters are numbered from the case's first, kilowatts are of
 * IT load, money is in cents.
 */
@NullMarked
package eu.megawatt.planner.buildout;

import org.jspecify.annotations.NullMarked;
