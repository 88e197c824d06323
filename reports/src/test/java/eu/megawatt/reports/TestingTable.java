package eu.megawatt.reports;

import eu.megawatt.reports.table.Cell;
import eu.megawatt.reports.table.Column;
import eu.megawatt.reports.table.ColumnType;
import eu.megawatt.reports.table.RowSink;
import eu.megawatt.reports.table.Rows;
import eu.megawatt.reports.table.Schema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A table that keeps its rows as text, and refuses a cell that is not of its column's type. */
public final class TestingTable implements RowSink {

  private final Schema schema;
  private final List<Map<String, String>> rows = new ArrayList<>();

  private TestingTable(Schema schema) {
    this.schema = schema;
  }

  /** Rows by the names of their columns; what is absent is not in them. */
  public static List<Map<String, String>> of(Schema schema, Rows rows) {
    TestingTable table = new TestingTable(schema);
    try {
      rows.into(table);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return table.rows;
  }

  /** The sum of a column; what is absent counts as nothing. */
  public static BigDecimal sum(List<Map<String, String>> rows, String column) {
    return rows.stream()
        .map(row -> new BigDecimal(row.getOrDefault(column, "0")))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** What a row has under a column; empty where it is absent. */
  public static String text(Map<String, String> row, String column) {
    return row.getOrDefault(column, "");
  }

  /** One row by the names of its columns. */
  public static Map<String, String> row(Schema schema, List<Cell> cells) {
    TestingTable table = new TestingTable(schema);
    table.row(cells);
    return table.rows.getFirst();
  }

  @Override
  public void row(List<Cell> cells) {
    if (cells.size() != schema.columns().size()) {
      throw new IllegalArgumentException(
          "%d cells, %d columns".formatted(cells.size(), schema.columns().size()));
    }
    Map<String, String> row = new LinkedHashMap<>();
    for (int i = 0; i < cells.size(); i++) {
      Column column = schema.columns().get(i);
      text(column, cells.get(i)).ifPresent(text -> row.put(column.name(), text));
    }
    rows.add(row);
  }

  private static Optional<String> text(Column column, Cell cell) {
    return switch (cell) {
      case Cell.Absent _ -> Optional.empty();
      case Cell.Text(String text)
          when column.type().equals(ColumnType.TEXT) || column.type().equals(ColumnType.JSON) ->
          Optional.of(text);
      case Cell.Whole(long whole) when column.type().equals(ColumnType.WHOLE) ->
          Optional.of(Long.toString(whole));
      case Cell.Decimal(BigDecimal number)
          when column.type() instanceof ColumnType.Decimal type
              && number.stripTrailingZeros().scale() <= type.scale() ->
          Optional.of(text(number, type));
      case Cell.At(var at) when column.type().equals(ColumnType.INSTANT) ->
          Optional.of(at.toString());
      case Cell.Flag(boolean flag) when column.type().equals(ColumnType.BOOLEAN) ->
          Optional.of(Boolean.toString(flag));
      default -> throw new IllegalArgumentException(column + " has " + cell);
    };
  }

  private static String text(BigDecimal number, ColumnType.Decimal type) {
    return (type.padded() ? number.setScale(type.scale()) : number.stripTrailingZeros())
        .toPlainString();
  }

  @Override
  public void close() {}
}
