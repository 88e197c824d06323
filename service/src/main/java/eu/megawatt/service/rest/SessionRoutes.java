package eu.megawatt.service.rest;

import eu.megawatt.service.problem.Problem;
import eu.megawatt.service.problem.ProblemKind;
import eu.megawatt.service.security.AdminToken;
import eu.megawatt.service.security.Gate;
import eu.megawatt.service.security.Sessions;
import eu.megawatt.service.security.SignInCodes;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Instant;
import java.util.Optional;

/** Signing in and out: the link, {@code /api/v1/session} and {@code /api/v1/sign-in-codes}. */
final class SessionRoutes {

  private static final String USED_LINK =
      """
      <!doctype html><html lang="en"><meta charset="utf-8"><title>Megawatt: sign in</title>
      <link rel="icon" href="/favicon.svg" type="image/svg+xml">
      <p>This sign-in link has been used or is too old.
      <p>A new one: <code>./megawatt sign-in</code> with the service's <code>--data</code>.
      <p>With the administrator's token at hand: <a href="/">sign in with it</a>.
      """;

  private final AdminToken token;
  private final SignInCodes codes;
  private final Sessions sessions;

  SessionRoutes(AdminToken token, SignInCodes codes, Sessions sessions) {
    this.token = token;
    this.codes = codes;
    this.sessions = sessions;
  }

  void addTo(Routes routes) {
    routes
        .get("/sign-in", this::signIn)
        .post("/api/v1/session", this::open)
        .delete("/api/v1/session", this::close)
        .post("/api/v1/sign-in-codes", this::code);
  }

  /** What {@code POST /session} takes. */
  record Credentials(Optional<String> token) {}

  /** What signs a browser in, once. */
  record SignInLink(String href, Instant expiresAt) {}

  private void signIn(ServerRequest request, ServerResponse response) {
    Optional<String> code = request.query().first("code").asOptional();
    if (code.isPresent() && codes.redeem(code.get())) {
      response.headers().addCookie(sessions.open());
      response.status(Status.SEE_OTHER_303).header(HeaderNames.LOCATION, "/");
      Answer.to(request, response).close();
    } else if (request.headers().first(HeaderNames.ACCEPT).orElse("").contains("text/html")) {
      response.status(Status.UNAUTHORIZED_401);
      Answer.to(request, response).text("text/html;charset=UTF-8", USED_LINK);
    } else {
      throw Problem.of(
              ProblemKind.UNAUTHENTICATED,
              "This sign-in link has been used or is too old. Maybe run ./megawatt sign-in.")
          .toException();
    }
  }

  private void open(ServerRequest request, ServerResponse response) {
    Gate.refuseOtherOriginsOfBrowsers(request);
    String offered = Body.json(request, Credentials.class).token().orElse("");
    if (!token.matches(offered)) {
      throw Problem.of(ProblemKind.UNAUTHENTICATED, "This is not the administrator's token.")
          .toException();
    }
    response.headers().addCookie(sessions.open());
    Answer.to(request, response).nothing();
  }

  private void close(ServerRequest request, ServerResponse response) {
    Gate.refuseOtherOriginsOfBrowsers(request);
    response.headers().addCookie(sessions.close(Gate.session(request).orElse("")));
    Answer.to(request, response).nothing();
  }

  private void code(ServerRequest request, ServerResponse response) {
    Query.of(request);
    SignInCodes.Code code = codes.next();
    Answer.to(request, response)
        .json(
            Status.CREATED_201, new SignInLink("/sign-in?code=" + code.value(), code.expiresAt()));
  }
}
