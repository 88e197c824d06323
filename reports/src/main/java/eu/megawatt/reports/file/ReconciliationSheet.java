package eu.megawatt.reports.file;

import eu.megawatt.reports.table.Column;
import eu.megawatt.reports.table.ColumnType;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The sheet on which a workbook adds itself up: each check's sum and difference as formulas over
 * the sheets of data, with the values that they compute to. A sum that a spreadsheet can't add,
 * since it has more than 15 digits or one of its numbers does, is given as text and without a
 * formula.
 */
final class ReconciliationSheet {

  static final String NAME = "Reconciliation";

  private static final List<String> HEADER =
      List.of("check", "table", "column", "unit", "computed", "stated", "difference");

  private static final List<Integer> WIDTHS = List.of(40, 24, 24, 12, 20, 20, 16);

  /** The most digits that a spreadsheet counts with. */
  private static final int DIGITS = 15;

  /** To how many decimals sums of exact numbers are compared; those of money have fewer. */
  private static final int PLACES = 9;

  private final SheetBook book;
  private final SheetPart part;

  private ReconciliationSheet(SheetBook book, SheetPart part) {
    this.book = book;
    this.part = part;
  }

  static void write(SheetBook book, List<TableCheck> checks) throws IOException {
    SheetPart part = book.begin(NAME, WIDTHS, HEADER);
    ReconciliationSheet sheet = new ReconciliationSheet(book, part);
    for (TableCheck check : checks) {
      sheet.row(check);
    }
    book.end(part);
  }

  /** A check and the table that it is about. */
  record TableCheck(Check check, SheetTable table) {

    int column() {
      return table.schema().indexOf(check.column());
    }
  }

  private void row(TableCheck check) throws IOException {
    Column column = check.table().schema().columns().get(check.column());
    part.beginRow();
    part.text(SheetFormats.TEXT, Unicode.repaired(check.check().name()));
    part.text(SheetFormats.TEXT, check.table().name());
    part.text(SheetFormats.TEXT, column.name());
    part.text(SheetFormats.TEXT, column.unit().orElse(""));
    sums(check, places(column.type()));
    part.endRow();
  }

  private static int places(ColumnType type) {
    return type instanceof ColumnType.Decimal decimal ? Math.min(decimal.scale(), PLACES) : 0;
  }

  private void sums(TableCheck check, int places) throws IOException {
    BigDecimal computed = rounded(check.table().sums().sum(check.column()), places);
    BigDecimal stated = rounded(check.check().stated(), places);
    BigDecimal difference = computed.subtract(stated);
    if (!check.table().sums().counts(check.column())
        || Math.max(computed.precision(), stated.precision()) > DIGITS) {
      for (BigDecimal value : List.of(computed, stated, difference)) {
        part.text(SheetFormats.TEXT, value.toPlainString());
      }
      return;
    }
    int style = book.formats().decimals(places);
    part.formula(style, "ROUND(%s,%d)".formatted(sum(check), places), computed.toPlainString());
    part.number(style, stated.toPlainString());
    part.formula(
        style,
        "ROUND(E%d-F%d,%d)".formatted(part.rows(), part.rows(), places),
        difference.toPlainString());
  }

  /** As spreadsheets round: half away from zero. */
  private static BigDecimal rounded(BigDecimal value, int places) {
    return value.setScale(places, RoundingMode.HALF_UP);
  }

  private static String sum(TableCheck check) {
    String letters = SheetNames.letters(check.column());
    return check.table().sheets().stream()
        .map(
            sheet ->
                "SUM(%s!%s2:%s%d)"
                    .formatted(SheetNames.quoted(sheet.name()), letters, letters, sheet.lastRow()))
        .collect(Collectors.joining("+"));
  }
}
