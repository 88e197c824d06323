package eu.megawatt.service.webhook;

/**
 * A subscription with its new secret, which is told this once.
 *
 * @param secret {@code whsec_} and the key in base64
 */
public record SecretSubscription(Subscription subscription, String secret) {

  /** Without the secret: it must not get into a log. */
  @Override
  public String toString() {
    return subscription.toString();
  }
}
