package eu.megawatt.service.security;

import eu.megawatt.service.problem.Problem;
import eu.megawatt.service.problem.ProblemException;
import eu.megawatt.service.problem.ProblemKind;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import io.helidon.webserver.http.ServerRequest;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Lets in who may call. Everything is closed but the page's own files, signing in, and the two
 * health checks.
 */
public final class Gate implements Filter {

  private static final String BEARER = "Bearer ";
  private static final String CHALLENGE = "Bearer realm=\"megawatt\"";
  private static final HeaderName FETCH_SITE = HeaderNames.create("Sec-Fetch-Site");
  private static final Set<Method> READING = Set.of(Method.GET, Method.HEAD, Method.OPTIONS);

  /** Where people sign in, and ask who they are. */
  private static final String SESSION = "/api/v1/session";

  private static final Set<String> OPEN =
      Set.of(
          "/observe/health/live",
          "/observe/health/ready",
          SESSION,
          SESSION + "/oidc",
          "/api/v1/sign-in-ways");

  /** Where readings come in: all that a sender's own token opens. */
  private static final Set<String> WAYS_IN =
      Set.of("/api/v1/write", "/api/v1/sample-batches", "/api/v1/otlp/v1/metrics", "/v1/metrics");

  private final AdminToken token;
  private final Sessions sessions;
  private final ApiTokens tokens;
  private final RateLimits limits;
  private final Function<String, Optional<Caller>> machines;
  private final Function<String, Optional<String>> senders;
  private final Function<String, Optional<AgentKey>> agents;

  /**
   * A gate.
   *
   * @param machines who sends an access token of the provider
   * @param senders the id of the source to whose sender a token belongs
   * @param agents whose secret or one-time token something is
   */
  public Gate(
      AdminToken token,
      Sessions sessions,
      ApiTokens tokens,
      RateLimits limits,
      Function<String, Optional<Caller>> machines,
      Function<String, Optional<String>> senders,
      Function<String, Optional<AgentKey>> agents) {
    this.token = token;
    this.sessions = sessions;
    this.tokens = tokens;
    this.limits = limits;
    this.machines = machines;
    this.senders = senders;
    this.agents = agents;
  }

