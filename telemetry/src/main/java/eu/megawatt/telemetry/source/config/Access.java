package eu.megawatt.telemetry.source.config;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Function;

/**
 * How a source is told who asks. Secrets stand in environment variables, never in the document, so
 * that it can be shown and kept.
 */
public sealed interface Access {

  /** Anybody may ask. */
  record Open() implements Access {}

  /** A bearer token, by the name of the variable that holds it. */
  record Bearer(String tokenEnv) implements Access {}

  /** A name and a password, by the names of the variables that hold them. */
  record Basic(String usernameEnv, String passwordEnv) implements Access {}

  /**
   * The value of the header {@code Authorization}; empty where none is needed.
   *
   * @param environment a variable's value by its name
   * @throws IllegalStateException with the name of a variable that is not set
   */
  default Optional<String> authorization(Function<String, Optional<String>> environment) {
    return switch (this) {
      case Open() -> Optional.empty();
      case Bearer(String tokenEnv) -> Optional.of("Bearer " + value(tokenEnv, environment));
      case Basic(String usernameEnv, String passwordEnv) -> {
        String pair = value(usernameEnv, environment) + ":" + value(passwordEnv, environment);
        byte[] bytes = pair.getBytes(StandardCharsets.UTF_8);
        yield Optional.of("Basic " + Base64.getEncoder().encodeToString(bytes));
      }
    };
  }

  private static String value(String name, Function<String, Optional<String>> environment) {
    return environment
        .apply(name)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "the environment variable %s is not set".formatted(name)));
  }
}
