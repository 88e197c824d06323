package eu.megawatt.service.rest;

import eu.megawatt.reports.file.FileFormat;
import eu.megawatt.service.books.export.ExportView;
import eu.megawatt.service.books.export.Exports;
import eu.megawatt.service.books.export.Order;
import eu.megawatt.service.books.report.ReportWords;
import eu.megawatt.service.problem.FieldError;
import eu.megawatt.service.problem.Problem;
import eu.megawatt.service.problem.ProblemException;
import eu.megawatt.service.problem.ProblemKind;
import eu.megawatt.service.security.Caller;
import eu.megawatt.service.security.Scope;
import eu.megawatt.service.security.Tenancy;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code /api/v1/exports}: files of reports that are made in the background. */
final class ExportRoutes {

  private static final String PATH = "/api/v1/exports";

  private final Exports exports;
  private final Paging paging;

  ExportRoutes(Exports exports, Paging paging) {
    this.exports = exports;
    this.paging = paging;
  }

  void addTo(Routes routes) {
    routes
        .post(PATH, Scope.FINANCE_WRITE, this::order)
        .get(PATH, Scope.FINANCE_READ, Tenancy.CLOSED, this::list)
        .get(PATH + "/{id}", Scope.FINANCE_READ, Tenancy.CLOSED, this::show)
        .get(PATH + "/{id}/content", Scope.FINANCE_READ, Tenancy.CLOSED, this::content)
        .delete(PATH + "/{id}", Scope.FINANCE_WRITE, this::delete);
  }

  /** An export as it is asked for, before anything in it has been checked. */
  record ExportBody(
      Optional<String> kind,
      Optional<String> period,
      Optional<String> groupBy,
      Optional<String> shared,
      Optional<String> focusVersion,
      Optional<String> currency,
      Optional<String> format) {}

  private void order(ServerRequest request, ServerResponse response) {
    Query.of(request);
    String key = PlanRoutes.idempotencyKey(request);
    ExportBody body = Body.json(request, ExportBody.class);
    ReportWords words =
        new ReportWords(
            body.period(),
            body.groupBy(),
            body.shared(),
            body.focusVersion(),
            body.currency(),
            body.format());
    List<FieldError> errors = new ArrayList<>();
    Order order = Order.of(body.kind(), words, errors);
    String period = words.month("/", errors);
    if (!errors.isEmpty()) {
      throw Problem.invalid(errors).toException();
    }
    ExportView ordered = exports.order(period, order, key, Caller.of(request).id());
    Answer.to(request, response).at(Status.ACCEPTED_202, PATH + "/" + ordered.id(), ordered);
  }

  private void list(ServerRequest request, ServerResponse response) {
    Query query = Query.of(request, "pageSize", "pageToken");
    Answer.to(request, response).ok(paging.newestFirst("exports", query, exports::list));
  }

  private void show(ServerRequest request, ServerResponse response) {
    Query.of(request);
    Answer.to(request, response).ok(found(PlanRoutes.id(request)));
  }

  private void content(ServerRequest request, ServerResponse response) {
    Query.of(request);
    ExportView its = found(PlanRoutes.id(request));
    if (its.href().isEmpty()) {
      throw Problem.of(
              ProblemKind.NOT_FOUND,
              "Export \"%s\" has no file: it is %s.%s"
                  .formatted(its.id(), its.state(), its.problem().map(why -> " " + why).orElse("")))
          .toException();
    }
    send(response, its);
  }

  private void send(ServerResponse response, ExportView its) {
    try (InputStream in = exports.content(its.id())) {
      response
          .header(HeaderNames.CACHE_CONTROL, "no-store")
          .header(HeaderNames.CONTENT_TYPE, FileFormat.of(its.format()).orElseThrow().mediaType())
          .header(HeaderNames.CONTENT_LENGTH, Long.toString(its.byteCount().orElseThrow()))
          .header(
              HeaderNames.CONTENT_DISPOSITION,
              "attachment; filename=\"%s\"".formatted(its.fileName()));
      try (OutputStream out = response.outputStream()) {
        in.transferTo(out);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The file of " + its.id() + " cannot be sent", e);
    }
  }

  private void delete(ServerRequest request, ServerResponse response) {
    Query.of(request);
    String id = PlanRoutes.id(request);
    if (!exports.delete(id)) {
      throw none(id);
    }
    Answer.to(request, response).nothing();
  }

  private ExportView found(String id) {
    return exports.find(id).orElseThrow(() -> none(id));
  }

  private static ProblemException none(String id) {
    return Problem.of(
            ProblemKind.NOT_FOUND,
            "There is no export \"%s\". Files are kept for 30 days; maybe order it again."
                .formatted(id))
        .toException();
  }
}
