package eu.megawatt.service.rest;

import eu.megawatt.kernels.order.Completion;
import eu.megawatt.kernels.order.DeviceResult;
import eu.megawatt.kernels.order.Enrolment;
import eu.megawatt.kernels.order.OrderStep;
import eu.megawatt.kernels.order.Refusal;
import eu.megawatt.service.problem.Problem;
import eu.megawatt.service.problem.ProblemKind;
import eu.megawatt.service.security.AgentKey;
import eu.megawatt.service.security.Caller;
import eu.megawatt.service.security.Scope;
import eu.megawatt.service.validation.Agents;
import eu.megawatt.service.validation.Enrolments;
import eu.megawatt.service.validation.OrderDesk;
import eu.megawatt.service.validation.Validation;
import io.helidon.http.Method;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** {@code /api/v1/agent-enrolments} and {@code /api/v1/agents}: who measures, and their orders. */
final class AgentRoutes {

  private static final String ENROLMENTS = "/api/v1/agent-enrolments";
  private static final String ONE = AgentKey.PATH + "/{id}";
  private static final String ORDER = ONE + "/orders/{order}";
  private static final int LONGEST_WAIT_SECONDS = 30;
  private static final int LARGEST_ENROLMENT_BYTES = 1 << 20;

  private final Enrolments enrolments;
  private final Agents agents;
  private final OrderDesk orders;
  private final Paging paging;

  AgentRoutes(Validation validation, Paging paging) {
    this.enrolments = validation.enrolments();
    this.agents = validation.agents();
    this.orders = validation.orders();
    this.paging = paging;
  }

  void addTo(Routes routes) {
    routes
        .post(ENROLMENTS, Scope.VALIDATION_WRITE, this::invite)
        .get(ENROLMENTS, Scope.VALIDATION_READ, this::invitations)
        .enrolment(AgentKey.PATH, this::enrol)
        .get(AgentKey.PATH, Scope.VALIDATION_READ, this::list)
        .post(ONE + "/removal", Scope.VALIDATION_WRITE, this::remove)
        .agents(Method.GET, ONE + "/order", this::order)
        .agents(Method.POST, ORDER + "/progress", this::progress)
        .agents(Method.POST, ORDER + "/refusal", this::refuse)
        .agents(Method.PUT, ORDER + "/results/{number}", this::result)
        .agents(Method.POST, ORDER + "/completion", this::complete);
  }

  private void invite(ServerRequest request, ServerResponse response) {
    Query.of(request);
    Enrolments.EnrolmentBody body = Body.json(request, Enrolments.EnrolmentBody.class);
    Answer.to(request, response)
        .json(Status.CREATED_201, enrolments.add(body, Caller.of(request).id()));
  }

  private void invitations(ServerRequest request, ServerResponse response) {
    Query query = Query.of(request, "pageSize", "pageToken");
    Answer.to(request, response)
        .ok(paging.newestFirst("agent-enrolments", query, enrolments::list));
  }

  private void enrol(ServerRequest request, ServerResponse response) {
    Query.of(request);
    Enrolment asked = SampleBody.of(request, Enrolment.class, LARGEST_ENROLMENT_BYTES);
    Agents.Come come = agents.enrol(AgentKey.of(request, AgentKey.OneTime.class), asked);
    Answer.to(request, response)
        .json(come.isNew() ? Status.CREATED_201 : Status.OK_200, come.enrolled());
  }

  private void list(ServerRequest request, ServerResponse response) {
    Query query = Query.of(request, "nodeId", "pageSize", "pageToken");
    Optional<String> node = query.text("nodeId");
    List<Agents.AgentView> all =
        agents.all(orders.running()).stream()
            .filter(it -> node.isEmpty() || node.get().equals(it.nodeId()))
            .toList();
    Answer.to(request, response).ok(paging.of("agents", query, all));
  }

  private void remove(ServerRequest request, ServerResponse response) {
    Query.of(request);
    String id = PlanRoutes.id(request);
    if (!agents.remove(id, JobRoutes.reason(request))) {
      throw Problem.of(ProblemKind.NOT_FOUND, "There is no agent %s.".formatted(id)).toException();
    }
    Answer.to(request, response).nothing();
  }

  private void order(ServerRequest request, ServerResponse response) {
    int seconds =
        Query.of(request, "waitSeconds").number("waitSeconds", 0, 0, LONGEST_WAIT_SECONDS);
    Optional<String> order =
        orders.next(own(request), Duration.ofSeconds(seconds)).map(SampleBody::line);
    if (order.isEmpty()) {
      Answer.to(request, response).nothing();
    } else {
      Answer.to(request, response).text("application/json", order.get());
    }
  }

  private void progress(ServerRequest request, ServerResponse response) {
    Query.of(request);
    orders.progress(own(request), orderId(request), SampleBody.of(request, OrderStep.class));
    Answer.to(request, response).nothing();
  }

  private void refuse(ServerRequest request, ServerResponse response) {
    Query.of(request);
    orders.refuse(own(request), orderId(request), SampleBody.of(request, Refusal.class));
    Answer.to(request, response).nothing();
  }

  private void result(ServerRequest request, ServerResponse response) {
    Query.of(request);
    DeviceResult result = SampleBody.of(request, DeviceResult.class, OrderDesk.MOST_BYTES);
    orders.result(own(request), orderId(request), number(request), result);
    Answer.to(request, response).nothing();
  }

  private void complete(ServerRequest request, ServerResponse response) {
    Query.of(request);
    orders.complete(own(request), orderId(request), SampleBody.of(request, Completion.class));
    Answer.to(request, response).nothing();
  }

  private static AgentKey.Secret own(ServerRequest request) {
    return AgentKey.of(request, AgentKey.Secret.class);
  }

  private static String orderId(ServerRequest request) {
    return request.path().pathParameters().get("order");
  }

  private static int number(ServerRequest request) {
    String number = request.path().pathParameters().get("number");
    try {
      return Integer.parseInt(number);
    } catch (NumberFormatException _) {
      throw Problem.of(
              ProblemKind.NOT_FOUND, "\"%s\" is not the number of a result.".formatted(number))
          .toException();
    }
  }
}
