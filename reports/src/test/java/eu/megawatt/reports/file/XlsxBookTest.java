package eu.megawatt.reports.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.megawatt.reports.table.Cell;
import eu.megawatt.reports.table.Column;
import eu.megawatt.reports.table.ColumnType;
import eu.megawatt.reports.table.Schema;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.junit.jupiter.api.Test;

class XlsxBookTest {

  private static final Schema COSTS =
      new Schema(
          "costs",
          List.of(
              new Column("tenant", ColumnType.TEXT, "Who pays."),
              new Column("energyWh", ColumnType.WHOLE, "Energy at the meter.", "Wh"),
              new Column("cost", ColumnType.decimal(2), "What it cost.", "EUR")));

  @Test
  void write_anyTable_isReadAsItWas() throws IOException {
    for (int seed = 0; seed < 150; seed++) {
      RandomTable table = seed == 0 ? RandomTable.nasty() : RandomTable.of(seed);
      byte[] file = Made.file(FileFormat.XLSX, table);
      List<Row> rows = rows(file, 0);

      assertThat(rows).as("seed %d", seed).hasSize(table.cells().size() + 1);
      for (int r = 0; r < table.cells().size(); r++) {
        for (int i = 0; i < table.schema().columns().size(); i++) {
          Column column = table.schema().columns().get(i);
          assertCell(
              rows.get(r + 1),
              i,
              column.type(),
              table.cells().get(r).get(i),
              "seed %d, row %d, column %d".formatted(seed, r, i));
        }
      }
    }
  }

  private static void assertCell(Row row, int i, ColumnType type, Cell cell, String as) {
    switch (cell) {
      case Cell.Absent _ ->
          assertThat(row.getOptionalCell(i).filter(c -> c.getType() != CellType.EMPTY))
              .as(as)
              .isEmpty();
      case Cell.Text(var value) -> assertThat(text(row, i)).as(as).isEqualTo(value);
      case Cell.Whole(var value) -> assertNumber(row, i, BigDecimal.valueOf(value), as);
      case Cell.Decimal(var value) -> {
        if (((ColumnType.Decimal) type).padded()) {
          assertNumber(row, i, value.setScale(((ColumnType.Decimal) type).scale()), as);
        } else {
          assertThat(row.getCell(i).asNumber()).as(as).isEqualByComparingTo(value);
        }
      }
      case Cell.At(var value) ->
          assertThat(row.getCell(i).asNumber().doubleValue())
              .as(as)
              .isEqualTo(days(LocalDateTime.ofInstant(value, ZoneOffset.UTC)));
      case Cell.Day(var value) ->
          assertThat(row.getCell(i).asNumber().doubleValue())
              .as(as)
              .isEqualTo(days(value.atStartOfDay()));
      case Cell.Flag(var value) -> assertThat(row.getCell(i).asBoolean()).as(as).isEqualTo(value);
    }
  }

  private static void assertNumber(Row row, int i, BigDecimal value, String as) {
    if (value.precision() > 15) {
      assertThat(row.getCell(i).getType()).as(as).isEqualTo(CellType.STRING);
      assertThat(text(row, i)).as(as).isEqualTo(value.toPlainString());
    } else {
      assertThat(row.getCell(i).getType()).as(as).isEqualTo(CellType.NUMBER);
      assertThat(row.getCell(i).asNumber()).as(as).isEqualByComparingTo(value);
    }
  }

  /** Days since 1899-12-30, by way of the calendar and not of the epoch. */
  private static double days(LocalDateTime at) {
    LocalDateTime zero = LocalDateTime.of(1899, 12, 30, 0, 0);
    long micros = ChronoUnit.MICROS.between(zero, at);
    return BigDecimal.valueOf(micros)
        .divide(BigDecimal.valueOf(86_400_000_000L), 11, RoundingMode.HALF_EVEN)
        .doubleValue();
  }

