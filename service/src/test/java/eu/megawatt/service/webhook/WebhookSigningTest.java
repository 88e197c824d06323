package eu.megawatt.service.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

final class WebhookSigningTest {

  private static final Instant NOW = Instant.parse("2026-11-26T10:00:00Z");
  private static final byte[] BODY = "{\"type\":\"job.done\"}".getBytes(StandardCharsets.UTF_8);

  @Test
  void sign_exampleOfTheStandard_isTheSignatureOfTheStandard() {
    SigningSecret secret = new SigningSecret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

    assertThat(
            secret.sign(
                "msg_p5jXN8AQM9LWM0D4loKWxJek",
                1_614_265_330,
                "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
  }

  @Test
  void sign_freshSecret_isAnHmacUnderItsBytes() throws GeneralSecurityException {
    SigningSecret secret = SigningSecret.next();
    byte[] key = Base64.getDecoder().decode(secret.text().substring("whsec_".length()));
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    byte[] expected =
        mac.doFinal(
            ("msg-1.17." + new String(BODY, StandardCharsets.UTF_8))
                .getBytes(StandardCharsets.UTF_8));

    assertThat(key).hasSize(32);
    assertThat(secret.sign("msg-1", 17, BODY))
        .isEqualTo("v1," + Base64.getEncoder().encodeToString(expected));
  }

  @Test
  void secrets_rotated_signWithBothForADay() {
    SigningSecret old = SigningSecret.next();
    SigningSecret fresh = SigningSecret.next();
    Secrets both = Secrets.read(Secrets.of(old).rotated(fresh, NOW).json());
    Instant last = NOW.plus(Duration.ofHours(24)).minusMillis(1);

    assertThat(both.sign("m", NOW, BODY))
        .isEqualTo(signature(fresh, NOW) + " " + signature(old, NOW));
    assertThat(both.sign("m", last, BODY))
        .isEqualTo(signature(fresh, last) + " " + signature(old, last));
    assertThat(both.sign("m", last.plusMillis(1), BODY))
        .isEqualTo(signature(fresh, last.plusMillis(1)));
  }

  @Test
  void secrets_rotatedManyTimes_keepTheNewestFour() {
    Secrets secrets = Secrets.of(SigningSecret.next());
    for (int i = 0; i < 9; i++) {
      secrets = secrets.rotated(SigningSecret.next(), NOW.plusSeconds(i));
    }

    assertThat(secrets.held()).hasSize(4);
    assertThat(secrets.rotated(SigningSecret.next(), NOW.plus(Duration.ofDays(2))).held())
        .hasSize(2);
  }

  @Test
  void secret_inALog_isNotShown() {
    SigningSecret secret = SigningSecret.next();

    assertThat(secret).hasToString("whsec_...");
    assertThat(Secrets.of(secret).toString()).doesNotContain(secret.text());
  }

  private static String signature(SigningSecret secret, Instant now) {
    return secret.sign("m", now.getEpochSecond(), BODY);
  }
}
