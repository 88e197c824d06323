package eu.megawatt.service.security.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.proc.SimpleSecurityContext;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.SignedJWT;
import eu.megawatt.service.security.Identity;
import eu.megawatt.service.security.Role;
import java.security.Key;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What every token of the provider has to be: signed with its keys, its own, and of now. */
final class SignedTokens {

  /** A provider's clock and ours may differ by so much. */
  private static final Duration SKEW = Duration.ofMinutes(1);

  /** Only what is signed with a key that we do not have. */
  private static final Set<JWSAlgorithm> ALGORITHMS =
      Set.of(
          JWSAlgorithm.RS256,
          JWSAlgorithm.RS384,
          JWSAlgorithm.RS512,
          JWSAlgorithm.PS256,
          JWSAlgorithm.PS384,
          JWSAlgorithm.PS512,
          JWSAlgorithm.ES256,
          JWSAlgorithm.ES384,
          JWSAlgorithm.ES512);

  private final OidcSettings settings;
  private final Clock clock;

  /** What such a token is called, such as "Its ID token". */
  private final String name;

  SignedTokens(OidcSettings settings, Clock clock, String name) {
    this.settings = settings;
    this.clock = clock;
    this.name = name;
  }

  /** A token that is as it must be. */
  record Read(SignedJWT token, Map<String, Object> claims, Instant until) {}

  /**
   * Reads one.
   *
   * @throws OidcException where it is not as it must be
   */
  Read read(JWT token, JWKSource<SecurityContext> keys) {
    if (!(token instanceof SignedJWT signed)
        || !ALGORITHMS.contains(signed.getHeader().getAlgorithm())) {
      throw new OidcException(name + " is not signed with a key of its own.");
    }
    requireSignature(signed, keys);
    Map<String, Object> claims = signed.getPayload().toJSONObject();
    Instant until = instant(claims, "exp");
    require(
        settings.issuer().toString().equals(claims.get("iss")),
        "was issued by %s.".formatted(claims.get("iss")));
    require(
        clock.instant().isBefore(until),
        "ended at %s; it is %s here.".formatted(until, clock.instant()));
    Instant issued = instant(claims, "iat");
    require(
        !issued.isAfter(clock.instant().plus(SKEW)),
        "is of %s, which is still to come; it is %s here.".formatted(issued, clock.instant()));
    return new Read(signed, claims, until);
  }

  private void requireSignature(SignedJWT token, JWKSource<SecurityContext> keys) {
    try {
      List<? extends Key> candidates =
          new JWSVerificationKeySelector<>(ALGORITHMS, keys)
              .selectJWSKeys(token.getHeader(), new SimpleSecurityContext());
      for (Key key : candidates) {
        JWSVerifier verifier =
            new DefaultJWSVerifierFactory().createJWSVerifier(token.getHeader(), key);
        if (token.verify(verifier)) {
          return;
        }
      }
      throw new OidcException(name + " is signed with a key that it does not show.");
    } catch (KeySourceException e) {
      throw OidcException.silent(e);
    } catch (JOSEException e) {
      throw new OidcException(name + " cannot be checked: " + e.getMessage(), e);
    }
  }

  /**
   * Whose a token is, with the roles and the tenant that it says.
   *
   * @throws OidcException where none of its roles is one here
   */
  Identity identity(Read read) {
    Map<String, Object> claims = read.claims;
    List<String> said = texts(claims.get(settings.roleClaim()));
    List<String> roles =
        said.stream().flatMap(it -> settings.role(it).stream()).map(Role::word).distinct().toList();
    if (roles.isEmpty()) {
      throw new OidcException(
          "You have no role here: its claim \"%s\" says %s. Roles are %s; an administrator can map others."
              .formatted(settings.roleClaim(), said, String.join(", ", Role.words())));
    }
    String subject = String.valueOf(claims.get("sub"));
    return new Identity(
        subject,
        String.valueOf(claims.getOrDefault("name", subject)),
        roles,
        texts(claims.get(settings.tenantClaim())).stream().findFirst().filter(it -> !it.isBlank()),
        read.token.serialize());
  }

  /** A claim that is a text or a list of some. */
  static List<String> texts(@Nullable Object claim) {
    List<String> texts = new ArrayList<>();
    if (claim instanceof List<?> several) {
      several.forEach(it -> texts.add(String.valueOf(it)));
    } else if (claim != null) {
      texts.add(claim.toString());
    }
    return texts;
  }

  private Instant instant(Map<String, Object> claims, String claim) {
    return Optional.ofNullable(claims.get(claim))
        .filter(Number.class::isInstance)
        .map(it -> Instant.ofEpochSecond(((Number) it).longValue()))
        .orElseThrow(() -> new OidcException("%s has no \"%s\".".formatted(name, claim)));
  }

  /**
   * Goes on where something is so.
   *
   * @param otherwise what is wrong with the token, as the end of a sentence
   */
  void require(boolean isSo, String otherwise) {
    if (!isSo) {
      throw new OidcException(name + " " + otherwise);
    }
  }
}
