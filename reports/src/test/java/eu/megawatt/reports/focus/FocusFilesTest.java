package eu.megawatt.reports.focus;

import static org.assertj.core.api.Assertions.assertThat;

import eu.megawatt.reports.TestingMonths;
import eu.megawatt.reports.TestingStatements;
import eu.megawatt.reports.file.Facts;
import eu.megawatt.reports.file.FileFormat;
import eu.megawatt.reports.file.TableFiles;
import eu.megawatt.reports.ledger.Account;
import eu.megawatt.reports.ledger.CostKind;
import eu.megawatt.reports.ledger.CostParts;
import eu.megawatt.reports.ledger.Holder;
import eu.megawatt.reports.period.Period;
import eu.megawatt.reports.period.Posted;
import eu.megawatt.reports.period.Statement;
import eu.megawatt.reports.table.Cell;
import eu.megawatt.reports.table.RowSink;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class FocusFilesTest {

  private static final Facts FACTS =
      Facts.of("Cost and Usage", Instant.parse("2026-11-03T08:00:00Z"), "s-1");

  static byte[] file(FileFormat format, FocusVersion version, Statement statement)
      throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    TableFiles.write(
        format,
        FocusRows.schema(version),
        FACTS,
        out,
        new FocusRows(version, FocusRowsTest.billing(statement), FocusRowsTest.NAMES));
    return out.toByteArray();
  }

  @Test
  void files_ofTheSameMonth_areTheSameToTheByteInEachFormat() throws IOException {
    for (FileFormat format : FileFormat.values()) {
      byte[] first = file(format, FocusVersion.V1_4, TestingStatements.of(7).statement());

      assertThat(file(format, FocusVersion.V1_4, TestingStatements.of(7).statement()))
          .as(format.word())
          .isEqualTo(first)
          .isNotEqualTo(file(format, FocusVersion.V1_4, TestingStatements.of(8).statement()));
    }
  }

  @Test
  void files_ofNamesLikeFormulas_haveThemUnchangedAndInCsvBehindAnApostrophe() throws IOException {
    Statement statement = TestingStatements.of(7).statement();

    assertThat(text(file(FileFormat.JSON, FocusVersion.V1_2, statement)))
        .contains("\"" + TestingMonths.FORMULA + "\"")
        .doesNotContain("\"'" + TestingMonths.FORMULA);
    assertThat(text(file(FileFormat.CSV, FocusVersion.V1_2, statement)))
        .contains(",'" + TestingMonths.FORMULA + ",")
        .doesNotContain("," + TestingMonths.FORMULA);
  }

  private static String text(byte[] file) {
    return new String(file, StandardCharsets.UTF_8);
  }

  @Test
  void rows_ofManyJobs_areToldOneByOneAndAddUp() throws IOException {
    int jobs = 60_000;
    NavigableMap<Account, Posted> own = new TreeMap<>();
    for (int i = 0; i < jobs; i++) {
      own.put(
          new Account("S-0", "p0", new Holder.Job("acme", "job-" + i, "training")),
          new Posted(10, 2, 1_234_567 + i, 345_678, CostParts.of(CostKind.ENERGY, 7), 1, 1));
    }
    Statement statement =
        new Statement(
            new Period(TestingStatements.MONTH, TestingStatements.PARIS),
            own,
            new TreeMap<>(),
            List.of());
    CountingSink sink = new CountingSink();

    new FocusRows(FocusVersion.V1_2, FocusRowsTest.billing(statement), FocusRowsTest.NAMES)
        .into(sink);

    assertThat(sink.count).isEqualTo(2 * jobs + 2 + 2);
    assertThat(sink.energyWh).isEqualTo(12L * jobs);
  }

  /** Keeps two numbers and no row. */
  private static final class CountingSink implements RowSink {
    private static final int ENERGY =
        FocusRows.schema(FocusVersion.V1_2).indexOf("x_EnergyWattHours");

    int count;
    long energyWh;

    @Override
    public void row(List<Cell> row) {
      count++;
      if (row.get(ENERGY) instanceof Cell.Whole(long wh)) {
        energyWh += wh;
      }
    }

    @Override
    public void close() {}
  }
}
