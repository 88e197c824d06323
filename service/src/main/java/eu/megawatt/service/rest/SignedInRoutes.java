package eu.megawatt.service.rest;

import eu.megawatt.service.problem.FieldError;
import eu.megawatt.service.problem.Problem;
import eu.megawatt.service.problem.ProblemKind;
import eu.megawatt.service.security.Accounts;
import eu.megawatt.service.security.Caller;
import eu.megawatt.service.security.Gate;
import eu.megawatt.service.security.Scope;
import eu.megawatt.service.security.Sessions;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code /api/v1/sessions} and {@code /api/v1/session/password}: who is signed in, and another
 * password for oneself.
 */
final class SignedInRoutes {

  private static final String PATH = "/api/v1/sessions";

  private final Sessions sessions;
  private final Accounts accounts;
  private final Paging paging;

  SignedInRoutes(Sessions sessions, Accounts accounts, Paging paging) {
    this.sessions = sessions;
    this.accounts = accounts;
    this.paging = paging;
  }

  void addTo(Routes routes) {
    routes
        .get(PATH, Scope.ACCESS_WRITE, this::list)
        .delete(PATH + "/{id}", Scope.ACCESS_WRITE, this::end)
        .ownChange("/api/v1/session/password", this::changePassword);
  }

  /** What {@code POST /session/password} takes. */
  record PasswordBody(Optional<String> current, Optional<String> next, Optional<String> reason) {

    @Override
    public String toString() {
      return "PasswordBody[...]";
    }
  }

  private void list(ServerRequest request, ServerResponse response) {
    Query query = Query.of(request, "pageSize", "pageToken");
    Optional<String> own = Gate.session(request);
    Answer.to(request, response)
        .ok(
            paging.newestFirst(
                "sessions", query, (before, limit) -> sessions.list(before, limit, own)));
  }

  private void end(ServerRequest request, ServerResponse response) {
    Query.of(request);
    String id = PlanRoutes.id(request);
    if (!sessions.end(id)) {
      throw Problem.of(
              ProblemKind.NOT_FOUND,
              "There is no open session \"%s\". Maybe it has ended already.".formatted(id))
          .toException();
    }
    Answer.to(request, response).nothing();
  }

  /** The session of the browser that calls; empty where a token says who calls. */
  private Optional<String> ownSession(ServerRequest request) {
    Optional<Caller> caller = Optional.of(Caller.of(request));
    return Gate.session(request).filter(it -> sessions.caller(it).equals(caller));
  }

  private void changePassword(ServerRequest request, ServerResponse response) {
    Query.of(request);
    PasswordBody body = Body.json(request, PasswordBody.class);
    List<FieldError> errors = new ArrayList<>();
    if (body.current().isEmpty()) {
      errors.add(new FieldError("/current", "Missing", "must be there: your password as it is."));
    }
    AccountRoutes.checkPassword("/next", body.next().orElse(""), errors);
    if (!errors.isEmpty()) {
      throw Problem.invalid(errors).toException();
    }
    accounts.changePassword(
        ownSession(request).orElse(""),
        body.current().orElse(""),
        body.next().orElse(""),
        request.remotePeer().host());
    Answer.to(request, response).nothing();
  }
}
