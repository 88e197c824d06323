package eu.megawatt.service.webhook;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;

/**
 * Sends what waits, four deliveries at a time and one to each subscription, and forgets what has
 * been finished for 30 days. What was being sent when the process ended is sent again. Thread-safe.
 */
final class Courier implements AutoCloseable {

  /** How long finished deliveries are kept. */
  static final Duration KEEP = Duration.ofDays(30);

  /** How many deliveries are kept, those that wait not counted. */
  static final long MOST_KEPT = 100_000;

  private static final int AT_ONCE = 4;
  private static final Duration LOOK_UP = Duration.ofMillis(500);
  private static final Duration AFTER_TROUBLE = Duration.ofSeconds(5);
  private static final Duration SWEEP_EVERY = Duration.ofHours(1);
  private static final Duration TIME_TO_STOP = Duration.ofMillis(1500);
  private static final Logger LOG = Logger.getLogger(Courier.class.getName());

  private final Jdbi jdbi;
  private final Subscriptions subscriptions;
  private final Backlog backlog;
  private final WebhookFigures figures;
  private final Sender sender;
  private final Pauses pauses;
  private final Clock clock;
  private final List<Thread> threads;
  private final AtomicReference<Instant> nextSweep = new AtomicReference<>(Instant.MIN);
  private volatile boolean closing;

  Courier(
      Jdbi jdbi,
      Subscriptions subscriptions,
      Backlog backlog,
      WebhookFigures figures,
      Sender sender,
      Pauses pauses,
      Clock clock) {
    this.jdbi = jdbi;
    this.subscriptions = subscriptions;
    this.backlog = backlog;
    this.figures = figures;
    this.sender = sender;
    this.pauses = pauses;
    this.clock = clock;
    threads =
        IntStream.rangeClosed(1, AT_ONCE)
            .mapToObj(
                it -> Thread.ofPlatform().daemon().name("webhooks-" + it).unstarted(this::work))
            .toList();
  }

  /** Takes up what was left and begins to send; once. */
  void begin() {
    threads.forEach(Thread::start);
  }

  /** Breaks off what is being sent; it is sent again after the next start. */
  @Override
  public void close() {
    closing = true;
    backlog.close();
    sender.close();
    long end = System.nanoTime() + TIME_TO_STOP.toNanos();
    try {
      for (Thread thread : threads) {
        long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
        thread.join(Math.max(1, left));
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  // Not interrupted to end: an interrupt in the middle of a write would close H2's file.
  private void work() {
    while (!closing) {
      try {
        sweepNowAndThen();
        backlog.take(clock, LOOK_UP).ifPresent(this::serve);
      } catch (InterruptedException _) {
        return;
      } catch (RuntimeException e) {
        trouble(e);
      }
    }
  }

  private void sweepNowAndThen() {
    Instant now = clock.instant();
    Instant planned = nextSweep.get();
    if (!now.isBefore(planned) && nextSweep.compareAndSet(planned, now.plus(SWEEP_EVERY))) {
      jdbi.useTransaction(handle -> DeliveryRows.sweep(handle, now, KEEP, MOST_KEPT));
    }
  }

  private void serve(String subscriptionId) {
    long again = clock.instant().plus(AFTER_TROUBLE).toEpochMilli();
    try {
      Optional<Delivery> next = next(subscriptionId);
      if (next.isPresent() && !next.get().dueAt().isAfter(clock.instant())) {
        deliver(next.get());
        next = closing ? next : next(subscriptionId);
      }
      again = next.map(it -> it.dueAt().toEpochMilli()).orElse(Long.MAX_VALUE);
    } catch (RuntimeException e) {
      trouble(e);
    } finally {
      backlog.release(subscriptionId, again);
    }
  }

  private Optional<Delivery> next(String subscriptionId) {
    return jdbi.withHandle(handle -> DeliveryRows.next(handle, subscriptionId));
  }

  private void deliver(Delivery delivery) {
    Optional<SubscriptionRows.Row> row = subscriptions.row(delivery.subscriptionId());
    if (row.isEmpty() || row.get().subscription().disabled().isPresent()) {
      giveUp(delivery.subscriptionId());
      return;
    }
    Attempt attempt = sender.send(delivery, row.get().subscription().url(), row.get().secrets());
    if (attempt.succeeded() || !closing) {
      keep(delivery.after(attempt, pauses, clock.instant()), attempt);
    }
  }

  /** What was added while its subscription was being deleted or disabled. */
  private void giveUp(String subscriptionId) {
    int count =
        jdbi.withHandle(
            handle ->
                DeliveryRows.retire(
                    handle,
                    subscriptionId,
                    "The subscription was deleted or disabled.",
                    clock.instant()));
    backlog.remove(subscriptionId, count);
    figures.died(count);
  }

  private void keep(Delivery after, Attempt attempt) {
    boolean kept = jdbi.withHandle(handle -> DeliveryRows.record(handle, after));
    if (!attempt.succeeded()) {
      figures.attemptFailed();
    }
    if (kept && after.state() != DeliveryState.WAITING) {
      if (attempt.succeeded()) {
        figures.delivered();
      } else {
        figures.died(1);
      }
      backlog.remove(after.subscriptionId(), 1);
    }
    if (attempt.isGone()) {
      subscriptions.disable(
          after.subscriptionId(), "The receiver is gone: it answered 410.", clock.instant());
    }
  }

  private void trouble(RuntimeException e) {
    if (!closing) {
      LOG.log(Level.SEVERE, "A webhook could not be looked up or kept", e);
    }
  }
}
