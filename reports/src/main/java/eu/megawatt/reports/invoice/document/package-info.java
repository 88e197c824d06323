/**
 * The {@code megawatt/billing/1} document: who pays, and what sites and the provider are called.
 */
@NullMarked
package eu.megawatt.reports.invoice.document;

import org.jspecify.annotations.NullMarked;
