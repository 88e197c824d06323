/** Prices what is known of quarter-hours: facts, a book and series become entries of the ledger. */
@NullMarked
package eu.megawatt.reports.booking;

import org.jspecify.annotations.NullMarked;
