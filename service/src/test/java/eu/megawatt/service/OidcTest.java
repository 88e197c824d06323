package eu.megawatt.service;

import static org.assertj.core.api.Assertions.assertThat;

import eu.megawatt.service.security.Role;
import eu.megawatt.service.security.oidc.OidcSettings;
import eu.megawatt.service.telemetry.TelemetrySettings;
import eu.megawatt.service.webhook.WebhookSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
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
            new Settings(
                data,
                port,
                false,
                Optional.empty(),
                new Shifted(),
                Optional.empty(),
                _ -> Optional.empty(),
                TelemetrySettings.USUAL,
                Optional.empty(),
                WebhookSettings.USUAL,
                1,
                AccessSettings.USUAL.with(
                    new OidcSettings(
                        provider.issuer(),
                        OidcProviderProcess.CLIENT,
                        Optional.of(OidcProviderProcess.SECRET),
                        "The provider",
                        "groups",
                        "tenant",
                        Map.of("power-planners", Role.PLANNER)))));
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
}
