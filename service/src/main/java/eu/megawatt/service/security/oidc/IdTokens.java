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

/** Reads ID tokens: whose they are, whether they are meant for us, and until when they hold. */
final class IdTokens {

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

  IdTokens(OidcSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /** Somebody, and until when the provider vouches for it. */
  record Vouched(Identity identity, Instant until) {}

  /**
   * Reads one.
   *
   * @throws OidcException where it is not as it must be
   */
  Vouched read(JWT token, String nonce, JWKSource<SecurityContext> keys) {
    if (!(token instanceof SignedJWT signed)
        || !ALGORITHMS.contains(signed.getHeader().getAlgorithm())) {
      throw new OidcException("Its ID token is not signed with a key of its own.");
    }
    requireSignature(signed, keys);
    Map<String, Object> claims = signed.getPayload().toJSONObject();
    Instant until = instant(claims, "exp");
    require(
        settings.issuer().toString().equals(claims.get("iss")),
        "Its ID token was issued by %s.".formatted(claims.get("iss")));
    require(
        texts(claims.get("aud")).contains(settings.clientId()),
        "Its ID token is meant for %s.".formatted(claims.get("aud")));
    require(
        claims.getOrDefault("azp", settings.clientId()).equals(settings.clientId()),
        "Its ID token is meant for %s.".formatted(claims.get("azp")));
    require(
        nonce.equals(claims.get("nonce")),
        "Its ID token is not the answer to this sign-in (another nonce).");
    require(
        clock.instant().isBefore(until),
        "Its ID token ended at %s; it is %s here.".formatted(until, clock.instant()));
    Instant issued = instant(claims, "iat");
    require(
        !issued.isAfter(clock.instant().plus(SKEW)),
        "Its ID token is of %s, which is still to come; it is %s here."
            .formatted(issued, clock.instant()));
    return new Vouched(identity(claims, signed), until);
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
      throw new OidcException("Its ID token is signed with a key that it does not show.");
    } catch (KeySourceException e) {
      throw OidcException.silent(e);
    } catch (JOSEException e) {
      throw new OidcException("Its ID token cannot be checked: " + e.getMessage(), e);
    }
  }

  private Identity identity(Map<String, Object> claims, SignedJWT token) {
    List<String> said = texts(claims.get(settings.roleClaim()));
    List<String> roles =
        said.stream().flatMap(it -> settings.role(it).stream()).map(Role::word).distinct().toList();
    require(
        !roles.isEmpty(),
        "You have no role here: its claim \"%s\" says %s. Roles are %s; an administrator can map others."
            .formatted(settings.roleClaim(), said, String.join(", ", Role.words())));
    String subject = String.valueOf(claims.get("sub"));
    return new Identity(
        subject,
        String.valueOf(claims.getOrDefault("name", subject)),
        roles,
        texts(claims.get(settings.tenantClaim())).stream().findFirst().filter(it -> !it.isBlank()),
        token.serialize());
  }

  /** A claim that is a text or a list of some. */
  private static List<String> texts(@Nullable Object claim) {
    List<String> texts = new ArrayList<>();
    if (claim instanceof List<?> several) {
      several.forEach(it -> texts.add(String.valueOf(it)));
    } else if (claim != null) {
      texts.add(claim.toString());
    }
    return texts;
  }

  private static Instant instant(Map<String, Object> claims, String name) {
    return Optional.ofNullable(claims.get(name))
        .filter(Number.class::isInstance)
        .map(it -> Instant.ofEpochSecond(((Number) it).longValue()))
        .orElseThrow(() -> new OidcException("Its ID token has no \"%s\".".formatted(name)));
  }

  private static void require(boolean isSo, String otherwise) {
    if (!isSo) {
      throw new OidcException(otherwise);
    }
  }
}
