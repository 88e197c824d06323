package eu.megawatt.reports.file;

import eu.megawatt.reports.table.Cell;
import eu.megawatt.reports.table.Column;
import eu.megawatt.reports.table.ColumnType;
import eu.megawatt.reports.table.Schema;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * A table as CSV of RFC 4180: a header, CRLF after each record, quotes where a field needs them. An
 * absent cell is an empty field and an empty text a pair of quotes, which PostgreSQL and others
 * tell apart. The facts have no place in CSV; the manifest has them.
 */
final class CsvTable implements TableWriter {

  private static final String LINE_END = "\r\n";
  private static final String EMPTY_TEXT = "\"\"";

  private final CsvProfile profile;
  private final List<Column> columns;
  private final Writer out;

  CsvTable(CsvProfile profile, Schema schema, OutputStream stream) throws IOException {
    this.profile = profile;
    this.columns = schema.columns();
    this.out = new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), 1 << 16);
    stream.write(profile.begin());
    header();
  }

  private void header() throws IOException {
    for (int i = 0; i < columns.size(); i++) {
      separate(i);
      text(title(columns.get(i)));
    }
    out.write(LINE_END);
  }

  /** Instants for spreadsheets have lost their Z, so the header says what they are in. */
  private String title(Column column) {
    return profile.isForSpreadsheets() && column.type() == ColumnType.INSTANT
        ? column.name() + " (UTC)"
        : column.name();
  }

  @Override
  public void row(List<Cell> row) throws IOException {
    for (int i = 0; i < row.size(); i++) {
      separate(i);
      cell(columns.get(i).type(), row.get(i));
    }
    out.write(LINE_END);
  }

  @Override
  public void finish() throws IOException {
    out.flush();
  }

  private void separate(int index) throws IOException {
    if (index > 0) {
      out.write(profile.separator());
    }
  }

  private void cell(ColumnType type, Cell cell) throws IOException {
    switch (cell) {
      case Cell.Absent _ -> absent();
      case Cell.Text(String value) -> text(value);
      case Cell.Whole(long value) -> out.write(Long.toString(value));
      case Cell.Decimal(BigDecimal value) -> out.write(profile.number(PlainNumber.of(type, value)));
      case Cell.At(Instant value) -> field(profile.instant(value));
      case Cell.Day(LocalDate value) -> out.write(profile.day(value));
      case Cell.Flag(boolean value) -> out.write(profile.flag(value));
    }
  }

  /** Nothing; but where it is all there is in a record the line would be empty, and be skipped. */
  private void absent() throws IOException {
    if (columns.size() == 1) {
      out.write(EMPTY_TEXT);
    }
  }

  private void text(String value) throws IOException {
    if (value.isEmpty()) {
      out.write(EMPTY_TEXT);
      return;
    }
    field(
        profile.isForSpreadsheets()
            ? FormulaGuard.guardedWithDigits(value)
            : FormulaGuard.guarded(value));
  }

  private void field(String value) throws IOException {
    if (needsQuotes(value)) {
      out.write('"');
      out.write(value.replace("\"", "\"\""));
      out.write('"');
    } else {
      out.write(value);
    }
  }

  private boolean needsQuotes(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == profile.separator() || c == '"' || c == '\r' || c == '\n') {
        return true;
      }
    }
    return false;
  }
}
