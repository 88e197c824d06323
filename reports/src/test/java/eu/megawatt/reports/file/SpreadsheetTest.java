package eu.megawatt.reports.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import eu.megawatt.reports.table.Cell;
import eu.megawatt.reports.table.Column;
import eu.megawatt.reports.table.ColumnType;
import eu.megawatt.reports.table.RowSink;
import eu.megawatt.reports.table.Schema;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Workbooks as LibreOffice opens and computes them; skipped where {@code soffice} is not there. */
class SpreadsheetTest {

  private static final int ROWS = 20_000;

  /** All sheets, each as a CSV of its own: comma, quotes, UTF-8, values as they are stored. */
  private static final String EVERY_SHEET =
      "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1";

  private static final Schema COSTS =
      new Schema(
          "costs",
          List.of(
              new Column("job", ColumnType.TEXT, "Job"),
              new Column("energyWh", ColumnType.WHOLE, "Energy", "Wh"),
              new Column("cost", ColumnType.decimal(2), "Cost", "EUR")));

  @TempDir Path folder;

  @BeforeEach
  void spreadsheetIsThere() throws Exception {
    assumeThat(runs("soffice", "--version")).isTrue();
  }

  @Test
  void open_aWorkbook_addsUpToWhatWasWritten() throws Exception {
    BigDecimal cost = BigDecimal.ZERO;
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < ROWS; i++) {
      cost = cost.add(((Cell.Decimal) row(random).get(2)).value());
    }
    BigDecimal stated = cost;
    XlsxBook.writeFile(
        folder.resolve("book.xlsx"),
        Made.FACTS,
        book -> {
          book.table("costs", COSTS, SpreadsheetTest::rows);
          book.check(new Check("Ledger", "costs", "cost", stated));
        });

    convert();

    BigDecimal added = BigDecimal.ZERO;
    List<List<Optional<String>>> records = sheet("costs");
    for (List<Optional<String>> each : records.subList(1, records.size())) {
      added = added.add(new BigDecimal(each.get(2).orElseThrow()));
    }
    assertThat(records).hasSize(ROWS + 1);
    assertThat(added).isEqualByComparingTo(cost);
    List<Optional<String>> check = sheet("Reconciliation").get(1);
    assertThat(new BigDecimal(check.get(4).orElseThrow())).isEqualByComparingTo(cost);
    assertThat(new BigDecimal(check.get(6).orElseThrow())).isZero();
  }

  @Test
  void open_nastyTexts_areTextAndNotComputed() throws Exception {
    List<List<Cell>> cells =
        List.of(
            List.of(Cell.of("=1+1"), Cell.of(1), Cell.ABSENT),
            List.of(Cell.of("+1+1"), Cell.of(2), Cell.ABSENT),
            List.of(Cell.of(" a,\"b\" "), Cell.of(3), Cell.ABSENT),
            List.of(Cell.of("_x0041_🔌"), Cell.of(4), Cell.ABSENT));
    RandomTable table = new RandomTable(COSTS, cells);
    XlsxBook.writeFile(
        folder.resolve("book.xlsx"), Made.FACTS, book -> book.table("costs", COSTS, table.rows()));

    convert();

    assertThat(sheet("costs").stream().skip(1).map(r -> r.getFirst().orElseThrow()))
        .containsExactly("=1+1", "+1+1", " a,\"b\" ", "_x0041_🔌");
  }

  private static void rows(RowSink sink) throws IOException {
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < ROWS; i++) {
      sink.row(row(random));
    }
  }

  private static List<Cell> row(SplittableRandom random) {
    return List.of(
        Cell.of("job-" + random.nextInt(100)),
        Cell.of(random.nextLong(1_000_000_000L)),
        Cell.of(BigDecimal.valueOf(random.nextLong(-100_000L, 10_000_000L), 2)));
  }

  private void convert() throws Exception {
    assertThat(
            runs(
                "soffice",
                "-env:UserInstallation=" + folder.resolve("profile").toUri(),
                "--headless",
                "--convert-to",
                EVERY_SHEET,
                "--outdir",
                folder.toString(),
                folder.resolve("book.xlsx").toString()))
        .isTrue();
  }

  /** LibreOffice ends lines with a line feed. */
  private List<List<Optional<String>>> sheet(String name) throws IOException {
    String csv = Files.readString(folder.resolve("book-" + name + ".csv"));
    return NaiveCsv.read(csv.replace("\r\n", "\n").replace("\n", "\r\n"), ',');
  }

  private boolean runs(String... command) throws Exception {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("output.txt").toFile())
              .start();
      if (!process.waitFor(3, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        return false;
      }
      return process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
