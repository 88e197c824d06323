package eu.megawatt.service.cli;

import eu.megawatt.fleet.document.Names;
import eu.megawatt.reports.closing.ClosedMonth;
import eu.megawatt.reports.closing.MonthFiles;
import eu.megawatt.reports.closing.MonthReport;
import eu.megawatt.reports.closing.MonthReport.Asked;
import eu.megawatt.reports.closing.YearReport;
import eu.megawatt.reports.demo.DemoBooks;
import eu.megawatt.reports.demo.DemoYear;
import eu.megawatt.reports.file.FileFormat;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.function.Consumer;

/**
 * Reports of a fictional fleet, whose months are made, booked and closed on the spot.
 *
 * @param progress hears what is being done
 */
record DemoReports(long seed, Consumer<String> progress) implements ReportSource {

  @Override
  public Writing month(String period, MonthReport report, Asked asked, FileFormat format) {
    YearMonth of = parsed(period);
    progress.accept("Making, booking and closing %s of the demo ...".formatted(of));
    ClosedMonth month = closed(of);
    try {
      var _ = report.tables(month, asked);
    } catch (IllegalArgumentException e) {
      throw new BadInput(e.getMessage() + ".", e);
    }
    return to -> MonthFiles.write(month, report, asked, format, to);
  }

  private static YearMonth parsed(String period) {
    try {
      return YearMonth.parse(period);
    } catch (DateTimeParseException e) {
      throw new BadInput(
          "--period is %s; it has to be a month such as 2026-10.".formatted(Names.quoted(period)),
          e);
    }
  }

  private ClosedMonth closed(YearMonth of) {
    try {
      return DemoBooks.of(of, seed);
    } catch (IllegalArgumentException e) {
      throw new BadInput("--period: " + e.getMessage(), e);
    }
  }

  @Override
  public Writing year(String period, FileFormat format) {
    if (!period.equals(Integer.toString(DemoYear.YEAR))) {
      throw new BadInput(
          "--period is %s; the demo has the year %d alone."
              .formatted(Names.quoted(period), DemoYear.YEAR));
    }
    progress.accept(
        "Making and booking %d of the demo, month by month ...".formatted(DemoYear.YEAR));
    YearReport report = DemoYear.of(seed).report();
    return to -> report.write(format, to);
  }
}
