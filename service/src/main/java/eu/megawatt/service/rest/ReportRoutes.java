package eu.megawatt.service.rest;

import eu.megawatt.reports.closing.InCurrency;
import eu.megawatt.reports.closing.MonthReport;
import eu.megawatt.reports.file.FileFormat;
import eu.megawatt.reports.report.RowRef;
import eu.megawatt.service.books.period.BookMonth;
import eu.megawatt.service.books.period.Periods;
import eu.megawatt.service.books.report.MonthFile;
import eu.megawatt.service.books.report.ReportKind;
import eu.megawatt.service.books.report.ReportView;
import eu.megawatt.service.books.report.RowTrace;
import eu.megawatt.service.books.report.TooManyRowsException;
import eu.megawatt.service.problem.FieldError;
import eu.megawatt.service.problem.Problem;
import eu.megawatt.service.problem.ProblemException;
import eu.megawatt.service.problem.ProblemKind;
import eu.megawatt.service.security.Caller;
import eu.megawatt.service.security.Scope;
import eu.megawatt.service.security.Tenancy;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code /api/v1/reports}: what a month of the books says. */
final class ReportRoutes {

  static final String PATH = "/api/v1/reports";

  /** Rows of an answer at most; exports have no such limit. */
  static final int MOST_ROWS = 20_000;

  /** Reports that are made at once: each has all its rows in memory. */
  private static final int AT_ONCE = 2;

  private static final int LONGEST_SHOWN = 80;

  /** Reports whose rows are of sites, with what all tenants had there. */
  private static final Set<MonthReport> EVERYBODYS =
      Set.of(MonthReport.RECONCILIATION, MonthReport.UNIT_COSTS, MonthReport.CARBON_INTENSITY);

  private final Periods periods;
  private final Turns turns =
      new Turns(
          AT_ONCE,
          "%d reports are being made already. Maybe make an export: POST /api/v1/exports."
              .formatted(AT_ONCE));

  ReportRoutes(Periods periods) {
    this.periods = periods;
  }

  void addTo(Routes routes) {
    routes
        .get(PATH, Scope.FINANCE_READ, Tenancy.SHARED, this::kinds)
        .get(PATH + "/{kind}", Scope.FINANCE_READ, Tenancy.OWN, this::show)
        .get(PATH + "/{kind}/rows/{id}", Scope.FINANCE_READ, Tenancy.OWN, this::trace);
  }

  /** What can be reported. */
  record KindsAnswer(List<ReportKind> items) {}

  private void kinds(ServerRequest request, ServerResponse response) {
    Query.of(request);
    Answer.to(request, response).ok(new KindsAnswer(ReportKind.ALL));
  }

  private void show(ServerRequest request, ServerResponse response) {
    ReportQuery asked = ReportQuery.of(request);
    requireOwn(Caller.of(request), asked);
    Optional<FileFormat> format = asked.format();
    turns.take();
    try {
      MonthFile file = file(Caller.of(request), asked);
      if (format.isPresent()) {
        send(request, response, file, format.get());
      } else {
        Answer.to(request, response).ok(ReportView.of(file, MOST_ROWS));
      }
    } catch (TooManyRowsException e) {
      throw tooLarge(e);
    } finally {
      turns.giveBack();
    }
  }

  private void trace(ServerRequest request, ServerResponse response) {
    MonthReport _ = ReportQuery.report(request);
    Query.of(request);
    String rowId = PlanRoutes.id(request);
    RowRef ref = RowRef.decode(rowId).orElseThrow(() -> noRow(rowId));
    turns.take();
    try {
      Answer.to(request, response)
          .ok(
              periods
                  .find(ref.month().toString())
                  .flatMap(
                      month ->
                          RowTrace.of(
                              month, ref, periods.sources().ledger(), Caller.of(request).tenant()))
                  .orElseThrow(() -> noRow(rowId)));
    } finally {
      turns.giveBack();
    }
  }

  private static ProblemException noRow(String rowId) {
    return Problem.of(
            ProblemKind.NOT_FOUND,
            "There is no row \"%s\". Maybe take the rowId of a row as a report has it."
                .formatted(rowId.substring(0, Math.min(rowId.length(), LONGEST_SHOWN))))
        .toException();
  }

  private MonthFile file(Caller caller, ReportQuery asked) {
    BookMonth month = periods.find(asked.period()).orElseThrow(() -> noPeriod(asked.period()));
    requireOwnBill(caller, asked, month);
    if (asked.report() == MonthReport.WATERFALL && month.month().before().isEmpty()) {
      throw Problem.of(
              ProblemKind.NOT_FOUND,
              "There is no month before %s to compare it with. Maybe ask for a later one."
                  .formatted(asked.period()))
          .toException();
    }
    requireRate(asked, month);
    return MonthFile.of(month, asked.report(), asked.asked(), caller.tenant());
  }

  private static void requireRate(ReportQuery asked, BookMonth month) {
    if (asked.report().hasCurrency()) {
      try {
        InCurrency _ =
            InCurrency.of(
                month.month().book(), month.month().statement().period(), asked.asked().currency());
      } catch (IllegalArgumentException e) {
        throw Query.bad("currency", "NoRate", "cannot be told: %s.".formatted(e.getMessage()));
      }
    }
  }

  /** Who is bound to a tenant sees nothing that is nobody's. */
  private static void requireOwn(Caller caller, ReportQuery asked) {
    if (caller.tenant().isPresent()) {
      if (EVERYBODYS.contains(asked.report())) {
        caller.requireEverybodys();
      }
      if (asked.sharesOut()) {
        throw Query.bad(
            "shared", "NotYours", "must be none: what no job had is not shown to a tenant.");
      }
    }
  }

  private static void requireOwnBill(Caller caller, ReportQuery asked, BookMonth month) {
    boolean isBill = asked.report() == MonthReport.FOCUS || asked.report() == MonthReport.INVOICE;
    if (isBill && caller.tenant().filter(month.payers()::isShared).isPresent()) {
      throw Problem.of(
              ProblemKind.FORBIDDEN,
              "The bill of \"%s\" is other tenants' as well. Maybe ask whoever pays, or ask for chargeback."
                  .formatted(caller.tenant().orElse("")))
          .toException();
    }
  }

  private static void send(
      ServerRequest request, ServerResponse response, MonthFile file, FileFormat format) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      file.write(format, MOST_ROWS, _ -> {}, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    response.header(
        HeaderNames.CONTENT_DISPOSITION,
        "attachment; filename=\"%s\"".formatted(file.name(format)));
    Answer.to(request, response).file(format.mediaType(), bytes.toByteArray());
  }

  static ProblemException noPeriod(String id) {
    return Problem.of(
            ProblemKind.NOT_FOUND,
            "The books have no month \"%s\". Maybe one of GET /api/v1/periods.".formatted(id),
            new FieldError("period", "UnknownPeriod", "is not a month of the books"))
        .toException();
  }

  private static ProblemException tooLarge(TooManyRowsException e) {
    return Problem.of(
            ProblemKind.TOO_LARGE,
            "%s, the most of an answer. Maybe POST the same to /api/v1/exports."
                .formatted(e.getMessage()))
        .toException();
  }
}
