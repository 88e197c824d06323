package eu.megawatt.service.rest;

import eu.megawatt.reports.closing.MonthReport;
import eu.megawatt.reports.closing.MonthReport.Asked;
import eu.megawatt.reports.file.FileFormat;
import eu.megawatt.reports.report.SharedKey;
import eu.megawatt.service.books.report.ReportWords;
import eu.megawatt.service.json.Nearest;
import eu.megawatt.service.problem.FieldError;
import eu.megawatt.service.problem.Problem;
import eu.megawatt.service.problem.ProblemKind;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which report a request asks for.
 *
 * @param format of a file; empty for what a page shows
 */
record ReportQuery(String period, MonthReport report, Asked asked, Optional<FileFormat> format) {

  /**
   * Reads a request.
   *
   * @throws eu.megawatt.service.problem.ProblemException 404 where there is no such report, 400
   *     with everything that is wrong
   */
  static ReportQuery of(ServerRequest request) {
    MonthReport report = report(request);
    Query query =
        Query.of(request, "period", "groupBy", "shared", "focusVersion", "currency", "format");
    List<FieldError> errors = new ArrayList<>();
    ReportWords words =
        new ReportWords(
            query.text("period"),
            query.text("groupBy"),
            query.text("shared"),
            query.text("focusVersion"),
            query.text("currency"),
            query.text("format").or(() -> accepted(request)));
    ReportWords.Meant meant = words.meant("", errors);
    if (!errors.isEmpty()) {
      FieldError first = errors.getFirst();
      throw Problem.of(
              ProblemKind.BAD_REQUEST,
              "The query parameter %s %s".formatted(first.pointer(), first.detail()),
              errors)
          .toException();
    }
    return new ReportQuery(meant.period(), report, meant.asked(), meant.format());
  }

  static MonthReport report(ServerRequest request) {
    String kind = request.path().pathParameters().get("kind");
    return MonthReport.of(kind)
        .orElseThrow(
            () ->
                Problem.of(
                        ProblemKind.NOT_FOUND,
                        "There is no report \"%s\"; there are %s.%s"
                            .formatted(
                                kind,
                                String.join(", ", ReportWords.KINDS),
                                Nearest.suggestion(kind, ReportWords.KINDS)))
                    .toException());
  }

  /** The word of a file's media type, where the request accepts that alone. */
  private static Optional<String> accepted(ServerRequest request) {
    String accept = request.headers().first(HeaderNames.ACCEPT).orElse("");
    for (FileFormat format : List.of(FileFormat.CSV, FileFormat.XLSX, FileFormat.PARQUET)) {
      if (accept.startsWith(format.mediaType().split(";", 2)[0])) {
        return Optional.of(format.word());
      }
    }
    return Optional.empty();
  }

  /** Whether jobs are to bear what no job had. */
  boolean sharesOut() {
    return report == MonthReport.CHARGEBACK && asked.shared() != SharedKey.NONE;
  }
}
