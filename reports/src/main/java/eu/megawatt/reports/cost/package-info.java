/** What a unit of work costs, by what is posted: a GPU-hour, a million tokens, a task. */
@NullMarked
package eu.megawatt.reports.cost;

import org.jspecify.annotations.NullMarked;
