/** Which sites a workload may run at, and the rule that says so. */
@NullMarked
package eu.megawatt.fleet.residency;

import org.jspecify.annotations.NullMarked;
