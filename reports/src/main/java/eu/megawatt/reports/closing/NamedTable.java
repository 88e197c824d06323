package eu.megawatt.reports.closing;

import eu.megawatt.reports.report.Report;
import eu.megawatt.reports.table.Cell;
import eu.megawatt.reports.table.Rows;
import eu.megawatt.reports.table.Schema;
import java.util.List;

/**
 * A table of a month's reports.
 *
 * @param name as a workbook calls its sheet
 * @param total what a row would say that is all of them; is not among them, and empty where there
 *     is no such row
 */
public record NamedTable(String name, Schema schema, Rows rows, List<Cell> total) {

  public NamedTable {
    total = List.copyOf(total);
  }

  /** A table without a total. */
  public NamedTable(String name, Schema schema, Rows rows) {
    this(name, schema, rows, List.of());
  }

  static NamedTable of(String name, Report report) {
    return new NamedTable(name, report.schema(), report.rows(), report.total());
  }

  /** The same table with other rows, which have to tell what these do. */
  public NamedTable with(Rows other) {
    return new NamedTable(name, schema, other, total);
  }
}
