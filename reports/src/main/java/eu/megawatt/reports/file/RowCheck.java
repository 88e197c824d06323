package eu.megawatt.reports.file;

import eu.megawatt.reports.table.Cell;
import eu.megawatt.reports.table.Column;
import eu.megawatt.reports.table.ColumnType;
import eu.megawatt.reports.table.ColumnType.Decimal;
import eu.megawatt.reports.table.Schema;
import java.util.ArrayList;
import java.util.List;

/** Refuses rows whose cells are not of their columns' types. */
final class RowCheck {

  /** How much of a value is told. */
  private static final int TOLD = 60;

  private final Schema schema;

  RowCheck(Schema schema) {
    this.schema = schema;
  }

  /** Throws {@link IllegalArgumentException} with each cell that does not fit. */
  void check(long number, List<Cell> row) {
    if (row.size() != schema.columns().size()) {
      throw new IllegalArgumentException(
          "Row %d of (%s) has %d cells; its schema has %d columns"
              .formatted(number, schema.name(), row.size(), schema.columns().size()));
    }
    for (int i = 0; i < row.size(); i++) {
      if (!CellFit.fits(schema.columns().get(i).type(), row.get(i))) {
        throw new IllegalArgumentException(
            "Row %d of (%s): %s".formatted(number, schema.name(), String.join("; ", misfits(row))));
      }
    }
  }

  private List<String> misfits(List<Cell> row) {
    List<String> misfits = new ArrayList<>();
    for (int i = 0; i < row.size(); i++) {
      Column column = schema.columns().get(i);
      if (!CellFit.fits(column.type(), row.get(i))) {
        misfits.add(
            "column (%s) has %s; allowed is %s"
                .formatted(column.name(), told(row.get(i)), allowed(column.type())));
      }
    }
    return misfits;
  }

  private static String told(Cell cell) {
    String text = cell.toString();
    return text.length() <= TOLD ? text : text.substring(0, TOLD) + "…";
  }

  private static String allowed(ColumnType type) {
    return switch (type) {
      case ColumnType.Plain plain -> allowed(plain);
      case Decimal(int scale, boolean _) ->
          "a decimal of %d digits before the point and %d after it. Maybe round it where the rule is known"
              .formatted(Decimal.DIGITS - scale, scale);
    };
  }

  private static String allowed(ColumnType.Plain type) {
    return switch (type) {
      case TEXT -> "text";
      case WHOLE -> "a whole number";
      case INSTANT ->
          "an instant from 1901 to 9999 in whole microseconds. Maybe truncate it to them";
      case DATE -> "a day from 1901 to 9999";
      case JSON -> "text that is a JSON object or list, with nothing around it";
      case BOOLEAN -> "true or false";
    };
  }
}
