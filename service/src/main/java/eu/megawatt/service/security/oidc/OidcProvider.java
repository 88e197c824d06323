package eu.megawatt.service.security.oidc;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What a provider says of itself, asked when it is needed and known for an hour. Thread-safe. */
final class OidcProvider {

  private static final int TIMEOUT_MS = 5_000;
  private static final int MOST_BYTES = 1 << 18;
  private static final Duration KNOWN = Duration.ofHours(1);

  private final OidcSettings settings;
  private final Clock clock;
  private Optional<Known> known = Optional.empty();

  OidcProvider(OidcSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /** Where to go, and the keys of its tokens. */
  record Known(OIDCProviderMetadata says, JWKSource<SecurityContext> keys, Instant until) {

    /** Where a session with the provider is ended. */
    Optional<URI> endOfSession() {
      return Optional.ofNullable(says.getEndSessionEndpointURI());
    }
  }

  /**
   * What it says.
   *
   * @throws OidcException where it does not answer, or not with what belongs there
   */
  synchronized Known known() {
    if (known.filter(it -> clock.instant().isBefore(it.until)).isEmpty()) {
      known = Optional.of(ask());
    }
    return known.orElseThrow();
  }

  private Known ask() {
    try {
      OIDCProviderMetadata says =
          OIDCProviderMetadata.resolve(
              new Issuer(settings.issuer().toString()), TIMEOUT_MS, TIMEOUT_MS);
      JWKSource<SecurityContext> keys =
          JWKSourceBuilder.create(
                  says.getJWKSetURI().toURL(),
                  new DefaultResourceRetriever(TIMEOUT_MS, TIMEOUT_MS, MOST_BYTES))
              .build();
      return new Known(says, keys, clock.instant().plus(KNOWN));
    } catch (IOException | GeneralException e) {
      throw OidcException.silent(e);
    }
  }
}
