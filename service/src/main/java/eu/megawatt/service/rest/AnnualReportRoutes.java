package eu.megawatt.service.rest;

import eu.megawatt.reports.closing.YearReport;
import eu.megawatt.reports.file.FileFormat;
import eu.megawatt.service.books.report.ReportWords;
import eu.megawatt.service.books.report.YearView;
import eu.megawatt.service.books.report.Years;
import eu.megawatt.service.problem.FieldError;
import eu.megawatt.service.problem.Problem;
import eu.megawatt.service.problem.ProblemKind;
import eu.megawatt.service.security.Scope;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code /api/v1/annual-reports}: what regulation asks of data centres each year. */
final class AnnualReportRoutes {

  private static final String PATH = "/api/v1/annual-reports";

  private final Years years;
  private final Turns turns =
      new Turns(1, "An annual report is being made already. Maybe ask again in a moment.");

  AnnualReportRoutes(Years years) {
    this.years = years;
  }

  void addTo(Routes routes) {
    routes.get(PATH + "/{id}", Scope.FINANCE_READ, this::show);
  }

  private void show(ServerRequest request, ServerResponse response) {
    int year = year(PlanRoutes.id(request));
    Optional<FileFormat> format = format(request);
    turns.take();
    try {
      YearReport report = years.of(year);
      if (format.isPresent()) {
        send(request, response, report, format.get());
      } else {
        Answer.to(request, response).ok(YearView.of(report, ReportRoutes.MOST_ROWS));
      }
    } finally {
      turns.giveBack();
    }
  }

  private static int year(String text) {
    if (!text.matches("20[0-9][0-9]")) {
      throw Problem.of(
              ProblemKind.NOT_FOUND,
              "There is no annual report \"%s\". Maybe give a year such as 2026.".formatted(text))
          .toException();
    }
    return Integer.parseInt(text);
  }

  private static Optional<FileFormat> format(ServerRequest request) {
    List<FieldError> errors = new ArrayList<>();
    Optional<String> word = Query.of(request, "format").text("format");
    Optional<FileFormat> format = ReportWords.format(word, "", errors);
    if (!errors.isEmpty()) {
      throw Problem.of(
              ProblemKind.BAD_REQUEST,
              "The query parameter format " + errors.getFirst().detail(),
              errors)
          .toException();
    }
    return format;
  }

  private static void send(
      ServerRequest request, ServerResponse response, YearReport report, FileFormat format) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      report.write(format, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    response.header(
        HeaderNames.CONTENT_DISPOSITION,
        "attachment; filename=\"%s-%d.%s\""
            .formatted(YearReport.WORD, report.year(), format.extension()));
    Answer.to(request, response).file(format.mediaType(), bytes.toByteArray());
  }
}
