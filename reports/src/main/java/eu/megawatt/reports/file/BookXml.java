package eu.megawatt.reports.file;

import java.util.List;

/** The parts of a workbook that are the same but for the names of its sheets (ECMA-376, part 1). */
final class BookXml {

  static final String DECLARATION =
      "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

  static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

  /** To be filled with: number formats, how many styles, the styles beyond the fixed ones. */
  static final String STYLES =
      DECLARATION
          + """
          <styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">%s\
          <fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>\
          <font><b/><sz val="11"/><name val="Calibri"/></font></fonts>\
          <fills count="2"><fill><patternFill patternType="none"/></fill>\
          <fill><patternFill patternType="gray125"/></fill></fills>\
          <borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>\
          <cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>\
          <cellXfs count="%d"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>\
          <xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>\
          <xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>\
          %s</cellXfs>\
          <cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>\
          </styleSheet>""";

  private static final String OFFICE =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

  private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006";

  private static final String TYPE =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.%s+xml";

  /**
   * A sheet of the book.
   *
   * @param lastColumn its letters
   * @param rows with the header
   */
  record Sheet(String name, int part, String lastColumn, int rows) {

    /** The cells that its filter covers, such as {@code A1:F20}. */
    String filter() {
      return "A1:%s%d".formatted(lastColumn, rows);
    }

    /** The last row that may hold data, also where none does. */
    int lastRow() {
      return Math.max(2, rows);
    }
  }

  private BookXml() {}

  static String contentTypes(List<Sheet> sheets) {
    StringBuilder xml = new StringBuilder(DECLARATION);
    xml.append("<Types xmlns=\"%s/content-types\">".formatted(PACKAGE));
    xml.append(
        "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>");
    override(xml, "/xl/workbook.xml", TYPE.formatted("sheet.main"));
    override(xml, "/xl/styles.xml", TYPE.formatted("styles"));
    override(
        xml, "/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml");
    for (Sheet sheet : sheets) {
      override(
          xml, "/xl/worksheets/sheet%d.xml".formatted(sheet.part()), TYPE.formatted("worksheet"));
    }
    return xml.append("</Types>").toString();
  }

  private static void override(StringBuilder xml, String part, String type) {
    xml.append("<Override PartName=\"%s\" ContentType=\"%s\"/>".formatted(part, type));
  }

  static String packageRelations() {
    return relations(
        relation("rId1", OFFICE + "/officeDocument", "xl/workbook.xml")
            + relation(
                "rId2", PACKAGE + "/relationships/metadata/core-properties", "docProps/core.xml"));
  }

  static String workbookRelations(List<Sheet> sheets) {
    StringBuilder xml = new StringBuilder(relation("rId0", OFFICE + "/styles", "styles.xml"));
    for (Sheet sheet : sheets) {
      xml.append(
          relation(
              "rId" + sheet.part(),
              OFFICE + "/worksheet",
              "worksheets/sheet%d.xml".formatted(sheet.part())));
    }
    return relations(xml.toString());
  }

  private static String relations(String inside) {
    return "%s<Relationships xmlns=\"%s/relationships\">%s</Relationships>"
        .formatted(DECLARATION, PACKAGE, inside);
  }

  private static String relation(String id, String type, String target) {
    return "<Relationship Id=\"%s\" Type=\"%s\" Target=\"%s\"/>".formatted(id, type, target);
  }

  /** The sheets, their filters, and the wish that formulas be computed anew when it is opened. */
  static String workbook(List<Sheet> sheets) {
    StringBuilder list = new StringBuilder();
    StringBuilder names = new StringBuilder();
    for (int i = 0; i < sheets.size(); i++) {
      Sheet sheet = sheets.get(i);
      list.append(
          "<sheet name=\"%s\" sheetId=\"%d\" r:id=\"rId%d\"/>"
              .formatted(SheetText.of(sheet.name()), sheet.part(), sheet.part()));
      names.append(
          "<definedName name=\"_xlnm._FilterDatabase\" localSheetId=\"%d\" hidden=\"1\">%s</definedName>"
              .formatted(
                  i,
                  SheetText.of(
                      SheetNames.quoted(sheet.name()) + "!" + SheetNames.fixed(sheet.filter()))));
    }
    return "%s<workbook xmlns=\"%s\" xmlns:r=\"%s\"><sheets>%s</sheets><definedNames>%s</definedNames><calcPr fullCalcOnLoad=\"1\"/></workbook>"
        .formatted(DECLARATION, MAIN, OFFICE, list, names);
  }

  static String properties(Facts facts) {
    return "%s<cp:coreProperties xmlns:cp=\"%s/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>%s</dc:title><dc:creator>Megawatt</dc:creator><dcterms:created xsi:type=\"dcterms:W3CDTF\">%s</dcterms:created></cp:coreProperties>"
        .formatted(
            DECLARATION,
            PACKAGE,
            SheetText.of(Unicode.repaired(facts.title())),
            facts.generatedAt());
  }
}
