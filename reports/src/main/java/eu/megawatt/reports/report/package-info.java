/**
 * What a month says, by whom and by what: tables whose rows add up to the statement, the same on
 * screen, in REST and in each file, each row with a reference to the accounts behind it.
 */
@NullMarked
package eu.megawatt.reports.report;

import org.jspecify.annotations.NullMarked;
