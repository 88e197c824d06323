/** A month from its facts to its statement: booked, put together, closed and corrected. */
@NullMarked
package eu.megawatt.reports.closing;

import org.jspecify.annotations.NullMarked;
