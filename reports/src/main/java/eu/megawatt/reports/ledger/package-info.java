/**
 * What was used in each quarter-hour, by whom, what it cost and what it emitted: lines that are
 * added and never changed.
 */
@NullMarked
package eu.megawatt.reports.ledger;

import org.jspecify.annotations.NullMarked;
