package eu.megawatt.service.rest;

import eu.megawatt.service.webhook.Attempt;
import eu.megawatt.service.webhook.Delivery;
import eu.megawatt.service.webhook.DeliveryState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A delivery as it is shown.
 *
 * @param eventId the {@code webhook-id}
 * @param occurredAt when what it tells of happened
 * @param nextAttemptAt only while it waits
 * @param attempts the newest last; absent in lists
 */
record WebhookDeliveryView(
    String id,
    String subscriptionId,
    String eventId,
    String eventType,
    String subject,
    long sequence,
    DeliveryState state,
    Optional<String> reason,
    Instant occurredAt,
    Optional<Instant> nextAttemptAt,
    Optional<Instant> finishedAt,
    int attemptCount,
    Optional<List<Attempt>> attempts) {

  /** As it is shown alone. */
  static WebhookDeliveryView of(Delivery it) {
    return of(it, Optional.of(it.attempts()));
  }

  /** As it is shown in a list. */
  static WebhookDeliveryView inList(Delivery it) {
    return of(it, Optional.empty());
  }

  private static WebhookDeliveryView of(Delivery it, Optional<List<Attempt>> attempts) {
    return new WebhookDeliveryView(
        it.id(),
        it.subscriptionId(),
        it.event().id(),
        it.event().type(),
        it.event().subject(),
        it.event().sequence(),
        it.state(),
        it.reason(),
        it.event().at(),
        Optional.of(it.dueAt()).filter(_ -> it.state() == DeliveryState.WAITING),
        it.finishedAt(),
        it.attempts().size(),
        attempts);
  }
}