  /** Undoes ST_Xstring, which the reader leaves as it stands. */
  private static String text(Row row, int i) {
    String raw = row.getCell(i).getRawValue() == null ? "" : row.getCell(i).asString();
    return Pattern.compile("_x([0-9A-F]{4})_")
        .matcher(raw)
        .replaceAll(
            m -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(m.group(1), 16))));
  }

  @Test
  void write_anything_hasNoFormulaButOnTheSheetOfReconciliation() throws IOException {
    Map<String, String> parts = parts(Made.file(FileFormat.XLSX, RandomTable.nasty()));

    assertThat(parts).containsKey("xl/worksheets/sheet2.xml");
    parts.forEach((name, xml) -> assertThat(xml).as(name).doesNotContain("<f>"));
  }

  @Test
  void write_anyPart_isWellFormedAndOfAFixedMoment() throws Exception {
    byte[] file = book(List.of(new Check("Ledger", "costs", "cost", BigDecimal.ONE)));
    for (String xml : parts(file).values()) {
      DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    }
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        assertThat(entry.getTimeLocal()).isEqualTo(LocalDateTime.of(1980, 2, 1, 0, 0));
      }
    }
  }

  @Test
  void write_table_hasAHeaderThatStaysAndAFilter() throws IOException {
    String sheet = parts(book(List.of())).get("xl/worksheets/sheet1.xml");

    assertThat(sheet)
        .contains(
            "<pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/>")
        .contains("<c r=\"A1\" s=\"1\" t=\"inlineStr\"><is><t>tenant</t></is></c>")
        .contains("<c r=\"B2\" s=\"3\"><v>5</v></c><c r=\"C2\" s=\"4\"><v>1.10</v></c>")
        .endsWith("<autoFilter ref=\"A1:C4\"/></worksheet>");
  }

  @Test
  void check_sumsOfAColumn_areFormulasWithTheirValues() throws IOException {
    byte[] file =
        book(
            List.of(
                new Check("Cost by the ledger", "costs", "cost", new BigDecimal("6.62")),
                new Check("Energy by the meter", "costs", "energyWh", BigDecimal.valueOf(18))));

    String sheet = parts(file).get("xl/worksheets/sheet2.xml");
    List<Row> rows = rows(file, 1);

    assertThat(sheet)
        .contains("<f>ROUND(SUM('costs'!C2:C4),2)</f><v>6.60</v>")
        .contains("<f>ROUND(E2-F2,2)</f><v>-0.02</v>")
        .contains("<f>ROUND(SUM('costs'!B2:B4),0)</f><v>18</v>")
        .contains("<f>ROUND(E3-F3,0)</f><v>0</v>");
    assertThat(rows.get(1).getCellAsString(0)).contains("Cost by the ledger");
    assertThat(rows.get(1).getCell(6).getRawValue()).isEqualTo("-0.02");
  }

  @Test
  void check_columnWithNumbersOfMoreThan15Digits_isTextAndNoFormula() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    XlsxBook.write(
        Made.FACTS,
        out,
        book -> {
          book.table(
              "costs",
              COSTS,
              sink -> {
                sink.row(List.of(Cell.ABSENT, Cell.of(9_007_199_254_740_993L), Cell.ABSENT));
                sink.row(List.of(Cell.ABSENT, Cell.of(1), Cell.ABSENT));
              });
          book.check(new Check("Meter", "costs", "energyWh", BigDecimal.ONE));
        });

    assertThat(parts(out.toByteArray()).get("xl/worksheets/sheet2.xml"))
        .doesNotContain("<f>")
        .contains("<t>9007199254740994</t>")
        .contains("<t>9007199254740993</t>");
  }

  @Test
  void check_sumOfMoreThan15Digits_isTextAndNoFormula() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    XlsxBook.write(
        Made.FACTS,
        out,
        book -> {
          book.table(
              "costs",
              COSTS,
              sink -> {
                sink.row(List.of(Cell.ABSENT, Cell.of(999_999_999_999_999L), Cell.ABSENT));
                sink.row(List.of(Cell.ABSENT, Cell.of(2), Cell.ABSENT));
              });
          book.check(new Check("Meter", "costs", "energyWh", BigDecimal.ZERO));
        });

    assertThat(parts(out.toByteArray()).get("xl/worksheets/sheet1.xml"))
        .contains("<v>999999999999999</v>");
    assertThat(parts(out.toByteArray()).get("xl/worksheets/sheet2.xml"))
        .doesNotContain("<f>")
        .contains("<t>1000000000000001</t>");
  }

  @Test
  void table_moreRowsThanASheetTakes_goesOnOnTheNextWithTheHeader() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    XlsxBook.write(
        Made.FACTS,
        out,
        4,
        book -> {
          book.table(
              "costs",
              COSTS,
              sink -> {
                for (int i = 1; i <= 7; i++) {
                  sink.row(List.of(Cell.of("t"), Cell.of(i), Cell.of(new BigDecimal("0.01"))));
                }
              });
          book.check(new Check("Meter", "costs", "energyWh", BigDecimal.valueOf(28)));
        });
    byte[] file = out.toByteArray();

    assertThat(names(file)).startsWith("costs", "costs (2)", "costs (3)", "Reconciliation");
    assertThat(rows(file, 2).getFirst().getCellAsString(1)).contains("energyWh");
    assertThat(rows(file, 2)).hasSize(2);
    assertThat(parts(file).get("xl/worksheets/sheet4.xml"))
        .contains(
            "<f>ROUND(SUM('costs'!B2:B4)+SUM('costs (2)'!B2:B4)+SUM('costs (3)'!B2:B2),0)</f><v>28</v>");
  }

  @Test
  void write_about_saysTheFactsAndWhatTheColumnsMean() throws IOException {
    byte[] file = book(List.of());
    List<List<String>> about =
        rows(file, 1).stream()
            .map(r -> r.stream().map(c -> c == null ? "" : c.getText()).toList())
            .toList();

    assertThat(names(file)).containsExactly("costs", "About");
    assertThat(about)
        .contains(List.of("file", "snapshot", "snapshot-7"))
        .contains(List.of("filter", "tenant", "=acme & \"sons\""))
        .contains(List.of("column of costs", "cost", "decimal(2)", "EUR", "What it cost."));
  }

  @Test
  void table_namesThatSheetsMayNotHave_areMadeOnesTheyMay() {
    SheetNames names = new SheetNames();

    assertThat(names.take("a/b:c[d]*?\\")).isEqualTo("a-b-c-d----");
    assertThat(names.take("'x'")).isEqualTo("-x-");
    assertThat(names.take("About")).isEqualTo("About");
    assertThat(names.take("aBOUT")).isEqualTo("aBOUT (2)");
    assertThat(names.take("n".repeat(40))).hasSize(31);
    assertThat(names.take("n".repeat(40))).hasSize(31).endsWith(" (2)");
  }

  @Test
  void write_textThatACellDoesNotHold_isCutAndSaysSo() throws IOException {
    String text = "🔌".repeat(20_000);
    Schema schema = new Schema("t", List.of(new Column("a", ColumnType.TEXT, "A")));
    RandomTable table = new RandomTable(schema, List.of(List.of(Cell.of(text))));

    String read = rows(Made.file(FileFormat.XLSX, table), 0).get(1).getCellText(0);

    assertThat(read).hasSizeLessThanOrEqualTo(32_767).endsWith("🔌… (cut)");
  }

  @Test
  void check_ofATableOrColumnThatIsNotThere_isRefusedByName() {
    assertThatThrownBy(() -> book(List.of(new Check("x", "bills", "cost", BigDecimal.ONE))))
        .hasMessage("The workbook has no table (bills). Maybe one of: [costs].");
    assertThatThrownBy(() -> book(List.of(new Check("x", "costs", "euro", BigDecimal.ONE))))
        .hasMessageContaining("has no column (euro). Maybe one of: tenant, energyWh, cost.");
  }

  @Test
  void table_twice_isRefused() {
    assertThatThrownBy(
            () ->
                XlsxBook.write(
                    Made.FACTS,
                    new ByteArrayOutputStream(),
                    book -> {
                      book.table("costs", COSTS, _ -> {});
                      book.table("costs", COSTS, _ -> {});
                    }))
        .hasMessageContaining("Table (costs) is refused");
  }

  private static byte[] book(List<Check> checks) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    XlsxBook.write(
        Made.FACTS,
        out,
        book -> {
          book.table(
              "costs",
              COSTS,
              sink -> {
                sink.row(List.of(Cell.of("a"), Cell.of(5), Cell.of(new BigDecimal("1.1"))));
                sink.row(List.of(Cell.of("b"), Cell.of(6), Cell.of(new BigDecimal("2.2"))));
                sink.row(List.of(Cell.of("c"), Cell.of(7), Cell.of(new BigDecimal("3.3"))));
              });
          checks.forEach(book::check);
        });
    return out.toByteArray();
  }

  private static List<String> names(byte[] file) throws IOException {
    try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(file))) {
      return book.getSheets().map(Sheet::getName).toList();
    }
  }

  private static List<Row> rows(byte[] file, int sheet) throws IOException {
    try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(file))) {
      return book.getSheet(sheet).orElseThrow().read();
    }
  }

  private static Map<String, String> parts(byte[] file) throws IOException {
    Map<String, String> parts = new TreeMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        parts.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return parts;
  }
}
