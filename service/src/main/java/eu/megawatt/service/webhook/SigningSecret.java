package eu.megawatt.service.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a receiver and we share, as Standard Webhooks write it.
 *
 * @param text {@code whsec_} and the key in base64
 */
record SigningSecret(String text) {

  private static final String PREFIX = "whsec_";
  private static final String ALGORITHM = "HmacSHA256";
  private static final int BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  /** A fresh one of 256 random bits. */
  static SigningSecret next() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return new SigningSecret(PREFIX + Base64.getEncoder().encodeToString(bytes));
  }

  /**
   * The signature of a message: {@code v1,} and the HMAC-SHA-256 of its id, its time and its body
   * in base64.
   *
   * @param epochSeconds when it is sent
   */
  String sign(String id, long epochSeconds, byte[] body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(
          new SecretKeySpec(
              Base64.getDecoder().decode(text.substring(PREFIX.length())), ALGORITHM));
      mac.update((id + "." + epochSeconds + ".").getBytes(StandardCharsets.UTF_8));
      return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("A Java platform without HMAC-SHA-256", e);
    }
  }

  /** Without the key: it must not get into a log. */
  @Override
  public String toString() {
    return PREFIX + "...";
  }
}
