package eu.megawatt.reports.file;

import eu.megawatt.reports.table.Column;
import eu.megawatt.reports.table.ColumnType;
import java.util.LinkedHashMap;
import java.util.Map;

/** The formats of the cells of one workbook, each once; at most one for each number of decimals. */
final class SheetFormats {

  /** A cell as it comes. */
  static final int GENERAL = 0;

  /** A header: bold, and it stays in view. */
  static final int HEADER = 1;

  /** Text that stays text when somebody edits it. */
  static final int TEXT = 2;

  /** Of formats that a workbook defines itself (ECMA-376, 18.8.30). */
  private static final int FIRST_CUSTOM = 164;

  /** The styles that any workbook has. */
  private static final int FIXED = 3;

  private final Map<String, Integer> custom = new LinkedHashMap<>();

  /** The style of a column's cells. */
  int of(Column column) {
    return switch (column.type()) {
      case ColumnType.Plain plain -> of(plain, column);
      case ColumnType.Decimal(int scale, boolean padded) -> padded ? decimals(scale) : GENERAL;
    };
  }

  private int of(ColumnType.Plain type, Column column) {
    return switch (type) {
      case TEXT, JSON -> TEXT;
      case WHOLE -> custom(column.unit().isPresent() ? "#,##0" : "0");
      case INSTANT -> custom("yyyy-mm-dd hh:mm:ss\"Z\"");
      case DATE -> custom("yyyy-mm-dd");
      case BOOLEAN -> GENERAL;
    };
  }

  /** The style of numbers with just so many decimals. */
  int decimals(int scale) {
    return custom(scale == 0 ? "#,##0" : "#,##0." + "0".repeat(Math.min(scale, 30)));
  }

  private int custom(String code) {
    return custom.computeIfAbsent(code, _ -> FIXED + custom.size());
  }

  /** The part {@code styles.xml}. */
  String xml() {
    StringBuilder codes = new StringBuilder();
    StringBuilder styles = new StringBuilder();
    custom.forEach(
        (code, style) -> {
          int id = FIRST_CUSTOM + style - FIXED;
          codes.append(
              "<numFmt numFmtId=\"%d\" formatCode=\"%s\"/>".formatted(id, SheetText.of(code)));
          styles.append(
              "<xf numFmtId=\"%d\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/>"
                  .formatted(id));
        });
    return BookXml.STYLES.formatted(
        custom.isEmpty()
            ? ""
            : "<numFmts count=\"%d\">%s</numFmts>".formatted(custom.size(), codes),
        FIXED + custom.size(),
        styles);
  }
}
