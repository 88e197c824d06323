package eu.megawatt.service.rest;

import eu.megawatt.service.webhook.EventType;
import eu.megawatt.service.webhook.SecretSubscription;
import eu.megawatt.service.webhook.Subscription;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A subscription as it is shown.
 *
 * @param eventTypes absent where it is told everything
 * @param state {@code Enabled} or {@code Disabled}
 * @param secret only where it has just been made
 */
record WebhookSubscriptionView(
    String id,
    String url,
    Optional<List<String>> eventTypes,
    Optional<String> description,
    String state,
    Optional<String> disabledReason,
    long waitingCount,
    Instant createdAt,
    Instant changedAt,
    Optional<String> secret) {

  static WebhookSubscriptionView of(Subscription it, long waitingCount) {
    return new WebhookSubscriptionView(
        it.id(),
        it.url().toString(),
        Optional.of(it.eventTypes().stream().map(EventType::word).toList())
            .filter(types -> !types.isEmpty()),
        Optional.of(it.description()).filter(words -> !words.isEmpty()),
        it.disabled().isEmpty() ? "Enabled" : "Disabled",
        it.disabled(),
        waitingCount,
        it.createdAt(),
        it.changedAt(),
        Optional.empty());
  }

  /** With its secret, this once. */
  static WebhookSubscriptionView of(SecretSubscription made, long waitingCount) {
    WebhookSubscriptionView it = of(made.subscription(), waitingCount);
    return new WebhookSubscriptionView(
        it.id,
        it.url,
        it.eventTypes,
        it.description,
        it.state,
        it.disabledReason,
        it.waitingCount,
        it.createdAt,
        it.changedAt,
        Optional.of(made.secret()));
  }

  /** Without the secret: it must not get into a log. */
  @Override
  public String toString() {
    return id + " " + url;
  }
}
