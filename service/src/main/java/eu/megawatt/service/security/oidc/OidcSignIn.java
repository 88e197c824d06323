package eu.megawatt.service.security.oidc;

import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.openid.connect.sdk.AuthenticationErrorResponse;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.AuthenticationResponse;
import com.nimbusds.openid.connect.sdk.AuthenticationResponseParser;
import com.nimbusds.openid.connect.sdk.AuthenticationSuccessResponse;
import com.nimbusds.openid.connect.sdk.LogoutRequest;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import eu.megawatt.service.security.Identity;
import eu.megawatt.service.security.Sessions;
import io.helidon.http.SetCookie;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;

/** Signing in with a provider: authorisation code with PKCE, state and nonce. Thread-safe. */
public final class OidcSignIn {

  private static final int TIMEOUT_MS = 5_000;
  private static final Scope SCOPE = new Scope("openid", "profile");

  private final OidcSettings settings;
  private final Sessions sessions;
  private final OidcProvider provider;
  private final IdTokens tokens;
  private final Pending pending;
  private final Optional<AccessTokens> accessTokens;

  public OidcSignIn(OidcSettings settings, Sessions sessions, Clock clock) {
    this.settings = settings;
    this.sessions = sessions;
    this.provider = new OidcProvider(settings, clock);
    this.tokens = new IdTokens(settings, clock);
    this.pending = new Pending(clock);
    this.accessTokens =
        settings.audience().map(it -> new AccessTokens(settings, it, provider, clock));
  }

  /**
   * On its way.
   *
   * @param at the provider's page
   * @param state to be seen again in the same browser
   */
  public record Begun(URI at, String state) {}

  /** What the provider is called. */
  public String name() {
    return settings.name();
  }

  /** What reads the access tokens of machines; empty where they are not taken. */
  public Optional<AccessTokens> accessTokens() {
    return accessTokens;
  }

  /** Sign-ins that have not come back. */
  public int pendingCount() {
    return pending.count();
  }

  /**
   * Begins to sign somebody in.
   *
   * @param back where the provider is to send the browser
   * @throws OidcException where the provider does not answer
   */
  public Begun begin(URI back) {
    URI at = provider.known().says().getAuthorizationEndpointURI();
    Pending.Attempt attempt = pending.begin(back.toString());
    AuthenticationRequest request =
        new AuthenticationRequest.Builder(
                ResponseType.CODE, SCOPE, new ClientID(settings.clientId()), back)
            .endpointURI(at)
            .state(attempt.state())
            .nonce(attempt.nonce())
            .codeChallenge(attempt.verifier(), CodeChallengeMethod.S256)
            .build();
    return new Begun(request.toURI(), attempt.state().getValue());
  }

  /**
   * Signs in whom the provider has sent back; the cookie of the session.
   *
   * @param callback the address that was called, with its query
   * @param state that the browser began with
   * @throws OidcException where anything is not as it must be
   */
  public Signed end(URI callback, Optional<String> state) {
    AuthenticationResponse response = parse(callback);
    String said = Optional.ofNullable(response.getState()).map(Object::toString).orElse("");
    Pending.Attempt attempt =
        state
            .filter(said::equals)
            .flatMap(pending::end)
            .orElseThrow(
                () ->
                    new OidcException(
                        "This is not the answer to a sign-in that was begun in this browser, or it took more than ten minutes."));
    if (response instanceof AuthenticationErrorResponse refused) {
      throw new OidcException("It says: " + words(refused.getErrorObject()));
    }
    AuthenticationSuccessResponse granted = response.toSuccessResponse();
    IdTokens.Vouched vouched =
        tokens.read(
            exchange(granted, attempt), attempt.nonce().getValue(), provider.known().keys());
    return new Signed(vouched.identity(), sessions.open(vouched.identity(), vouched.until()));
  }

  /** Somebody who is signed in, with the cookie of the session. */
  public record Signed(Identity identity, SetCookie cookie) {}

  private static AuthenticationResponse parse(URI callback) {
    try {
      return AuthenticationResponseParser.parse(callback);
    } catch (ParseException e) {
      throw new OidcException("Its answer cannot be read: " + e.getMessage(), e);
    }
  }

  private JWT exchange(AuthenticationSuccessResponse granted, Pending.Attempt attempt) {
    AuthorizationCodeGrant grant =
        new AuthorizationCodeGrant(
            granted.getAuthorizationCode(), URI.create(attempt.redirect()), attempt.verifier());
    URI at = provider.known().says().getTokenEndpointURI();
    ClientID client = new ClientID(settings.clientId());
    TokenRequest request =
        settings
            .secret()
            .map(it -> new ClientSecretBasic(client, new Secret(it)))
            .map(it -> new TokenRequest.Builder(at, it, grant).build())
            .orElseGet(() -> new TokenRequest.Builder(at, client, grant).build());
    try {
      HTTPRequest http = request.toHTTPRequest();
      http.setConnectTimeout(TIMEOUT_MS);
      http.setReadTimeout(TIMEOUT_MS);
      TokenResponse response = OIDCTokenResponseParser.parse(http.send());
      if (response instanceof OIDCTokenResponse its && response.indicatesSuccess()) {
        return JWTParser.parse(its.getOIDCTokens().getIDTokenString());
      }
      throw new OidcException(
          "It gives no token: " + words(response.toErrorResponse().getErrorObject()));
    } catch (IOException e) {
      throw OidcException.silent(e);
    } catch (ParseException | java.text.ParseException e) {
      throw new OidcException("Its token cannot be read: " + e.getMessage(), e);
    }
  }

  private static String words(ErrorObject error) {
    return error.getDescription() == null
        ? String.valueOf(error.getCode())
        : "%s (%s)".formatted(error.getDescription(), error.getCode());
  }

  /**
   * Where a session with the provider is ended.
   *
   * @param back where the browser is to go afterwards
   */
  public Optional<URI> endOfSession(Identity identity, URI back) {
    try {
      JWT hint = JWTParser.parse(identity.idToken());
      return provider
          .known()
          .endOfSession()
          .map(it -> new LogoutRequest(it, hint, back, null).toURI());
    } catch (OidcException | java.text.ParseException _) {
      return Optional.empty();
    }
  }
}
