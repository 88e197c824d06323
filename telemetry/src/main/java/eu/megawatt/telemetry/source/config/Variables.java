package eu.megawatt.telemetry.source.config;

import eu.megawatt.fleet.document.Issue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** The environment variables in which the secrets of sources stand. */
public final class Variables {

  private Variables() {}

  /**
   * What keeps sources from being used here: an issue for each variable that is not set.
   *
   * @param environment a variable's value by its name
   */
  public static List<Issue> missing(
      Sources sources, Function<String, Optional<String>> environment) {
    List<Issue> issues = new ArrayList<>();
    for (SourceSettings source : sources.sources()) {
      String pointer = sources.pointer(source.id());
      of(source)
          .forEach(
              (field, variable) -> {
                if (environment.apply(variable).isEmpty()) {
                  issues.add(
                      new Issue(
                          pointer + "/" + field,
                          "the environment variable %s is not set here. Maybe set it and start the service again"
                              .formatted(variable)));
                }
              });
    }
    return issues;
  }

  /** The names of variables by the field that names them. */
  private static Map<String, String> of(SourceSettings source) {
    return switch (source) {
      case SourceSettings.Scrape it -> of(it.access());
      case SourceSettings.Promql it -> of(it.access());
      case SourceSettings.Redfish it -> of(it.access());
      case SourceSettings.Push it -> Map.of("tokenEnv", it.tokenEnv());
    };
  }

  private static Map<String, String> of(Access access) {
    return switch (access) {
      case Access.Open() -> Map.of();
      case Access.Bearer(String tokenEnv) -> Map.of("tokenEnv", tokenEnv);
      case Access.Basic(String usernameEnv, String passwordEnv) ->
          new TreeMap<>(Map.of("usernameEnv", usernameEnv, "passwordEnv", passwordEnv));
    };
  }
}
