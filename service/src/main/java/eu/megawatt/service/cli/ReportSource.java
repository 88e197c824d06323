package eu.megawatt.service.cli;

import eu.megawatt.reports.closing.MonthReport;
import eu.megawatt.reports.closing.MonthReport.Asked;
import eu.megawatt.reports.file.FileFormat;
import java.io.IOException;
import java.io.OutputStream;

/** Where reports come from. Every method throws {@link BadInput} where there is no such report. */
interface ReportSource {

  /** Writes a report. */
  @FunctionalInterface
  interface Writing {
    void into(OutputStream to) throws IOException;
  }

  /** A report of a month. */
  Writing month(String period, MonthReport report, Asked asked, FileFormat format);

  /** The annual report on data centres. */
  Writing year(String period, FileFormat format);
}
