/** The way in: a scenario and a budget go in, the best plan found comes out, with its progress. */
@NullMarked
package eu.megawatt.scheduler.search;

import org.jspecify.annotations.NullMarked;
