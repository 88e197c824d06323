package eu.megawatt.service.rest;

import eu.megawatt.service.problem.Problem;
import eu.megawatt.service.problem.ProblemKind;
import eu.megawatt.service.rest.Route.Trail;
import eu.megawatt.service.security.AgentKey;
import eu.megawatt.service.security.Scope;
import eu.megawatt.service.security.Tenancy;
import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.HttpRouting;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Which path answers to which methods, and to whom; any other method is a 405 that names them. No
 * route can be added without the scope that it needs. Where nothing is said of tenants, it is
 * closed to callers that are bound to one.
 */
public final class Routes {

  private final Map<String, Map<Method, Route>> byPath = new LinkedHashMap<>();

  /**
   * What a route asks of a caller.
   *
   * @param scope empty where anybody may call
   * @param audited whether the audit log says that it was called
   * @param key what it needs in place of a scope
   */
  public record Rule(
      String method,
      String path,
      Optional<Scope> scope,
      Tenancy tenancy,
      boolean audited,
      Optional<Class<? extends AgentKey>> key) {

    /** One that needs nothing in place of a scope. */
    public Rule(
        String method, String path, Optional<Scope> scope, Tenancy tenancy, boolean audited) {
      this(method, path, scope, tenancy, audited, Optional.empty());
    }
  }

  /** Reads what is everybody's. */
  public Routes get(String path, Scope scope, Handler handler) {
    return get(path, scope, Tenancy.CLOSED, handler);
  }

  /** Reads. */
  public Routes get(String path, Scope scope, Tenancy tenancy, Handler handler) {
    return on(new Route(Method.GET, path, Optional.of(scope), tenancy, Trail.NONE, handler));
  }

  /** Changes what is everybody's. */
  public Routes post(String path, Scope scope, Handler handler) {
    return post(path, scope, Tenancy.CLOSED, handler);
  }

  /** Changes something. */
  public Routes post(String path, Scope scope, Tenancy tenancy, Handler handler) {
    return change(Method.POST, path, scope, tenancy, handler);
  }

  /** Changes what is everybody's. */
  public Routes put(String path, Scope scope, Handler handler) {
    return change(Method.PUT, path, scope, Tenancy.CLOSED, handler);
  }

  /** Puts something in the place of what is there. */
  public Routes put(String path, Scope scope, Tenancy tenancy, Handler handler) {
    return change(Method.PUT, path, scope, tenancy, handler);
  }

  /** Changes what is everybody's. */
  public Routes delete(String path, Scope scope, Handler handler) {
    return delete(path, scope, Tenancy.CLOSED, handler);
  }

  /** Deletes something. */
  public Routes delete(String path, Scope scope, Tenancy tenancy, Handler handler) {
    return change(Method.DELETE, path, scope, tenancy, handler);
  }

  /** Answers a question that comes in a body and changes nothing. */
  public Routes ask(String path, Scope scope, Tenancy tenancy, Handler handler) {
    return on(new Route(Method.POST, path, Optional.of(scope), tenancy, Trail.NONE, handler));
  }

  /** Takes in what comes by the thousand in a second: the audit log follows shortly after. */
  public Routes many(String path, Scope scope, Tenancy tenancy, Handler handler) {
    return on(new Route(Method.POST, path, Optional.of(scope), tenancy, Trail.SOON, handler));
  }

  /** Takes in readings, of which the audit log says nothing. */
  public Routes readings(String path, Handler handler) {
    return ask(path, Scope.TELEMETRY_WRITE, Tenancy.CLOSED, handler);
  }

  /** Lets people in by a page, which the audit log says. */
  public Routes entrance(String path, Handler handler) {
    return on(
        new Route(
            Method.GET, path, Optional.empty(), Tenancy.SHARED, Trail.BEFORE_THE_ANSWER, handler));
  }

  /** Answers to anybody. */
  public Routes open(Method method, String path, Handler handler) {
    Trail trail = method.equals(Method.GET) ? Trail.NONE : Trail.BEFORE_THE_ANSWER;
    return on(new Route(method, path, Optional.empty(), Tenancy.SHARED, trail, handler));
  }

  /** Changes what is the caller's own, whoever that is; the gate is what asks who it is. */
  public Routes ownChange(String path, Handler handler) {
    return on(
        new Route(
            Method.POST, path, Optional.empty(), Tenancy.SHARED, Trail.BEFORE_THE_ANSWER, handler));
  }

  /** Has an agent come to be, which the audit log says. */
  public Routes enrolment(String path, Handler handler) {
    return on(
        new Route(
            Method.POST,
            path,
            Optional.empty(),
            Tenancy.CLOSED,
            Trail.BEFORE_THE_ANSWER,
            handler,
            Optional.of(AgentKey.OneTime.class)));
  }

  /** Answers to an agent alone. */
  public Routes agents(Method method, String path, Handler handler) {
    return on(
        new Route(
            method,
            path,
            Optional.empty(),
            Tenancy.CLOSED,
            Trail.NONE,
            handler,
            Optional.of(AgentKey.Secret.class)));
  }

  private Routes change(Method method, String path, Scope scope, Tenancy tenancy, Handler handler) {
    return on(
        new Route(method, path, Optional.of(scope), tenancy, Trail.BEFORE_THE_ANSWER, handler));
  }

  private Routes on(Route route) {
    byPath.computeIfAbsent(route.path(), _ -> new LinkedHashMap<>()).put(route.method(), route);
    return this;
  }

  /** The methods of each path. */
  public Map<String, Set<String>> methods() {
    Map<String, Set<String>> methods = new TreeMap<>();
    byPath.forEach(
        (path, routes) ->
            methods.put(
                path,
                routes.keySet().stream()
                    .map(Method::text)
                    .collect(Collectors.toCollection(TreeSet::new))));
    return methods;
  }

  /** What each route asks of a caller, by path. */
  public List<Rule> rules() {
    return byPath.values().stream()
        .map(Map::values)
        .flatMap(Collection::stream)
        .map(Route::rule)
        .sorted(Comparator.comparing(Rule::path).thenComparing(Rule::method))
        .toList();
  }

  /** Whether anybody may call a path without saying who it is. */
  boolean isOpen(String path) {
    return byPath.getOrDefault(path, Map.of()).values().stream()
        .anyMatch(it -> it.scope().isEmpty() && it.key().isEmpty());
  }

  /** Puts them all in a routing, each behind a guard. */
  void addTo(HttpRouting.Builder routing, Function<Route, Handler> guard) {
    byPath.forEach(
        (path, routes) -> {
          routes.forEach((method, route) -> routing.route(method, path, guard.apply(route)));
          routing.any(path, refusal(routes));
        });
  }

  private static Handler refusal(Map<Method, Route> routes) {
    String allowed =
        routes.keySet().stream().map(Method::text).sorted().collect(Collectors.joining(", "));
    return (request, response) -> {
      response.header(HeaderNames.ALLOW, allowed);
      throw Problem.of(
              ProblemKind.METHOD_NOT_ALLOWED,
              "%s does not answer to %s; it answers to %s."
                  .formatted(request.path().path(), request.prologue().method().text(), allowed))
          .toException();
    };
  }
}
