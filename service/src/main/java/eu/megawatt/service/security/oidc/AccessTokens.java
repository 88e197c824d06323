package eu.megawatt.service.security.oidc;

import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTParser;
import eu.megawatt.service.problem.Problem;
import eu.megawatt.service.problem.ProblemException;
import eu.megawatt.service.problem.ProblemKind;
import eu.megawatt.service.security.Caller;
import eu.megawatt.service.store.Sha256;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the access tokens that machines get from the provider (JWT Profile for OAuth 2.0 Access
 * Tokens, RFC 9068): meant for us by their audience, and no ID token by their type. Those that were
 * checked are known until they end. Thread-safe.
 */
public final class AccessTokens {

  private static final int MOST_KNOWN = 1_000;
  private static final int RETRY_SECONDS = 5;
  private static final Set<String> TYPES = Set.of("at+jwt", "application/at+jwt");

  private final String audience;
  private final OidcProvider provider;
  private final SignedTokens tokens;
  private final Clock clock;
  private final Map<String, Known> known = new LinkedHashMap<>(16, 0.75f, true);

  AccessTokens(OidcSettings settings, String audience, OidcProvider provider, Clock clock) {
    this.audience = audience;
    this.provider = provider;
    this.tokens = new SignedTokens(settings, clock, "The access token");
    this.clock = clock;
  }

  private record Known(Caller caller, Instant until) {}

  /**
   * Who sends a token; empty where it is none of the provider's kind.
   *
   * @throws ProblemException 401 where it is one and not as it must be, 503 where the provider does
   *     not answer
   */
  public Optional<Caller> caller(String bearer) {
    if (bearer.chars().filter(it -> it == '.').count() != 2) {
      return Optional.empty();
    }
    String digest = Sha256.hex(bearer.getBytes(StandardCharsets.UTF_8));
    Optional<Caller> before = known(digest);
    if (before.isPresent()) {
      return before;
    }
    try {
      Known read = read(JWTParser.parse(bearer));
      keep(digest, read);
      return Optional.of(read.caller);
    } catch (ParseException _) {
      return Optional.empty();
    } catch (OidcException e) {
      String detail = String.valueOf(e.getMessage());
      throw e.isSilent()
          ? new ProblemException(
              Problem.of(ProblemKind.UNAVAILABLE, "The provider of access tokens: " + detail),
              RETRY_SECONDS)
          : Problem.of(ProblemKind.UNAUTHENTICATED, detail).toException();
    }
  }

  private Known read(JWT token) {
    SignedTokens.Read read = tokens.read(token, provider.known().keys());
    String type = String.valueOf(read.token().getHeader().getType()).toLowerCase(Locale.ROOT);
    tokens.require(TYPES.contains(type), "is of the type %s, not at+jwt.".formatted(type));
    Object meant = read.claims().get("aud");
    tokens.require(
        SignedTokens.texts(meant).contains(audience),
        "is meant for %s, not for %s.".formatted(meant, audience));
    return new Known(tokens.identity(read).caller(), read.until());
  }

  private synchronized Optional<Caller> known(String digest) {
    Optional<Known> found = Optional.ofNullable(known.get(digest));
    if (found.filter(it -> !clock.instant().isBefore(it.until)).isPresent()) {
      known.remove(digest);
      return Optional.empty();
    }
    return found.map(Known::caller);
  }

  private synchronized void keep(String digest, Known read) {
    known.put(digest, read);
    if (known.size() > MOST_KNOWN) {
      known.remove(known.keySet().iterator().next());
    }
  }

  /** Tokens that are known to be good, of a thousand at most. */
  public synchronized int knownCount() {
    return known.size();
  }
}
