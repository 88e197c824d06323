package eu.megawatt.service.books.report;

import eu.megawatt.reports.closing.InCurrency;
import eu.megawatt.reports.closing.MonthReport;
import eu.megawatt.reports.closing.MonthReport.Asked;
import eu.megawatt.reports.closing.NamedTable;
import eu.megawatt.reports.table.Cell;
import eu.megawatt.reports.table.Column;
import eu.megawatt.reports.table.ColumnType;
import eu.megawatt.reports.table.RowSink;
import eu.megawatt.service.books.period.PeriodView;
import eu.megawatt.service.books.period.SeriesUsed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A report as a page shows it: its first table with what it was counted by.
 *
 * @param isProvisional whether the month is open, so that it may change
 * @param rows the cells of each, in the order of the columns; nothing where one is absent
 * @param total what a row would say that is all of them; empty where there is no such row
 * @param more the other tables of unit costs: when pausing pays, and other lives of assets
 * @param currencies that it can be told in
 */
public record ReportView(
    String kind,
    Month period,
    boolean isProvisional,
    AskedView asked,
    List<ColumnView> columns,
    List<List<Object>> rows,
    List<Object> total,
    List<TableView> more,
    List<String> currencies,
    List<AssumptionView> assumptions,
    List<SeriesUsed> series,
    QualityView quality,
    List<String> warnings) {

  /** Past it a number of JavaScript is not exact. */
  private static final long EXACT_IN_DOUBLES = 1L << 53;

  /** The month that it is of. */
  public record Month(
      String id,
      String state,
      Instant from,
      Instant to,
      int quarterCount,
      Optional<String> sha256) {

    static Month of(PeriodView view) {
      return new Month(
          view.id(), view.state(), view.from(), view.to(), view.quarterCount(), view.sha256());
    }
  }

  /** How it was asked for. */
  public record AskedView(String groupBy, String shared, String focusVersion, String currency) {

    static AskedView of(Asked asked) {
      return new AskedView(
          asked.by().word(), asked.shared().word(), asked.focus().word(), asked.currency());
    }
  }

  /** A column. */
  public record ColumnView(String name, String type, Optional<String> unit, String description) {

    static ColumnView of(Column column) {
      return new ColumnView(
          column.name(), column.type().word(), column.unit(), column.description());
    }
  }

  /**
   * The report.
   *
   * @param most rows
   * @throws TooManyRowsException where there are more
   */
  public static ReportView of(MonthFile file, int most) {
    NamedTable table = file.tables().getFirst();
    List<Column> columns = table.schema().columns();
    return new ReportView(
        file.report().word(),
        Month.of(file.of().view()),
        !file.of().view().closed(),
        AskedView.of(file.asked()),
        columns.stream().map(ColumnView::of).toList(),
        rows(table, most),
        cells(columns, table.total()),
        more(file, most),
        InCurrency.known(file.month().book(), file.month().statement().period()),
        Assumptions.of(file.month().book(), file.month().statement().period()),
        file.of().series(),
        QualityView.of(file.month().statement()),
        Warnings.of(file));
  }

  private static List<TableView> more(MonthFile file, int most) {
    return file.report() == MonthReport.UNIT_COSTS
        ? file.tables().stream().skip(1).map(it -> TableView.of(it, most)).toList()
        : List.of();
  }

  static List<List<Object>> rows(NamedTable table, int most) {
    List<Column> columns = table.schema().columns();
    List<List<Object>> rows = new ArrayList<>();
    RowSink sink =
        new RowSink() {
          @Override
          public void row(List<Cell> row) {
            rows.add(cells(columns, row));
          }

          @Override
          public void close() {
            // All rows are in the list already.
          }
        };
    try {
      table.rows().into(new CountedSink(sink, most, _ -> {}));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return rows;
  }

  private static List<Object> cells(List<Column> columns, List<Cell> row) {
    List<Object> cells = new ArrayList<>(row.size());
    for (int i = 0; i < row.size(); i++) {
      cells.add(cell(columns.get(i).type(), row.get(i)));
    }
    return cells;
  }

  /** What is absent is an empty optional, which is written as null. */
  private static Object cell(ColumnType type, Cell cell) {
    return switch (cell) {
      case Cell.Absent _ -> Optional.empty();
      case Cell.Text(String value) -> value;
      case Cell.Whole(long value) -> whole(value);
      case Cell.Decimal(BigDecimal value) -> decimal(type, value);
      case Cell.At(Instant value) -> value.toString();
      case Cell.Day(var value) -> value.toString();
      case Cell.Flag(boolean value) -> value;
    };
  }

  private static Object whole(long value) {
    return Math.abs(value) <= EXACT_IN_DOUBLES ? value : Long.toString(value);
  }

  private static BigDecimal decimal(ColumnType type, BigDecimal value) {
    BigDecimal plain = value.scale() < 0 ? value.setScale(0, RoundingMode.UNNECESSARY) : value;
    return type instanceof ColumnType.Decimal(int scale, boolean padded) && padded
        ? plain.setScale(scale, RoundingMode.UNNECESSARY)
        : plain;
  }
}
