/**
 * Who is charged what: the rows of a statement by billing account, priced or at cost, in invoice
 * lines of whole cents whose rows add up to them.
 */
@NullMarked
package eu.megawatt.reports.invoice;

import org.jspecify.annotations.NullMarked;
