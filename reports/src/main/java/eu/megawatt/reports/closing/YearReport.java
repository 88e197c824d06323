package eu.megawatt.reports.closing;

import eu.megawatt.reports.file.Facts;
import eu.megawatt.reports.file.FileFormat;
import eu.megawatt.reports.regulation.AnnualReport;
import eu.megawatt.reports.regulation.AnnualTables;
import eu.megawatt.reports.table.Rows;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;

/**
 * The annual reports on data centres (Delegated Regulation (EU) 2024/1364), one below the other.
 *
 * @param reports of one year
 * @param source what they were made of, for people
 */
public record YearReport(int year, List<AnnualReport> reports, String source) {

  /** The word that REST and the command line use, after the Energy Efficiency Directive. */
  public static final String WORD = "eed";

  public YearReport {
    reports = List.copyOf(reports);
  }

  /** The tables; the first is the report, a workbook has all. */
  public List<NamedTable> tables() {
    return List.of(
        new NamedTable("Indicators", AnnualTables.INDICATORS, all(AnnualTables::indicators)),
        new NamedTable("Data points", AnnualTables.DATA_POINTS, all(AnnualTables::dataPoints)),
        new NamedTable("Overview", AnnualTables.OVERVIEW, all(AnnualTables::overview)),
        new NamedTable("Findings", AnnualTables.FINDINGS, all(AnnualTables::findings)));
  }

  private Rows all(Function<AnnualReport, Rows> rows) {
    return sink -> {
      for (AnnualReport it : reports) {
        rows.apply(it).into(sink);
      }
    };
  }

  /** Writes it to a stream, which stays open. */
  public void write(FileFormat format, OutputStream out) throws IOException {
    Facts facts =
        Facts.of(
            "annual report of " + year,
            LocalDate.of(year + 1, 1, 1).atStartOfDay(ZoneOffset.UTC).toInstant(),
            source);
    MonthFiles.write(tables(), List.of(), facts, format, out);
  }
}
