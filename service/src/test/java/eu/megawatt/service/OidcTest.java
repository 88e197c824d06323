package eu.megawatt.service;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import eu.megawatt.service.security.Role;
import eu.megawatt.service.security.oidc.OidcSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signing in with a real OpenID provider. */
final class OidcTest {

  private static final String CALLBACK = "/sign-in/oidc";

  @TempDir static Path data;

  private static final AtomicReference<Duration> AHEAD = new AtomicReference<>(Duration.ZERO);
  private static OidcProviderProcess provider;
  private static RunningService running;

  private Browser browser;

  /** The time, or as much later as a test wants it to be. */
  private static final class Shifted extends Clock {

    @Override
    public Instant instant() {
      return Instant.now().plus(AHEAD.get());
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  @BeforeAll
  static void start() throws IOException {
    int port = OidcProviderProcess.freePort();
    provider = OidcProviderProcess.start(port, 60);
    running =
        RunningService.from(
            Settings.usual(data, new Shifted())
                .at(port, false)
                .with(
                    AccessSettings.USUAL.with(
                        new OidcSettings(
                            provider.issuer(),
                            OidcProviderProcess.CLIENT,
                            Optional.of(OidcProviderProcess.SECRET),
                            "The provider",
                            "groups",
                            "tenant",
                            Map.of("power-planners", Role.PLANNER),
                            Optional.of(OidcProviderProcess.AUDIENCE)))));
  }

  @AfterAll
  static void stop() {
    running.close();
    provider.close();
  }

  @BeforeEach
  void come() {
    AHEAD.set(Duration.ZERO);
    provider.be("ada");
    browser = new Browser();
  }

  @AfterEach
  void go() {
    browser.close();
  }

  private static URI at(String path) {
    return URI.create(running.service().address() + path);
  }

  private URI callback() {
    return browser.until(at("/api/v1/session/oidc"), CALLBACK);
  }

  @Test
  void ways_asked_nameTheProvider() {
    Reply ways = running.stranger().get("/api/v1/sign-in-ways");

    assertThat(ways.json().at("/provider/name").asText()).isEqualTo("The provider");
    assertThat(ways.json().at("/provider/href").asText()).isEqualTo("/api/v1/session/oidc");
  }

  @Test
  void somebody_knownToTheProvider_isSignedInWithItsRolesAndTenant() {
    Reply signedIn = browser.get(callback());

    assertThat(signedIn.status()).as(signedIn.toString()).isEqualTo(303);
    assertThat(signedIn.header("Location")).isEqualTo("/");
    Reply self = browser.get(at("/api/v1/session"));
    assertThat(self.json().path("id").asText()).isEqualTo("oidc:ada");
    assertThat(self.json().path("name").asText()).isEqualTo("Ada L.");
    assertThat(self.json().path("tenant").asText()).isEqualTo("acme");
    assertThat(browser.get(at("/api/v1/jobs")).status()).isEqualTo(200);
    assertThat(browser.get(at("/api/v1/accounts")).status()).isEqualTo(403);
  }

  @Test
  void authorisation_asked_isByCodeWithPkceStateAndNonce() {
    URI there = URI.create(browser.get(at("/api/v1/session/oidc")).header("Location"));

    assertThat(there.getQuery())
        .contains("response_type=code", "code_challenge_method=S256", "state=", "nonce=");
  }

  @Test
  void callback_usedTwice_signsInOnce() {
    URI callback = callback();
    browser.get(callback);
    Reply again = browser.get(callback);

    assertThat(again.status()).isEqualTo(401);
    assertThat(again.text()).contains("did not work");
  }

  @Test
  void callback_inAnotherBrowser_isRefused() {
    URI callback = callback();
    try (Browser other = new Browser()) {
      Reply refused = other.get(callback);
      assertThat(refused.status()).isEqualTo(401);
      assertThat(refused.text()).contains("not the answer to a sign-in that was begun");
      assertThat(other.get(at("/api/v1/session")).status()).isEqualTo(401);
    }
  }

  @Test
  void callback_withAnotherState_isRefused() {
    URI callback = URI.create(callback().toString().replaceFirst("state=[^&]*", "state=guess"));

    assertThat(browser.get(callback).status()).isEqualTo(401);
  }

  @Test
  void idToken_withAnotherNonce_isRefused() {
    String there = browser.get(at("/api/v1/session/oidc")).header("Location");
    URI other = URI.create(there.replaceFirst("nonce=[^&]*", "nonce=guess"));
    Reply refused = browser.get(browser.until(other, CALLBACK));

    assertThat(refused.status()).isEqualTo(401);
    assertThat(refused.text()).contains("another nonce");
  }

  @Test
  void code_ofAnotherSignIn_isRefused() {
    String code = callback().toString().replaceFirst(".*[?&]code=([^&]*).*", "$1");
    try (Browser other = new Browser()) {
      URI its = other.until(at("/api/v1/session/oidc"), CALLBACK);
      Reply refused =
          other.get(URI.create(its.toString().replaceFirst("code=[^&]*", "code=" + code)));
      assertThat(refused.status()).isEqualTo(401);
      assertThat(refused.text()).contains("gives no token");
    }
  }

  @Test
  void provider_thatRefuses_isQuotedOnAPage() {
    provider.be("nobody");
    Reply refused = browser.get(callback());

    assertThat(refused.status()).isEqualTo(401);
    assertThat(refused.header("Content-Type")).startsWith("text/html");
    assertThat(refused.text()).contains("not today", "access_denied", "Try again");
  }

  @Test
  void somebody_withoutARoleHere_isTold() {
    provider.be("eve");
    Reply refused = browser.get(callback());

    assertThat(refused.status()).isEqualTo(401);
    assertThat(refused.text()).contains("visitors", "groups", "planner");
  }

  @Test
  void session_ofTheProvider_endsWithTheIdToken() {
    browser.get(callback());
    AHEAD.set(Duration.ofSeconds(50));
    assertThat(browser.get(at("/api/v1/session")).status()).isEqualTo(200);
    AHEAD.set(Duration.ofSeconds(70));
    assertThat(browser.get(at("/api/v1/session")).status()).isEqualTo(401);
  }

  @Test
  void idToken_thatHasEnded_isRefused() {
    URI callback = callback();
    AHEAD.set(Duration.ofMinutes(5));
    Reply refused = browser.get(callback);

    assertThat(refused.status()).isEqualTo(401);
    assertThat(refused.text()).contains("ID token ended at");
  }

  @Test
  void idToken_ofTheFuture_isRefused() {
    URI callback = callback();
    AHEAD.set(Duration.ofMinutes(-5));
    Reply refused = browser.get(callback);

    assertThat(refused.text()).contains("still to come");
  }

  @Test
  void signOut_ofSomebodyKnownToTheProvider_leadsThereToo() {
    browser.get(callback());
    Reply out = browser.delete(at("/api/v1/session"));

    assertThat(out.status()).as(out.toString()).isEqualTo(200);
    assertThat(out.json().path("href").asText())
        .startsWith(provider.issuer() + "/session/end")
        .contains("id_token_hint=", "post_logout_redirect_uri=");
    assertThat(browser.get(at("/api/v1/session")).status()).isEqualTo(401);
    assertThat(browser.get(URI.create(out.json().path("href").asText())).status()).isEqualTo(200);
  }

  @Test
  void signIn_isInTheAuditLog() {
    browser.get(callback());

    assertThat(running.admin().get("/api/v1/audit-log?subject=" + CALLBACK).text())
        .contains("\"caller\":\"oidc:ada\"");
  }

  private static Reply callWith(String bearer, String path) {
    return running.stranger().get(path, "Authorization", "Bearer " + bearer);
  }

  @Test
  void machine_withAnAccessTokenForUs_mayWhatItsRolesMayAndIsInTheAuditLog() {
    String token = provider.accessToken("scheduler-of-acme", OidcProviderProcess.AUDIENCE);

    Reply self = callWith(token, "/api/v1/session");
    assertThat(self.status()).as(self.toString()).isEqualTo(200);
    assertThat(self.json().path("id").asText()).isEqualTo("oidc:scheduler-of-acme");
    assertThat(self.json().path("tenant").asText()).isEqualTo("acme");
    assertThat(callWith(token, "/api/v1/jobs").status()).isEqualTo(200);
    assertThat(callWith(token, "/api/v1/accounts").status()).isEqualTo(403);
    Reply refused =
        running
            .stranger()
            .post("/api/v1/webhook-subscriptions", "{}", "Authorization", "Bearer " + token);
    assertThat(refused.status()).isEqualTo(422);
    assertThat(running.admin().get("/api/v1/audit-log?caller=oidc:scheduler-of-acme").text())
        .contains("webhook-subscriptions");
  }

  @Test
  void accessToken_forSomebodyElse_isRefused() {
    Reply refused =
        callWith(provider.accessToken("scheduler-of-acme", "urn:example:billing"), "/api/v1/jobs");

    assertThat(refused.status()).isEqualTo(401);
    assertThat(refused.text()).contains("is meant for", "urn:example:billing");
  }

  @Test
  void accessToken_ofAMachineWithoutARoleHere_isRefused() {
    Reply refused =
        callWith(provider.accessToken("printer", OidcProviderProcess.AUDIENCE), "/api/v1/jobs");

    assertThat(refused.status()).isEqualTo(401);
    assertThat(refused.text()).contains("You have no role here", "groups");
  }

  @Test
  void accessToken_thatHasEnded_isRefusedThoughItWasKnown() {
    String token = provider.accessToken("scheduler-of-acme", OidcProviderProcess.AUDIENCE);
    assertThat(callWith(token, "/api/v1/jobs").status()).isEqualTo(200);
    AHEAD.set(Duration.ofMinutes(20));
    Reply refused = callWith(token, "/api/v1/jobs");

    assertThat(refused.status()).isEqualTo(401);
    assertThat(refused.text()).contains("The access token ended at");
  }

  @Test
  void accessToken_withAnotherSignatureOrBody_isRefused() {
    String token = provider.accessToken("scheduler-of-acme", OidcProviderProcess.AUDIENCE);
    String body = token.replaceFirst(".*[.](.*)[.].*", "$1");
    String other =
        provider.accessToken("printer", OidcProviderProcess.AUDIENCE).replaceFirst(".*[.]", "");
    String unsigned =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString("{\"alg\":\"none\",\"typ\":\"at+jwt\"}".getBytes(UTF_8));

    assertThat(callWith(token.replaceFirst("[^.]*$", other), "/api/v1/jobs").status())
        .isEqualTo(401);
    assertThat(callWith(unsigned + "." + body + ".", "/api/v1/jobs").status()).isEqualTo(401);
    assertThat(callWith("a.b.c", "/api/v1/jobs").status()).isEqualTo(401);
  }

  @Test
  void idToken_sentInsteadOfAnAccessToken_isRefused() {
    browser.get(callback());
    String there = browser.delete(at("/api/v1/session")).json().path("href").asText();
    String idToken = there.replaceFirst(".*id_token_hint=([^&]*).*", "$1");
    Reply refused = callWith(idToken, "/api/v1/jobs");

    assertThat(refused.status()).isEqualTo(401);
    assertThat(refused.text()).contains("not at+jwt");
  }
}
