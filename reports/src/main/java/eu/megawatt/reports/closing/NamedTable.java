package eu.megawatt.reports.closing;

import eu.megawatt.reports.report.Report;
import eu.megawatt.reports.table.Rows;
import eu.megawatt.reports.table.Schema;

/**
 * A table of a month's reports.
 *
 * @param name as a workbook calls its sheet
 */
public record NamedTable(String name, Schema schema, Rows rows) {

  static NamedTable of(String name, Report report) {
    return new NamedTable(name, report.schema(), report.rows());
  }
}
