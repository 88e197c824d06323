package eu.megawatt.service.rest;

import eu.megawatt.service.json.Json;
import eu.megawatt.service.problem.Problem;
import eu.megawatt.service.problem.ProblemException;
import eu.megawatt.service.problem.ProblemKind;
import eu.megawatt.service.problem.RequestId;
import eu.megawatt.service.security.SecurityHeaders;
import io.helidon.common.mapper.MapperException;
import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderNames;
import io.helidon.http.HttpException;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
import io.helidon.webserver.http.DirectHandlers;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The one place where what goes wrong becomes problem+json, the framework's own included. */
public final class ProblemAnswers {

  private static final Logger LOG = Logger.getLogger(ProblemAnswers.class.getName());

  private ProblemAnswers() {}

  /** Takes over the errors of a routing. */
  public static void addTo(HttpRouting.Builder routing) {
    routing
        .error(ProblemException.class, ProblemAnswers::known)
        .error(
            MapperException.class,
            (request, response, e) ->
                send(request, response, Problem.of(ProblemKind.BAD_REQUEST, message(e))))
        .error(
            HttpException.class,
            (request, response, e) -> send(request, response, problem(e.status(), message(e))))
        .error(Throwable.class, ProblemAnswers::mistake);
  }

  /** Takes over the errors that happen before there is a route. */
  public static DirectHandlers direct() {
    DirectHandlers.Builder handlers = DirectHandlers.builder();
    for (DirectHandler.EventType type : DirectHandler.EventType.values()) {
      handlers.addHandler(type, ProblemAnswers::direct);
    }
    return handlers.build();
  }

  private static DirectHandler.TransportResponse direct(
      DirectHandler.TransportRequest request,
      DirectHandler.EventType type,
      Status status,
      ServerResponseHeaders headers,
      @Nullable String message) {
    String id = RequestId.next().value();
    return DirectHandler.TransportResponse.builder()
        .status(status)
        .headers(headers)
        .header(HeaderNames.CONTENT_TYPE, Problem.MEDIA_TYPE)
        .header(HeaderNames.create(RequestId.HEADER), id)
        .keepAlive(type.keepAlive())
        .entity(Json.bytes(problem(status, orGeneral(message)).answering(id)))
        .build();
  }

  private static void known(ServerRequest request, ServerResponse response, ProblemException e) {
    e.retryAfterSeconds()
        .ifPresent(s -> response.header(HeaderNames.RETRY_AFTER, Integer.toString(s)));
    send(request, response, e.problem());
  }

  private static void mistake(ServerRequest request, ServerResponse response, Throwable e) {
    LOG.log(Level.SEVERE, "Request " + RequestId.of(request) + " failed", e);
    send(
        request,
        response,
        Problem.of(ProblemKind.INTERNAL, "The log says more under this request id."));
  }

  private static void send(ServerRequest request, ServerResponse response, Problem problem) {
    String id = RequestId.of(request);
    SecurityHeaders.apply(response);
    response
        .status(problem.status())
        .header(HeaderNames.CONTENT_TYPE, Problem.MEDIA_TYPE)
        .header(HeaderNames.CACHE_CONTROL, "no-store")
        .header(HeaderNames.create(RequestId.HEADER), id)
        .send(Json.bytes(problem.answering(id)));
  }

  private static Problem problem(Status status, String message) {
    for (ProblemKind kind : ProblemKind.values()) {
      if (kind.status() == status.code()) {
        return Problem.of(kind, message);
      }
    }
    ProblemKind kind = status.code() < 500 ? ProblemKind.BAD_REQUEST : ProblemKind.INTERNAL;
    Problem like = Problem.of(kind, message);
    return new Problem(
        like.type(),
        status.reasonPhrase(),
        status.code(),
        like.code(),
        message,
        like.requestId(),
        like.errors());
  }

  private static String message(RuntimeException e) {
    return orGeneral(e.getMessage());
  }

  private static String orGeneral(@Nullable String message) {
    return message == null || message.isEmpty() ? "The request is not understood." : message;
  }
}
