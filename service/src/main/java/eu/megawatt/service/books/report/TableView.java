package eu.megawatt.service.books.report;

import eu.megawatt.reports.closing.NamedTable;
import eu.megawatt.service.books.report.ReportView.ColumnView;
import java.util.List;

/** A table, with its cells in the order of the columns; nothing where one is absent. */
public record TableView(String name, List<ColumnView> columns, List<List<Object>> rows) {

  static TableView of(NamedTable table, int most) {
    return new TableView(
        table.name(),
        table.schema().columns().stream().map(ColumnView::of).toList(),
        ReportView.rows(table, most));
  }
}
