/** A month as FOCUS has it: Cost and Usage, Invoice Detail and Billing Period. */
@NullMarked
package eu.megawatt.reports.focus;

import org.jspecify.annotations.NullMarked;
