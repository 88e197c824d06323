/** Rows, as every file of the books is written from them: columns with types, cells, and a sink. */
@NullMarked
package eu.megawatt.reports.table;

import org.jspecify.annotations.NullMarked;
