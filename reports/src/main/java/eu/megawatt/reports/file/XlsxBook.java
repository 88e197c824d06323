package eu.megawatt.reports.file;

import eu.megawatt.reports.table.Cell;
import eu.megawatt.reports.table.Rows;
import eu.megawatt.reports.table.Schema;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A workbook of several tables, row by row, then of the sums that reconcile them, then of what they
 * are. A table of more rows than a sheet takes goes on on the next one. For one thread.
 */
public final class XlsxBook {

  /** Puts tables and checks into a workbook. */
  @FunctionalInterface
  public interface Content {

    void into(XlsxBook book) throws IOException;
  }

  /** The most tables, and the most checks, of a workbook. */
  private static final int LIMIT = 1_000;

  private final Facts facts;
  private final SheetBook book;
  private final List<SheetTable> tables = new ArrayList<>();
  private final List<ReconciliationSheet.TableCheck> checks = new ArrayList<>();

  private XlsxBook(Facts facts, SheetBook book) {
    this.facts = facts;
    this.book = book;
  }

  /**
   * Writes a workbook to a stream, which stays open. Where the content fails, what was written is
   * left without an end, and nothing takes it for a workbook.
   *
   * @return its tables
   */
  public static List<WrittenTable> write(Facts facts, OutputStream out, Content content)
      throws IOException {
    return write(facts, out, SheetBook.ROWS, content);
  }

  static List<WrittenTable> write(Facts facts, OutputStream out, int rowLimit, Content content)
      throws IOException {
    XlsxBook book = new XlsxBook(facts, new SheetBook(new BookZip(out), rowLimit));
    content.into(book);
    book.finish();
    return book.tables.stream().map(SheetTable::written).toList();
  }

  /**
   * Writes a workbook as a file, which appears whole or not at all.
   *
   * @return what the manifest is to say of it
   */
  public static ManifestFile writeFile(Path file, Facts facts, Content content) throws IOException {
    return NewFile.write(file, FileFormat.XLSX, out -> write(facts, out, content));
  }

  /**
   * Writes a table; its rows are told at once.
   *
   * @param name of its sheets, as near as they may have it
   * @return how many rows were written
   */
  public long table(String name, Schema schema, Rows rows) throws IOException {
    SheetTable table = begin(name, schema);
    CheckedSink sink = new CheckedSink(schema, table);
    rows.into(sink);
    sink.close();
    return sink.rows();
  }

  private SheetTable begin(String name, Schema schema) throws IOException {
    if (tables.size() == LIMIT || tables.stream().anyMatch(t -> t.name().equals(name))) {
      throw new IllegalArgumentException(
          "Table (%s) is refused; a workbook has %d at the most, and none twice"
              .formatted(name, LIMIT));
    }
    SheetTable table = new SheetTable(book, name, schema);
    tables.add(table);
    return table;
  }

  /** Adds a check of a table that was written, to be shown on the sheet of reconciliation. */
  public void check(Check check) {
    if (checks.size() == LIMIT) {
      throw new IllegalArgumentException(
          "Check (%s) is one too many; a workbook has %d at the most"
              .formatted(check.name(), LIMIT));
    }
    checks.add(new ReconciliationSheet.TableCheck(check, written(check.table())));
  }

  private SheetTable written(String name) {
    return tables.stream()
        .filter(t -> t.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "The workbook has no table (%s). Maybe one of: %s."
                        .formatted(name, tables.stream().map(SheetTable::name).toList())));
  }

  /** A workbook of one table, as any other format writes it. */
  static TableWriter alone(Schema schema, Facts facts, OutputStream out) throws IOException {
    XlsxBook book = new XlsxBook(facts, new SheetBook(new BookZip(out), SheetBook.ROWS));
    SheetTable table = book.begin(schema.name(), schema);
    return new TableWriter() {
      @Override
      public void row(List<Cell> row) throws IOException {
        table.row(row);
      }

      @Override
      public void finish() throws IOException {
        table.finish();
        book.finish();
      }
    };
  }

  private void finish() throws IOException {
    if (!checks.isEmpty()) {
      ReconciliationSheet.write(book, checks);
    }
    AboutSheet.write(book, facts, tables);
    book.finish(facts);
  }
}
