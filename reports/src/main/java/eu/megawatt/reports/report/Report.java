package eu.megawatt.reports.report;

import eu.megawatt.reports.table.Cell;
import eu.megawatt.reports.table.Rows;
import eu.megawatt.reports.table.Schema;
import java.util.List;

/**
 * A table that is shown, served and written: the same schema and rows for each of them.
 *
 * @param rows may be told more than once, and are the same each time
 * @param total what a row would say that is all of them; is not among them
 */
public record Report(Schema schema, Rows rows, List<Cell> total) {

  public Report {
    total = List.copyOf(total);
  }
}
