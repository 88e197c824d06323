package eu.megawatt.service.rest;

import eu.megawatt.service.audit.AuditEvent;
import eu.megawatt.service.audit.AuditLog;
import eu.megawatt.service.problem.Problem;
import eu.megawatt.service.problem.ProblemException;
import eu.megawatt.service.problem.ProblemKind;
import eu.megawatt.service.problem.RequestId;
import eu.megawatt.service.rest.Route.Trail;
import eu.megawatt.service.security.AgentKey;
import eu.megawatt.service.security.Caller;
import eu.megawatt.service.security.Tenancy;
import io.helidon.http.HeaderNames;
import io.helidon.http.HttpException;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Has a route answer to those alone who may call it, and the audit log say who has changed what.
 * Thread-safe.
 */
final class Guard {

  private static final int RETRY_SECONDS = 5;
  private static final int MISTAKE = 500;

  private final AuditLog log;
  private final Clock clock;

  Guard(AuditLog log, Clock clock) {
    this.log = log;
    this.clock = clock;
  }

  /** A route's handler behind what the route asks of its caller. */
  Handler of(Route route) {
    return route.trail() == Trail.NONE
        ? (request, response) -> {
          check(route, request);
          route.handler().handle(request, response);
        }
        : (request, response) -> logged(route, request, response);
  }

  private static void check(Route route, ServerRequest request) {
    Caller caller = Caller.of(request);
    route.key().ifPresent(it -> AgentKey.of(request, it));
    route.scope().ifPresent(caller::require);
    if (route.tenancy() == Tenancy.CLOSED) {
      caller.requireEverybodys();
    }
  }

  private void logged(Route route, ServerRequest request, ServerResponse response)
      throws Exception {
    if (isTrial(request)) {
      check(route, request);
      route.handler().handle(request, response);
      return;
    }
    requireLog();
    AtomicBoolean isLogged = new AtomicBoolean();
    response.beforeSend(
        () -> {
          if (isLogged.compareAndSet(false, true)) {
            write(route, request, subject(request, response), response.status().code());
          }
        });
    try {
      check(route, request);
      route.handler().handle(request, response);
    } catch (ProblemException e) {
      refused(route, request, isLogged, e.problem().status());
      throw e;
    } catch (HttpException e) {
      refused(route, request, isLogged, e.status().code());
      throw e;
    } catch (RuntimeException e) {
      refused(route, request, isLogged, MISTAKE);
      throw e;
    }
  }

  private void refused(Route route, ServerRequest request, AtomicBoolean isLogged, int status) {
    if (isLogged.compareAndSet(false, true)) {
      write(route, request, request.path().path(), status);
    }
  }

  /** What would not be in the log is not done. */
  private void requireLog() {
    if (!log.isReady()) {
      throw new ProblemException(
          Problem.of(
              ProblemKind.UNAVAILABLE,
              "The audit log cannot take more at the moment, so nothing is changed. The service's log says why."),
          RETRY_SECONDS);
    }
  }

  private static boolean isTrial(ServerRequest request) {
    return request.query().contains(ChangeDesk.VALIDATE_ONLY)
        && !request.query().first(ChangeDesk.VALIDATE_ONLY).orElse("").equals("false");
  }

  /** Where what was made is, else what was called. */
  private static String subject(ServerRequest request, ServerResponse response) {
    String made =
        response.headers().contains(HeaderNames.LOCATION)
            ? response.headers().get(HeaderNames.LOCATION).get()
            : "";
    return made.startsWith("/api/") ? made : request.path().path();
  }

  private void write(Route route, ServerRequest request, String subject, int status) {
    Caller caller = Caller.of(request);
    AuditEvent event =
        new AuditEvent(
            clock.instant(),
            route.method().text(),
            route.path().replace("{+", "{"),
            subject,
            caller.id(),
            caller.name(),
            caller.tenant(),
            SaidReason.of(request),
            status,
            RequestId.of(request));
    if (route.trail() == Trail.SOON) {
      log.add(event);
    } else {
      log.addAndWait(event);
    }
  }
}