  @Override
  public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
    refuseOtherHosts(request);
    String path = request.path().path();
    if (path.equals(SESSION)) {
      known(request).ifPresent(it -> it.register(request));
    } else if (isClosed(path)) {
      response.header(HeaderNames.WWW_AUTHENTICATE, CHALLENGE);
      enter(request);
      response.headers().remove(HeaderNames.WWW_AUTHENTICATE);
      limits.require(Caller.of(request).id());
      requireObservation(path, request);
    }
    chain.proceed();
  }

  private void enter(RoutingRequest request) {
    Optional<Caller> caller = caller(request);
    caller.ifPresent(it -> it.register(request));
    if (caller.isEmpty() && !isSender(request) && !isAgent(request)) {
      throw Problem.of(
              ProblemKind.UNAUTHENTICATED,
              "Send \"Authorization: Bearer TOKEN\"; the token is in the data directory's "
                  + AdminToken.FILE
                  + ". In a browser, open the sign-in link.")
          .toException();
    }
  }

  /** The framework answers there, so no route says what is needed. */
  private static void requireObservation(String path, RoutingRequest request) {
    if (path.startsWith("/observe")) {
      Caller.of(request).require(Scope.SYSTEM_READ);
      Caller.of(request).requireEverybodys();
    }
  }

  /** Whether the caller is still who it was when it was let in, and may do the same. */
  public boolean isAllowed(ServerRequest request) {
    try {
      return known(request).equals(Optional.of(Caller.of(request)));
    } catch (ProblemException _) {
      return false;
    }
  }

  private Optional<Caller> caller(ServerRequest request) {
    Optional<Caller> caller = known(request);
    if (caller.isPresent() && bearer(request).isEmpty()) {
      refuseOtherOrigins(request);
    }
    return caller;
  }

  private Optional<Caller> known(ServerRequest request) {
    Optional<String> bearer = bearer(request);
    if (bearer.isEmpty()) {
      return session(request).flatMap(sessions::caller);
    }
    return token.matches(bearer.get())
        ? Optional.of(Caller.ADMINISTRATOR)
        : tokens.caller(bearer.get()).or(() -> machines.apply(bearer.get()));
  }

  /** Whether a sender of readings has come to where readings come in. */
  private boolean isSender(RoutingRequest request) {
    Optional<Sender> sender = bearer(request).flatMap(senders).map(Sender::new);
    if (sender.isEmpty()) {
      return false;
    }
    if (!WAYS_IN.contains(request.path().path())
        || !request.prologue().method().equals(Method.POST)) {
      throw Problem.of(
              ProblemKind.FORBIDDEN,
              "This is the token of the sender \"%s\"; it opens POST %s and nothing else."
                  .formatted(
                      sender.get().sourceId(),
                      WAYS_IN.stream().sorted().collect(Collectors.joining(", "))))
          .toException();
    }
    request.context().register(sender.get());
    sender.get().caller().register(request);
    return true;
  }

  /** Whether an agent has come to where its orders are, or somebody who is to be one. */
  private boolean isAgent(RoutingRequest request) {
    Optional<AgentKey> key = bearer(request).flatMap(agents);
    key.ifPresent(
        it -> {
          if (!it.opens(request.prologue().method(), request.path().path())) {
            throw Problem.of(ProblemKind.FORBIDDEN, it.words()).toException();
          }
          it.register(request);
        });
    return key.isPresent();
  }

  /** The session that a request carries. */
  public static Optional<String> session(ServerRequest request) {
    return request.headers().cookies().first(Sessions.COOKIE).asOptional();
  }

  private static boolean isClosed(String path) {
    return !OPEN.contains(path)
        && (path.startsWith("/api/")
            || path.startsWith("/v1/")
            || path.startsWith("/observe")
            || path.startsWith("/openapi"));
  }

  private static Optional<String> bearer(ServerRequest request) {
    return request
        .headers()
        .first(HeaderNames.AUTHORIZATION)
        .filter(value -> value.regionMatches(true, 0, BEARER, 0, BEARER.length()))
        .map(value -> value.substring(BEARER.length()).strip());
  }

  /**
   * A foreign name that leads here is how a web page reaches a service on the visitor's machine.
   */
  private static void refuseOtherHosts(ServerRequest request) {
    String host = hostName(request.authority());
    if (!Set.of("127.0.0.1", "localhost", "[::1]").contains(host)) {
      throw Problem.of(
              ProblemKind.MISDIRECTED,
              "This service answers as 127.0.0.1 or localhost, not as \"" + host + "\".")
          .toException();
    }
  }

  private static String hostName(String authority) {
    int port = authority.lastIndexOf(':');
    return port > authority.lastIndexOf(']') ? authority.substring(0, port) : authority;
  }

  /** The same for a change without a cookie: programs say no origin, browsers do. */
  public static void refuseOtherOriginsOfBrowsers(ServerRequest request) {
    if (request.headers().contains(HeaderNames.ORIGIN) || request.headers().contains(FETCH_SITE)) {
      refuseOtherOrigins(request);
    }
  }

  /** A change that carries the cookie must come from a page of ours. */
  private static void refuseOtherOrigins(ServerRequest request) {
    if (READING.contains(request.prologue().method())) {
      return;
    }
    Optional<String> origin = request.headers().first(HeaderNames.ORIGIN);
    boolean same =
        origin.isPresent()
            ? origin.get().equals("http://" + request.authority())
            : request.headers().first(FETCH_SITE).equals(Optional.of("same-origin"));
    if (!same) {
      throw Problem.of(
              ProblemKind.FORBIDDEN,
              "A change with a session cookie must come from this service's own page. Maybe send"
                  + " the token instead.")
          .toException();
    }
  }
}
