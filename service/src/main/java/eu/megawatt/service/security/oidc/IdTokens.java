package eu.megawatt.service.security.oidc;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWT;
import eu.megawatt.service.security.Identity;
import java.time.Clock;
import java.time.Instant;

/** Reads ID tokens: whose they are, whether they are meant for us, and until when they hold. */
final class IdTokens {

  private final OidcSettings settings;
  private final SignedTokens tokens;

  IdTokens(OidcSettings settings, Clock clock) {
    this.settings = settings;
    this.tokens = new SignedTokens(settings, clock, "Its ID token");
  }

  /** Somebody, and until when the provider vouches for it. */
  record Vouched(Identity identity, Instant until) {}

  /**
   * Reads one.
   *
   * @throws OidcException where it is not as it must be
   */
  Vouched read(JWT token, String nonce, JWKSource<SecurityContext> keys) {
    SignedTokens.Read read = tokens.read(token, keys);
    Object audience = read.claims().get("aud");
    tokens.require(
        SignedTokens.texts(audience).contains(settings.clientId()),
        "is meant for %s.".formatted(audience));
    Object party = read.claims().getOrDefault("azp", settings.clientId());
    tokens.require(party.equals(settings.clientId()), "is meant for %s.".formatted(party));
    tokens.require(
        nonce.equals(read.claims().get("nonce")),
        "is not the answer to this sign-in (another nonce).");
    return new Vouched(tokens.identity(read), read.until());
  }
}
