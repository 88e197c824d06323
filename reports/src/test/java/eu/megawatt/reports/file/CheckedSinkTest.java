package eu.megawatt.reports.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.megawatt.reports.table.Cell;
import eu.megawatt.reports.table.Column;
import eu.megawatt.reports.table.ColumnType;
import eu.megawatt.reports.table.RowSink;
import eu.megawatt.reports.table.Schema;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class CheckedSinkTest {

  private static final Schema TWO =
      new Schema(
          "costs",
          List.of(
              new Column("tenant", ColumnType.TEXT, "Who"),
              new Column("cost", ColumnType.decimal(2), "How much", "EUR")));

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  @Test
  void row_cellsOfOtherTypes_areAllNamedAtOnce() throws IOException {
    RowSink sink = TableFiles.open(FileFormat.CSV, TWO, Made.FACTS, out);

    assertThatThrownBy(() -> sink.row(List.of(Cell.of(5), Cell.of(new BigDecimal("1.005")))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Row 1 of (costs)")
        .hasMessageContaining("column (tenant) has Whole[value=5]; allowed is text")
        .hasMessageContaining("column (cost) has Decimal[value=1.005]; allowed is a decimal");
  }

  @Test
  void row_tooFewCells_isRefused() throws IOException {
    RowSink sink = TableFiles.open(FileFormat.CSV, TWO, Made.FACTS, out);

    assertThatThrownBy(() -> sink.row(List.of(Cell.ABSENT)))
        .hasMessageContaining("has 1 cells; its schema has 2 columns");
  }

  @Test
  void close_afterARowThatWasRefused_saysThatTheTableHasNoEnd() throws IOException {
    RowSink sink = TableFiles.open(FileFormat.JSON, TWO, Made.FACTS, out);
    assertThatThrownBy(() -> sink.row(List.of()));

    assertThatThrownBy(sink::close)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("row 1 was refused");
    assertThat(out.toString(StandardCharsets.UTF_8)).doesNotEndWith("]}\n");
  }

  @Test
  void close_twice_endsTheTableOnce() throws IOException {
    RowSink sink = TableFiles.open(FileFormat.JSON, TWO, Made.FACTS, out);
    sink.close();
    int length = out.size();
    sink.close();

    assertThat(out.size()).isEqualTo(length);
    assertThatThrownBy(() -> sink.row(List.of(Cell.ABSENT, Cell.ABSENT)))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void row_halfOfASurrogatePair_isShownAsReplaced() throws IOException {
    for (FileFormat format : List.of(FileFormat.CSV, FileFormat.JSON, FileFormat.PARQUET)) {
      out.reset();
      TableFiles.write(
          format,
          TWO,
          Made.FACTS,
          out,
          sink -> sink.row(List.of(Cell.of("a\uD83Db\uDD0C \uD83D\uDD0C"), Cell.ABSENT)));

      assertThat(out.toString(StandardCharsets.UTF_8)).as(format.word()).contains("a�b� 🔌");
    }
  }

  @Test
  void fits_whatEachTypeHolds_isTakenAndNothingElse() {
    assertFits(ColumnType.decimal(2), new BigDecimal("9".repeat(36) + ".99"), true);
    assertFits(ColumnType.decimal(2), new BigDecimal("1" + "0".repeat(36)), false);
    assertFits(ColumnType.decimal(2), new BigDecimal("1.2300"), true);
    assertFits(ColumnType.decimal(2), new BigDecimal("1E+35"), true);
    assertFits(ColumnType.decimal(2), new BigDecimal("1E+2000000000"), false);
    assertFits(ColumnType.decimal(0), new BigDecimal("0E-30"), true);
    assertThat(CellFit.fits(ColumnType.INSTANT, Cell.of(Instant.ofEpochSecond(0, 1)))).isFalse();
    assertThat(CellFit.fits(ColumnType.INSTANT, Cell.of(Instant.MAX))).isFalse();
    assertThat(CellFit.fits(ColumnType.DATE, Cell.of(LocalDate.of(1900, 2, 28)))).isFalse();
    for (String json : List.of("", " {}", "{} ", "{}{}", "1", "\"=1\"", "{a}", "[1")) {
      assertThat(CellFit.fits(ColumnType.JSON, Cell.of(json))).as(json).isFalse();
    }
  }

  private static void assertFits(ColumnType type, BigDecimal value, boolean fits) {
    assertThat(CellFit.fits(type, Cell.of(value))).as(value.toString()).isEqualTo(fits);
  }
}
