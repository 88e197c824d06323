package eu.megawatt.reports.file;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A workbook as its sheets see it: one after the other, in the order in which they are begun. */
final class SheetBook {

  /** The rows of a sheet, header included (Excel's specifications and limits). */
  static final int ROWS = 1_048_576;

  private final BookZip zip;
  private final int rowLimit;
  private final SheetFormats formats = new SheetFormats();
  private final SheetNames names = new SheetNames();
  private final List<BookXml.Sheet> sheets = new ArrayList<>();
  private int begun;

  SheetBook(BookZip zip, int rowLimit) {
    this.zip = zip;
    this.rowLimit = rowLimit;
  }

  SheetFormats formats() {
    return formats;
  }

  int rowLimit() {
    return rowLimit;
  }

  /** Begins a sheet; the one before has to be ended, which it is not where a row was refused. */
  SheetPart begin(String name, List<Integer> widths, List<String> header) throws IOException {
    if (begun > sheets.size()) {
      throw new IllegalStateException(
          "Sheet %d has no end; the workbook can't go on with (%s)".formatted(begun, name));
    }
    return new SheetPart(zip, names.take(name), ++begun, widths, header);
  }

  BookXml.Sheet end(SheetPart part) throws IOException {
    BookXml.Sheet sheet = part.end();
    sheets.add(sheet);
    return sheet;
  }

  /** Writes what ties the sheets together. */
  void finish(Facts facts) throws IOException {
    zip.part("xl/styles.xml", formats.xml());
    zip.part("xl/workbook.xml", BookXml.workbook(sheets));
    zip.part("xl/_rels/workbook.xml.rels", BookXml.workbookRelations(sheets));
    zip.part("docProps/core.xml", BookXml.properties(facts));
    zip.part("_rels/.rels", BookXml.packageRelations());
    zip.part("[Content_Types].xml", BookXml.contentTypes(sheets));
    zip.finish();
  }
}
