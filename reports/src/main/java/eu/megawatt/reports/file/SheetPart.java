package eu.megawatt.reports.file;

import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** One sheet of a workbook, written cell by cell: a header that stays in view and has a filter. */
final class SheetPart {

  private final BookZip zip;
  private final String name;
  private final int number;
  private final Writer out;
  private final String[] letters;
  private int rows;
  private int column;

  /**
   * @param widths of the columns, in characters
   * @param header as many texts
   */
  SheetPart(BookZip zip, String name, int number, List<Integer> widths, List<String> header)
      throws IOException {
    this.zip = zip;
    this.name = name;
    this.number = number;
    this.out = zip.begin("xl/worksheets/sheet%d.xml".formatted(number));
    this.letters = new String[header.size()];
    for (int i = 0; i < letters.length; i++) {
      letters[i] = SheetNames.letters(i);
    }
    begin(widths);
    beginRow();
    for (String title : header) {
      text(SheetFormats.HEADER, title);
    }
    endRow();
  }

  private void begin(List<Integer> widths) throws IOException {
    out.write(BookXml.DECLARATION);
    out.write(
        """
        <worksheet xmlns="%s"><sheetViews><sheetView workbookViewId="0">\
        <pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>\
        </sheetView></sheetViews><cols>"""
            .formatted(BookXml.MAIN));
    for (int i = 0; i < widths.size(); i++) {
      out.write(
          "<col min=\"%d\" max=\"%d\" width=\"%d\" customWidth=\"1\"/>"
              .formatted(i + 1, i + 1, widths.get(i)));
    }
    out.write("</cols><sheetData>");
  }

  String name() {
    return name;
  }

  /** How many rows there are, the header among them. */
  int rows() {
    return rows;
  }

  void beginRow() throws IOException {
    rows++;
    column = 0;
    out.write("<row r=\"");
    out.write(Integer.toString(rows));
    out.write("\">");
  }

  void endRow() throws IOException {
    out.write("</row>\n");
  }

  /** Leaves a cell out. */
  void skip() {
    column++;
  }

  /** Text is always of the type of text: no program computes it. */
  void text(int style, String value) throws IOException {
    begin(style, " t=\"inlineStr\"");
    out.write(edgesMatter(value) ? "<is><t xml:space=\"preserve\">" : "<is><t>");
    out.write(SheetText.of(value));
    out.write("</t></is></c>");
  }

  void number(int style, String plain) throws IOException {
    begin(style, "");
    value(plain);
  }

  void flag(boolean value) throws IOException {
    begin(SheetFormats.GENERAL, " t=\"b\"");
    value(value ? "1" : "0");
  }

  /** A formula with what it computes to, for programs that do not compute. */
  void formula(int style, String expression, String plain) throws IOException {
    begin(style, "");
    out.write("<f>");
    out.write(SheetText.of(expression));
    out.write("</f>");
    value(plain);
  }

  private void begin(int style, String type) throws IOException {
    out.write("<c r=\"");
    out.write(letters[column++]);
    out.write(Integer.toString(rows));
    if (style != SheetFormats.GENERAL) {
      out.write("\" s=\"");
      out.write(Integer.toString(style));
    }
    out.write('"');
    out.write(type);
    out.write('>');
  }

  private void value(String plain) throws IOException {
    out.write("<v>");
    out.write(plain);
    out.write("</v></c>");
  }

  private static boolean edgesMatter(String value) {
    return !value.isEmpty()
        && (value.charAt(0) <= ' '
            || value.charAt(value.length() - 1) <= ' '
            || value.indexOf('\n') >= 0);
  }

  /** Ends the sheet. */
  BookXml.Sheet end() throws IOException {
    BookXml.Sheet sheet = new BookXml.Sheet(name, number, letters[letters.length - 1], rows);
    out.write("</sheetData><autoFilter ref=\"%s\"/></worksheet>".formatted(sheet.filter()));
    zip.end();
    return sheet;
  }
}
