package eu.megawatt.service.webhook;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Where what has happened is put, in the transaction in which it happens: told if and only if that
 * is committed. Thread-safe.
 */
public final class Outbox {

  /** How many may wait for a subscription; what is beyond is dead at once, and can be replayed. */
  static final long MOST_WAITING = 10_000;

  private final Subscriptions subscriptions;
  private final Backlog backlog;
  private final WebhookFigures figures;

  Outbox(Subscriptions subscriptions, Backlog backlog, WebhookFigures figures) {
    this.subscriptions = subscriptions;
    this.backlog = backlog;
    this.figures = figures;
  }

  /**
   * Adds a delivery for each subscription that wants to be told. Costs nothing where none does.
   *
   * @param handle in the transaction of what is told; that of one subject after the other
   * @param now when it happened
   * @throws IllegalStateException where there is no transaction
   */
  public void add(Handle handle, WebhookEvent event, Instant now) {
    add(handle, event, Optional.empty(), now);
  }

  /**
   * The same of something that is a tenant's.
   *
   * @param tenant who alone is told, beside those who are told everything
   */
  public void add(Handle handle, WebhookEvent event, Optional<String> tenant, Instant now) {
    List<String> takers = subscriptions.takers(event.type(), tenant);
    if (takers.isEmpty()) {
      return;
    }
    requireTransaction(handle);
    long sequence = DeliveryRows.addEvent(handle, event, now);
    takers.forEach(it -> add(handle, sequence, it, now));
  }

  /** Whether anybody is to be told of such events. */
  public boolean isWanted(EventType type) {
    return subscriptions.hasTakers(type);
  }

  /** Adds a delivery for one subscription, whatever it wants to be told of, and returns its id. */
  String addFor(Handle handle, String subscriptionId, WebhookEvent event, Instant now) {
    requireTransaction(handle);
    return add(handle, DeliveryRows.addEvent(handle, event, now), subscriptionId, now);
  }

  private String add(Handle handle, long sequence, String subscriptionId, Instant now) {
    if (backlog.waitingCount(subscriptionId) >= MOST_WAITING) {
      handle.afterCommit(() -> figures.died(1));
      return DeliveryRows.add(
          handle,
          sequence,
          subscriptionId,
          "%d deliveries waited for the subscription already.".formatted(MOST_WAITING),
          now);
    }
    handle.afterCommit(() -> backlog.add(subscriptionId, 1, now.toEpochMilli()));
    return DeliveryRows.add(handle, sequence, subscriptionId, "", now);
  }

  private static void requireTransaction(Handle handle) {
    if (!handle.isInTransaction()) {
      throw new IllegalStateException("An event is told in the transaction in which it happens");
    }
  }
}
