/**
 * Finds what to build: a plan, how much cheaper any other could be, why the others lost, and what
 * stands in the way where not every demand can be met.
 */
@NullMarked
package eu.megawatt.planner.buildout.search;

import org.jspecify.annotations.NullMarked;
