/** What a workload needs of a model, and what would be free if another model served it. */
@NullMarked
package eu.megawatt.planner.models.move;

import org.jspecify.annotations.NullMarked;
