/** Months: what of the ledger is posted in them, closed once, and what comes later. */
@NullMarked
package eu.megawatt.reports.period;

import org.jspecify.annotations.NullMarked;
