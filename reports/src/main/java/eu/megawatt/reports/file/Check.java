package eu.megawatt.reports.file;

import java.math.BigDecimal;

/**
 * A sum that a workbook proves: a column's against a number that was come by in another way, as the
 * ledger's or the meter's.
 *
 * @param name what is compared, as a reader would call it
 * @param table as it was named in the workbook
 * @param column of whole or decimal numbers
 * @param stated what the column is to add up to
 */
public record Check(String name, String table, String column, BigDecimal stated) {}
