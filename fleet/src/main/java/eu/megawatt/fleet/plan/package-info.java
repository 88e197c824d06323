/** The plan: where and when each job runs, and why the others do not. */
@NullMarked
package eu.megawatt.fleet.plan;

import org.jspecify.annotations.NullMarked;
