package eu.megawatt.reports.file;

import eu.megawatt.reports.table.Cell;
import eu.megawatt.reports.table.RowSink;
import eu.megawatt.reports.table.Schema;
import java.io.IOException;
import java.util.List;

/**
 * Hands on rows that fit the schema, their text repaired. A file of which a row was refused or not
 * written is not made whole, and closing it says so.
 */
final class CheckedSink implements RowSink {

  private final RowCheck check;
  private final TableWriter writer;
  private long rows;
  private boolean broken;
  private boolean closed;

  CheckedSink(Schema schema, TableWriter writer) {
    this.check = new RowCheck(schema);
    this.writer = writer;
  }

  @Override
  public void row(List<Cell> row) throws IOException {
    if (closed) {
      throw new IllegalStateException("The table is closed after %d rows".formatted(rows));
    }
    broken = true;
    check.check(rows + 1, row);
    writer.row(Unicode.repaired(row));
    rows++;
    broken = false;
  }

  /** How many rows were written. */
  long rows() {
    return rows;
  }

  @Override
  public void close() throws IOException {
    if (closed) {
      return;
    }
    if (broken) {
      abandon();
      throw new IOException(
          "The table has no end: row %d was refused or not written".formatted(rows + 1));
    }
    closed = true;
    writer.finish();
  }

  /** Ends without making the file whole. */
  void abandon() {
    if (!closed) {
      closed = true;
      writer.abandon();
    }
  }
}
