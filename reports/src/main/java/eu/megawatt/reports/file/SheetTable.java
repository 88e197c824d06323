package eu.megawatt.reports.file;

import eu.megawatt.reports.table.Cell;
import eu.megawatt.reports.table.Column;
import eu.megawatt.reports.table.ColumnType;
import eu.megawatt.reports.table.Schema;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * A table on as many sheets as it needs, each with the header. A spreadsheet counts with 15 digits:
 * whole numbers and money of more are text, so that nobody sees digits that are not there; prices
 * and other exact decimals are the nearest number.
 */
final class SheetTable implements TableWriter {

  /** The numbers from which on a spreadsheet loses digits. */
  private static final long SIXTEEN_DIGITS = 1_000_000_000_000_000L;

  private static final int DIGITS = 15;

  private final SheetBook book;
  private final String name;
  private final Schema schema;
  private final int[] styles;
  private final ColumnSums sums;
  private final List<BookXml.Sheet> ended = new ArrayList<>();
  private SheetPart part;
  private long rows;

  SheetTable(SheetBook book, String name, Schema schema) throws IOException {
    this.book = book;
    this.name = name;
    this.schema = schema;
    this.styles = schema.columns().stream().mapToInt(book.formats()::of).toArray();
    this.sums = new ColumnSums(schema);
    this.part = begin();
  }

  private SheetPart begin() throws IOException {
    return book.begin(
        name,
        schema.columns().stream().map(SheetTable::width).toList(),
        schema.columns().stream().map(Column::name).toList());
  }

  /** Wide enough for what the type has and for the header with its filter. */
  private static int width(Column column) {
    int cells =
        switch (column.type()) {
          case ColumnType.Plain plain ->
              switch (plain) {
                case TEXT -> 24;
                case JSON -> 40;
                case WHOLE -> 16;
                case INSTANT -> 22;
                case DATE -> 12;
                case BOOLEAN -> 8;
              };
          case ColumnType.Decimal _ -> 16;
        };
    return Math.clamp(column.name().length() + 3, cells, 60);
  }

  @Override
  public void row(List<Cell> row) throws IOException {
    if (part.rows() == book.rowLimit()) {
      ended.add(book.end(part));
      part = begin();
    }
    part.beginRow();
    for (int i = 0; i < row.size(); i++) {
      cell(i, row.get(i));
    }
    part.endRow();
    rows++;
  }

  private void cell(int i, Cell cell) throws IOException {
    switch (cell) {
      case Cell.Absent _ -> part.skip();
      case Cell.Text(String value) -> part.text(styles[i], value);
      case Cell.Whole(long value) -> whole(i, value);
      case Cell.Decimal(BigDecimal value) -> decimal(i, value);
      case Cell.At(Instant value) -> part.number(styles[i], SheetDays.of(value));
      case Cell.Day(LocalDate value) -> part.number(styles[i], SheetDays.of(value));
      case Cell.Flag(boolean value) -> part.flag(value);
    }
  }

  private void whole(int i, long value) throws IOException {
    number(i, BigDecimal.valueOf(value), value > -SIXTEEN_DIGITS && value < SIXTEEN_DIGITS);
  }

  private void decimal(int i, BigDecimal value) throws IOException {
    ColumnType.Decimal type = (ColumnType.Decimal) schema.columns().get(i).type();
    BigDecimal scaled = PlainNumber.scaled(type, value);
    number(i, scaled, !type.padded() || scaled.precision() <= DIGITS);
  }

  private void number(int i, BigDecimal value, boolean counts) throws IOException {
    sums.add(i, value, counts);
    if (counts) {
      part.number(styles[i], value.toPlainString());
    } else {
      part.text(SheetFormats.TEXT, value.toPlainString());
    }
  }

  @Override
  public void finish() throws IOException {
    ended.add(book.end(part));
  }

  String name() {
    return name;
  }

  Schema schema() {
    return schema;
  }

  /** What was written so far. */
  WrittenTable written() {
    return new WrittenTable(name, schema.name(), schema.version(), rows);
  }

  ColumnSums sums() {
    return sums;
  }

  /** The sheets that the table is on, after its end. */
  List<BookXml.Sheet> sheets() {
    return List.copyOf(ended);
  }
}
