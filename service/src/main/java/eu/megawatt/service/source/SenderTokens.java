package eu.megawatt.service.source;

import eu.megawatt.fleet.document.Issue;
import eu.megawatt.service.security.AdminToken;
import eu.megawatt.service.store.Sha256;
import eu.megawatt.telemetry.source.config.SourceSettings;
import eu.megawatt.telemetry.source.config.Sources;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Which token belongs to which sender. Tokens are looked up by their hash, so that the time it
 * takes says nothing about them.
 */
final class SenderTokens {

  private static final int SHORTEST = 16;

  private final Map<String, String> idOfHash = new HashMap<>();

  /**
   * The tokens of all sources that send; issues are added for those that cannot be used.
   *
   * @param environment a variable's value by its name; all that are needed are set
   */
  static SenderTokens of(
      Sources sources,
      Function<String, Optional<String>> environment,
      AdminToken admin,
      List<Issue> issues) {
    SenderTokens tokens = new SenderTokens();
    for (SourceSettings source : sources.sources()) {
      if (source instanceof SourceSettings.Push(String id, String tokenEnv)) {
        tokens
            .add(id, environment.apply(tokenEnv).orElse(""), admin)
            .map(why -> "the token in %s %s".formatted(tokenEnv, why))
            .ifPresent(it -> issues.add(new Issue(sources.pointer(id) + "/tokenEnv", it)));
      }
    }
    return tokens;
  }

  /** What is wrong with a token; empty where nothing is. */
  private Optional<String> add(String id, String token, AdminToken admin) {
    if (token.length() < SHORTEST || token.chars().anyMatch(c -> c <= ' ' || c > '~')) {
      return Optional.of(
          "needs at least %d printable characters without blanks".formatted(SHORTEST));
    }
    if (admin.matches(token)) {
      return Optional.of("is the administrator's; a sender has one of its own");
    }
    Optional<String> other = Optional.ofNullable(idOfHash.putIfAbsent(hash(token), id));
    return other.map(it -> "is that of \"%s\" too; each sender has one of its own".formatted(it));
  }

  /** The id of the source whose token it is. */
  Optional<String> sender(String token) {
    return Optional.ofNullable(idOfHash.get(hash(token)));
  }

  private static String hash(String token) {
    return Sha256.hex(token);
  }
}
