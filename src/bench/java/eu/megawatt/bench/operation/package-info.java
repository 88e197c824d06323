/**
 * {@code bench operation}: a week of jobs on a small fleet, as it would have been run by several
 * ways to dispatch them.
 */
@NullMarked
package eu.megawatt.bench.operation;

import org.jspecify.annotations.NullMarked;
