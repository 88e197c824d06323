package eu.megawatt.service.rest;

import eu.megawatt.service.books.export.Order;
import eu.megawatt.service.books.export.ScheduleView;
import eu.megawatt.service.books.export.Schedules;
import eu.megawatt.service.books.report.ReportWords;
import eu.megawatt.service.problem.FieldError;
import eu.megawatt.service.problem.Problem;
import eu.megawatt.service.problem.ProblemKind;
import eu.megawatt.service.security.Caller;
import eu.megawatt.service.security.Scope;
import eu.megawatt.service.security.Tenancy;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code /api/v1/report-schedules}: exports that are ordered whenever a month is closed. */
final class ReportScheduleRoutes {

  private static final String PATH = "/api/v1/report-schedules";

  private final Schedules schedules;

  ReportScheduleRoutes(Schedules schedules) {
    this.schedules = schedules;
  }

  void addTo(Routes routes) {
    routes
        .get(PATH, Scope.FINANCE_READ, Tenancy.CLOSED, this::list)
        .post(PATH, Scope.FINANCE_WRITE, this::add)
        .delete(PATH + "/{id}", Scope.FINANCE_WRITE, this::delete);
  }

  /** All schedules. */
  record SchedulesAnswer(List<ScheduleView> items) {}

  /** A schedule as it is asked for, before anything in it has been checked. */
  record ScheduleBody(
      Optional<String> kind,
      Optional<String> groupBy,
      Optional<String> shared,
      Optional<String> focusVersion,
      Optional<String> currency,
      Optional<String> format) {}

  private void list(ServerRequest request, ServerResponse response) {
    Query.of(request);
    Answer.to(request, response).ok(new SchedulesAnswer(schedules.all()));
  }

  private void add(ServerRequest request, ServerResponse response) {
    Query.of(request);
    ScheduleBody body = Body.json(request, ScheduleBody.class);
    List<FieldError> errors = new ArrayList<>();
    ReportWords words =
        new ReportWords(
            Optional.empty(),
            body.groupBy(),
            body.shared(),
            body.focusVersion(),
            body.currency(),
            body.format());
    Order order = Order.of(body.kind(), words, errors);
    if (!errors.isEmpty()) {
      throw Problem.invalid(errors).toException();
    }
    ScheduleView added = schedules.add(order, Caller.of(request).id());
    Answer.to(request, response).at(Status.CREATED_201, PATH + "/" + added.id(), added);
  }

  private void delete(ServerRequest request, ServerResponse response) {
    Query.of(request);
    String id = PlanRoutes.id(request);
    if (!schedules.delete(id)) {
      throw Problem.of(
              ProblemKind.NOT_FOUND,
              "There is no schedule \"%s\". Maybe one of GET %s.".formatted(id, PATH))
          .toException();
    }
    Answer.to(request, response).nothing();
  }
}
