@NullMarked
package eu.megawatt.reports.invoice.document;

import org.jspecify.annotations.NullMarked;
