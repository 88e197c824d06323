package eu.megawatt.service.books.report;

import eu.megawatt.reports.closing.YearReport;
import java.util.List;

/**
 * The annual report as a page shows it.
 *
 * @param source the closed months that it was made of
 * @param tables indicators, data points, overview and findings
 */
public record YearView(String year, String source, List<TableView> tables) {

  /**
   * The report.
   *
   * @param most rows of a table
   * @throws TooManyRowsException where there are more
   */
  public static YearView of(YearReport report, int most) {
    return new YearView(
        Integer.toString(report.year()),
        report.source(),
        report.tables().stream().map(it -> TableView.of(it, most)).toList());
  }
}
