package eu.megawatt.service.rest;

import eu.megawatt.service.problem.Problem;
import eu.megawatt.service.problem.ProblemKind;
import eu.megawatt.service.security.Account;
import eu.megawatt.service.security.Accounts;
import eu.megawatt.service.security.AdminToken;
import eu.megawatt.service.security.Caller;
import eu.megawatt.service.security.Gate;
import eu.megawatt.service.security.Scope;
import eu.megawatt.service.security.Sessions;
import eu.megawatt.service.security.SignInCodes;
import eu.megawatt.service.security.oidc.OidcSignIn;
import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.http.SetCookie;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Signing in and out: the link, {@code /api/v1/session} and {@code /api/v1/sign-in-codes}. */
final class SessionRoutes {

  private static final String PATH = "/api/v1/session";

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
  private final Accounts accounts;
  private final Optional<OidcSignIn> oidc;

  SessionRoutes(
      AdminToken token,
      SignInCodes codes,
      Sessions sessions,
      Accounts accounts,
      Optional<OidcSignIn> oidc) {
    this.oidc = oidc;
    this.token = token;
    this.accounts = accounts;
    this.codes = codes;
    this.sessions = sessions;
  }

  void addTo(Routes routes) {
    routes
        .entrance("/sign-in", this::signIn)
        .open(Method.GET, PATH, this::show)
        .open(Method.POST, PATH, this::open)
        .open(Method.DELETE, PATH, this::close)
        .post("/api/v1/sign-in-codes", Scope.ACCESS_WRITE, this::code);
  }

  /**
   * Who somebody is.
   *
   * @param id as the audit log has it
   */
  record Self(String id, String name, Optional<String> tenant, List<String> scopes) {

    static Self of(Caller caller) {
      return new Self(
          caller.id(),
          caller.name(),
          caller.tenant(),
          caller.scopes().stream().map(Scope::word).toList());
    }
  }

  /** What {@code POST /session} takes. */
  record Credentials(Optional<String> token, Optional<String> account, Optional<String> password) {

    @Override
    public String toString() {
      return "Credentials[...]";
    }
  }

  /**
   * Signed out here.
   *
   * @param href where the session with the provider is ended
   */
  record SignedOut(String href) {}

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

  private void show(ServerRequest request, ServerResponse response) {
    Query.of(request);
    Caller caller = Caller.of(request);
    if (caller.equals(Caller.NOBODY)) {
      throw Problem.of(ProblemKind.UNAUTHENTICATED, "Nobody is signed in. Maybe sign in.")
          .toException();
    }
    Answer.to(request, response).ok(Self.of(caller));
  }

  private void open(ServerRequest request, ServerResponse response) {
    Gate.refuseOtherOriginsOfBrowsers(request);
    Credentials offered = Body.json(request, Credentials.class);
    response
        .headers()
        .addCookie(
            offered.account().isPresent() ? known(request, offered) : administrator(offered));
    Answer.to(request, response).nothing();
  }

  private SetCookie administrator(Credentials offered) {
    if (!token.matches(offered.token().orElse(""))) {
      throw Problem.of(ProblemKind.UNAUTHENTICATED, "This is not the administrator's token.")
          .toException();
    }
    return sessions.open();
  }

  private SetCookie known(ServerRequest request, Credentials offered) {
    String name = offered.account().orElse("");
    request.context().register(new SaidReason("to sign in as \"%s\"".formatted(name)));
    Account account =
        accounts.signIn(name, offered.password().orElse(""), request.remotePeer().host());
    account.caller().register(request);
    return sessions.open(account);
  }

  private void close(ServerRequest request, ServerResponse response) {
    Gate.refuseOtherOriginsOfBrowsers(request);
    String session = Gate.session(request).orElse("");
    Optional<URI> elsewhere =
        sessions
            .identity(session)
            .flatMap(it -> oidc.flatMap(at -> at.endOfSession(it, OidcRoutes.address(request))));
    response.headers().addCookie(sessions.close(session));
    if (elsewhere.isPresent()) {
      Answer.to(request, response).ok(new SignedOut(elsewhere.get().toString()));
    } else {
      Answer.to(request, response).nothing();
    }
  }

  private void code(ServerRequest request, ServerResponse response) {
    Query.of(request);
    Scope.all().forEach(Caller.of(request)::require);
    SignInCodes.Code code = codes.next();
    Answer.to(request, response)
        .json(
            Status.CREATED_201, new SignInLink("/sign-in?code=" + code.value(), code.expiresAt()));
  }
}
