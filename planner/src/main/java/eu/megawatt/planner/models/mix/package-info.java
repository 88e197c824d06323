/** Several tasks that are asked of one model, and what they take of it together. */
@NullMarked
package eu.megawatt.planner.models.mix;

import org.jspecify.annotations.NullMarked;
