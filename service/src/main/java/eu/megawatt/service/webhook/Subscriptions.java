package eu.megawatt.service.webhook;

import eu.megawatt.service.change.Expectation;
import eu.megawatt.service.change.StaleException;
import eu.megawatt.service.store.Identifiers;
import eu.megawatt.service.store.Listed;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Jdbi;

/**
 * The subscriptions, a hundred at most: in a table, and in memory as they stand there. One that is
 * deleted or disabled gives up what waits for it. Thread-safe; one change at a time.
 */
public final class Subscriptions {

  /** How many there may be. */
  public static final int MOST = 100;

  /** How many there may be of one tenant. */
  public static final int MOST_OF_A_TENANT = 20;

  private final Jdbi jdbi;
  private final Backlog backlog;
  private final WebhookFigures figures;
  private volatile Map<String, SubscriptionRows.Row> all;

  private Subscriptions(
      Jdbi jdbi, Backlog backlog, WebhookFigures figures, List<SubscriptionRows.Row> rows) {
    this.jdbi = jdbi;
    this.backlog = backlog;
    this.figures = figures;
    Map<String, SubscriptionRows.Row> read = new TreeMap<>();
    rows.forEach(it -> read.put(it.subscription().id(), it));
    all = read;
  }

  static Subscriptions open(Jdbi jdbi, Backlog backlog, WebhookFigures figures) {
    return new Subscriptions(jdbi, backlog, figures, jdbi.withHandle(SubscriptionRows::all));
  }

  /** Adds a subscription to everything; empty where there are as many as there may be. */
  public Optional<SecretSubscription> add(SubscriptionDraft draft, Instant now) {
    return add(draft, Optional.empty(), now);
  }

  /** The same to what is a tenant's, where one is named, of which there may be fewer. */
  public synchronized Optional<SecretSubscription> add(
      SubscriptionDraft draft, Optional<String> tenant, Instant now) {
    if (all.size() >= MOST || (tenant.isPresent() && countOf(tenant) >= MOST_OF_A_TENANT)) {
      return Optional.empty();
    }
    SigningSecret secret = SigningSecret.next();
    String id = Identifiers.next("hook", now);
    SubscriptionRows.Row row =
        jdbi.withHandle(
            handle -> SubscriptionRows.insert(handle, id, draft, tenant, Secrets.of(secret), now));
    remember(row);
    return Optional.of(new SecretSubscription(row.subscription(), secret.text()));
  }

  private long countOf(Optional<String> tenant) {
    return all.values().stream().filter(it -> it.subscription().tenant().equals(tenant)).count();
  }

  /** The subscription with an id. */
  public Optional<Subscription> find(String id) {
    return row(id).map(SubscriptionRows.Row::subscription);
  }

  /** Newest first, those before a sequence; of a tenant, where one is named. */
  public Listed<Subscription> list(Optional<String> tenant, long before, int limit) {
    return Listed.of(
        all.values().stream()
            .map(SubscriptionRows.Row::subscription)
            .filter(it -> it.sequence() < before)
            .filter(it -> tenant.isEmpty() || it.tenant().equals(tenant))
            .sorted((a, b) -> Long.compare(b.sequence(), a.sequence()))
            .limit(limit + 1L)
            .map(it -> new Listed.Row<>(it.sequence(), it))
            .toList(),
        limit);
  }

  /**
   * Changes a subscription; empty where there is none.
   *
   * @throws StaleException where it is not as was expected
   */
  public synchronized Optional<Subscription> change(
      String id, Expectation expected, SubscriptionDraft draft, Instant now) {
    Optional<SubscriptionRows.Row> old = row(id);
    old.ifPresent(it -> check(it.subscription(), expected));
    return old.map(
        it ->
            keep(
                new SubscriptionRows.Row(
                    SubscriptionRows.changed(it.subscription(), draft, now), it.secrets()),
                now));
  }

  /**
   * Deletes a subscription; false where there is none.
   *
   * @throws StaleException where it is not as was expected
   */
  public synchronized boolean remove(String id, Expectation expected, Instant now) {
    Optional<SubscriptionRows.Row> old = row(id);
    if (old.isEmpty()) {
      return false;
    }
    check(old.get().subscription(), expected);
    int retired =
        jdbi.inTransaction(
            handle -> {
              SubscriptionRows.delete(handle, id);
              return DeliveryRows.retire(handle, id, "The subscription was deleted.", now);
            });
    Map<String, SubscriptionRows.Row> rest = new TreeMap<>(all);
    rest.remove(id);
    all = rest;
    gaveUp(id, retired);
    return true;
  }

  /** Gives a subscription another secret; empty where there is no such subscription. */
  public synchronized Optional<SecretSubscription> rotate(String id, Instant now) {
    SigningSecret secret = SigningSecret.next();
    return row(id)
        .map(
            it ->
                new SecretSubscription(
                    keep(
                        new SubscriptionRows.Row(
                            SubscriptionRows.touched(it.subscription(), now),
                            it.secrets().rotated(secret, now)),
                        now),
                    secret.text()));
  }

  /** Sends nothing more to a subscription, where there is still one. */
  synchronized void disable(String id, String reason, Instant now) {
    row(id)
        .ifPresent(
            it ->
                keep(
                    new SubscriptionRows.Row(
                        SubscriptionRows.disabled(it.subscription(), reason, now), it.secrets()),
                    now));
  }

  /** Whether any may want to be told of a type of event. */
  boolean hasTakers(EventType type) {
    return all.values().stream().anyMatch(it -> it.subscription().takes(type));
  }

  /** Those that want to be told of a type of event of a tenant's, or of nobody's alone. */
  List<String> takers(EventType type, Optional<String> tenant) {
    Map<String, SubscriptionRows.Row> now = all;
    return now.isEmpty()
        ? List.of()
        : now.values().stream()
            .map(SubscriptionRows.Row::subscription)
            .filter(it -> it.takes(type, tenant))
            .map(Subscription::id)
            .toList();
  }

  /** The subscription with an id, and what it signs with. */
  Optional<SubscriptionRows.Row> row(String id) {
    return Optional.ofNullable(all.get(id));
  }

  private static void check(Subscription now, Expectation expected) {
    expected.check(
        "The subscription is at version", Optional.of(Long.toString(now.version())), false);
  }

  private Subscription keep(SubscriptionRows.Row row, Instant now) {
    Subscription changed = row.subscription();
    int retired =
        jdbi.inTransaction(
            handle -> {
              SubscriptionRows.update(handle, row);
              return changed
                  .disabled()
                  .map(
                      why ->
                          DeliveryRows.retire(
                              handle, changed.id(), "The subscription is disabled: " + why, now))
                  .orElse(0);
            });
    remember(row);
    gaveUp(changed.id(), retired);
    return changed;
  }

  private void remember(SubscriptionRows.Row row) {
    Map<String, SubscriptionRows.Row> more = new TreeMap<>(all);
    more.put(row.subscription().id(), row);
    all = more;
  }

  private void gaveUp(String id, int count) {
    backlog.remove(id, count);
    figures.died(count);
  }
}
