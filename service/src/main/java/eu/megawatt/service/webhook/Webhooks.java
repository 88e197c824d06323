package eu.megawatt.service.webhook;

import eu.megawatt.service.store.Listed;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jdbi.v3.core.Jdbi;

/**
 * Webhooks as a whole: who is to be told of what, what waits to be told, and what came of it. Their
 * tables are those of {@code V9__webhooks.sql} and what {@code V13__access.sql} adds, which no
 * other process writes to. Thread-safe.
 */
public final class Webhooks implements AutoCloseable {

  /** Where subscriptions are. */
  public static final String SUBSCRIPTIONS = "/api/v1/webhook-subscriptions";

  private final Jdbi jdbi;
  private final Backlog backlog = new Backlog();
  private final WebhookFigures figures = new WebhookFigures();
  private final Targets targets;
  private final Subscriptions subscriptions;
  private final Outbox outbox;
  private final Courier courier;
  private final Clock clock;

  private Webhooks(Jdbi jdbi, WebhookSettings settings, Clock clock) {
    this.jdbi = jdbi;
    this.clock = clock;
    targets = new Targets(settings.allowed());
    subscriptions = Subscriptions.open(jdbi, backlog, figures);
    outbox = new Outbox(subscriptions, backlog, figures);
    courier =
        new Courier(
            jdbi,
            subscriptions,
            backlog,
            figures,
            new Sender(targets, settings.timeout(), clock),
            new Pauses(settings.pauses(), () -> ThreadLocalRandom.current().nextLong()),
            clock);
    jdbi.withHandle(DeliveryRows::waiting).forEach((id, count) -> backlog.add(id, count, 0));
  }

  /** Reads what there is. */
  public static Webhooks open(Jdbi jdbi, WebhookSettings settings, Clock clock) {
    return new Webhooks(jdbi, settings, clock);
  }

  /** Begins to send, first what waits from before; once. */
  public void begin() {
    courier.begin();
  }

  /** Where to put what has happened. */
  public Outbox outbox() {
    return outbox;
  }

  public Subscriptions subscriptions() {
    return subscriptions;
  }

  public WebhookFigures figures() {
    return figures;
  }

  /** Deliveries that are to be sent, for the first time or again. */
  public long waitingCount() {
    return backlog.waitingCount();
  }

  /** Deliveries that are to be sent to a subscription. */
  public long waitingCount(String subscriptionId) {
    return backlog.waitingCount(subscriptionId);
  }

  /**
   * Reads the address of a receiver and looks it up.
   *
   * @throws RefusedTargetException where nothing may go there
   */
  public URI target(String url) throws RefusedTargetException {
    return targets.check(url);
  }

  /** Tells a subscription that this is a test. */
  public Delivery test(Subscription subscription) {
    Instant now = clock.instant();
    WebhookEvent event =
        WebhookEvent.of(
            EventType.WEBHOOK_TEST,
            "webhook-subscriptions/" + subscription.id(),
            SUBSCRIPTIONS + "/" + subscription.id());
    return jdbi.inTransaction(
        handle ->
            DeliveryRows.find(handle, outbox.addFor(handle, subscription.id(), event, now))
                .orElseThrow());
  }

  /** The delivery with an id. */
  public Optional<Delivery> delivery(String id) {
    return jdbi.withHandle(handle -> DeliveryRows.find(handle, id));
  }

  /** Deliveries, newest first, those before a sequence; empty texts stand for any. */
  public Listed<Delivery> deliveries(String subscriptionId, String state, long before, int limit) {
    return deliveries("", subscriptionId, state, before, limit);
  }

  /** The same of what goes to a tenant's subscriptions. */
  public Listed<Delivery> deliveries(
      String tenant, String subscriptionId, String state, long before, int limit) {
    return jdbi.withHandle(
        handle -> DeliveryRows.list(handle, tenant, subscriptionId, state, before, limit));
  }

  /** Sends a delivery again from now on, as if for the first time, and with the same content. */
  public Delivery replay(Delivery delivery) {
    Instant now = clock.instant();
    return jdbi.inTransaction(
        handle -> {
          int more = DeliveryRows.replay(handle, delivery.id(), now) ? 1 : 0;
          handle.afterCommit(
              () -> backlog.add(delivery.subscriptionId(), more, now.toEpochMilli()));
          return DeliveryRows.find(handle, delivery.id()).orElse(delivery);
        });
  }

  /** Stops in a second or two; what waits is sent after the next start. */
  @Override
  public void close() {
    courier.close();
  }
}
