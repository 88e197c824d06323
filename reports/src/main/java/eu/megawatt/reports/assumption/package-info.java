/** What costs and incomes are counted by: dated assumptions, each with its source. */
@NullMarked
package eu.megawatt.reports.assumption;

import org.jspecify.annotations.NullMarked;
