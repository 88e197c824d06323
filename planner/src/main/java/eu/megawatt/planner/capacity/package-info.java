/** What the years ahead are planned from: sites, steps of supply, demand and projects. */
@NullMarked
package eu.megawatt.planner.capacity;

import org.jspecify.annotations.NullMarked;
