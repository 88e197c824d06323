package eu.megawatt.service.books.export;

import eu.megawatt.reports.closing.MonthReport;
import eu.megawatt.reports.closing.MonthReport.Asked;
import eu.megawatt.reports.file.FileFormat;
import eu.megawatt.service.books.report.ReportWords;
import eu.megawatt.service.problem.FieldError;
import eu.megawatt.service.store.Sha256;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which report is to be written, and how; of which month is said elsewhere. */
public record Order(MonthReport report, Asked asked, FileFormat format) {

  /**
   * Reads words.
   *
   * @param errors hears all that is wrong; what is returned then is of no use
   */
  public static Order of(Optional<String> kind, ReportWords words, List<FieldError> errors) {
    List<FieldError> wrong = new ArrayList<>();
    MonthReport report = ReportWords.report("/kind", kind, wrong).orElse(MonthReport.CHARGEBACK);
    Asked asked = words.asked("/", wrong);
    FileFormat format = words.format("/", wrong).orElse(FileFormat.CSV);
    errors.addAll(wrong);
    return new Order(report, asked, format);
  }

  /** The same order of the same month has the same one. */
  String sha256(String periodId) {
    return Sha256.hex(
        String.join(
            "\n",
            periodId,
            report.word(),
            asked.by().word(),
            asked.shared().word(),
            asked.focus().word(),
            asked.currency(),
            format.word()));
  }
}
