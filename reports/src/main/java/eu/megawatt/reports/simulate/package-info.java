/** Months of fleets that do not exist, for demonstrations, tests and benchmarks of the books. */
@NullMarked
package eu.megawatt.reports.simulate;

import org.jspecify.annotations.NullMarked;
