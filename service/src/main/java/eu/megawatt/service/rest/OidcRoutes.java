package eu.megawatt.service.rest;

import eu.megawatt.service.problem.Problem;
import eu.megawatt.service.problem.ProblemException;
import eu.megawatt.service.problem.ProblemKind;
import eu.megawatt.service.security.oidc.OidcException;
import eu.megawatt.service.security.oidc.OidcSignIn;
import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.http.SetCookie;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * {@code /api/v1/sign-in-ways}, {@code /api/v1/session/oidc} and {@code /sign-in/oidc}: signing in
 * with a provider.
 */
final class OidcRoutes {

  private static final String BEGIN = "/api/v1/session/oidc";
  private static final String BACK = "/sign-in/oidc";
  private static final String COOKIE = "megawatt-sign-in";
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final Optional<OidcSignIn> oidc;

  OidcRoutes(Optional<OidcSignIn> oidc) {
    this.oidc = oidc;
  }

  void addTo(Routes routes) {
    routes
        .open(Method.GET, "/api/v1/sign-in-ways", this::ways)
        .open(Method.GET, BEGIN, this::begin)
        .entrance(BACK, this::end);
  }

  /**
   * How people may sign in.
   *
   * @param account with a password that is kept here
   * @param provider with somebody who knows them
   */
  record Ways(boolean account, Optional<Provider> provider) {}

  /** Who knows people. */
  record Provider(String name, String href) {}

  private void ways(ServerRequest request, ServerResponse response) {
    Query.of(request);
    Answer.to(request, response).ok(new Ways(true, oidc.map(it -> new Provider(it.name(), BEGIN))));
  }

  private void begin(ServerRequest request, ServerResponse response) {
    Query.of(request);
    OidcSignIn signIn = required();
    try {
      OidcSignIn.Begun begun = signIn.begin(address(request).resolve(BACK));
      response.headers().addCookie(cookie(begun.state(), PATIENCE));
      response.status(Status.SEE_OTHER_303).header(HeaderNames.LOCATION, begun.at().toString());
      Answer.to(request, response).close();
    } catch (OidcException e) {
      failed(request, response, signIn, e);
    }
  }

  private OidcSignIn required() {
    return oidc.orElseThrow(
        () ->
            Problem.of(
                    ProblemKind.NOT_FOUND,
                    "No provider is configured to sign in with. Maybe start with --oidc-issuer.")
                .toException());
  }

  private void end(ServerRequest request, ServerResponse response) {
    OidcSignIn signIn = required();
    response.headers().addCookie(cookie("", Duration.ZERO));
    try {
      OidcSignIn.Signed signed =
          signIn.end(
              address(request).resolve(BACK + "?" + request.query().rawValue()),
              request.headers().cookies().first(COOKIE).asOptional());
      signed.identity().caller().register(request);
      response.headers().addCookie(signed.cookie());
      response.status(Status.SEE_OTHER_303).header(HeaderNames.LOCATION, "/");
      Answer.to(request, response).close();
    } catch (OidcException e) {
      failed(request, response, signIn, e);
    } catch (IllegalArgumentException e) {
      throw Problem.of(ProblemKind.BAD_REQUEST, "The address cannot be read: " + e.getMessage())
          .toException();
    }
  }

  /** As a page for people, as a problem for programs. */
  private static void failed(
      ServerRequest request, ServerResponse response, OidcSignIn signIn, OidcException e) {
    String why = String.valueOf(e.getMessage());
    if (request.headers().first(HeaderNames.ACCEPT).orElse("").contains("text/html")) {
      response.status(e.isSilent() ? Status.SERVICE_UNAVAILABLE_503 : Status.UNAUTHORIZED_401);
      Answer.to(request, response).text("text/html;charset=UTF-8", page(signIn.name(), why));
      return;
    }
    throw problem(signIn, e, why);
  }

  private static ProblemException problem(OidcSignIn signIn, OidcException e, String why) {
    return Problem.of(
            e.isSilent() ? ProblemKind.UNAVAILABLE : ProblemKind.UNAUTHENTICATED,
            "Signing in with %s did not work. %s".formatted(signIn.name(), why))
        .toException();
  }

  private static String page(String name, String why) {
    return """
        <!doctype html><html lang="en"><meta charset="utf-8"><title>Megawatt: sign in</title>
        <link rel="icon" href="/favicon.svg" type="image/svg+xml">
        <h1>Signing in with %s did not work</h1>
        <p>%s
        <p><a href="%s">Try again</a>, or <a href="/">sign in another way</a>.
        """
        .formatted(plain(name), plain(why), BEGIN);
  }

  private static String plain(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  /** Where this service is, as the browser has it. */
  static URI address(ServerRequest request) {
    return URI.create("http://" + request.authority() + "/");
  }

  /** It has to come along when the provider sends the browser back, which is from elsewhere. */
  private static SetCookie cookie(String value, Duration maxAge) {
    return SetCookie.builder(COOKIE, value)
        .path(BACK)
        .httpOnly(true)
        .sameSite(SetCookie.SameSite.LAX)
        .maxAge(maxAge)
        .build();
  }
}
