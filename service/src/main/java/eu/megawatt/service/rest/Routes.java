package eu.megawatt.service.rest;

import eu.megawatt.service.problem.Problem;
import eu.megawatt.service.problem.ProblemKind;
import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.HttpRouting;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Which path answers to which methods; any other method is a 405 that names them. */
public final class Routes {

  private final Map<String, Map<Method, Handler>> byPath = new LinkedHashMap<>();

  public Routes get(String path, Handler handler) {
    return on(Method.GET, path, handler);
  }

  public Routes post(String path, Handler handler) {
    return on(Method.POST, path, handler);
  }

  public Routes put(String path, Handler handler) {
    return on(Method.PUT, path, handler);
  }

  public Routes delete(String path, Handler handler) {
    return on(Method.DELETE, path, handler);
  }

  private Routes on(Method method, String path, Handler handler) {
    byPath.computeIfAbsent(path, _ -> new LinkedHashMap<>()).put(method, handler);
    return this;
  }

  /** The methods of each path. */
  public Map<String, Set<String>> methods() {
    Map<String, Set<String>> methods = new TreeMap<>();
    byPath.forEach(
        (path, handlers) ->
            methods.put(
                path,
                handlers.keySet().stream()
                    .map(Method::text)
                    .collect(Collectors.toCollection(TreeSet::new))));
    return methods;
  }

  /** Puts them all in a routing. */
  public void addTo(HttpRouting.Builder routing) {
    byPath.forEach(
        (path, handlers) -> {
          handlers.forEach((method, handler) -> routing.route(method, path, handler));
          routing.any(path, refusal(handlers));
        });
  }

  private static Handler refusal(Map<Method, Handler> handlers) {
    String allowed =
        handlers.keySet().stream().map(Method::text).sorted().collect(Collectors.joining(", "));
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
