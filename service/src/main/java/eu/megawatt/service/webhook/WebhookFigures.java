package eu.megawatt.service.webhook;

import java.util.concurrent.atomic.LongAdder;

/** What has come of deliveries since the service began. Thread-safe. */
public final class WebhookFigures {

  private final LongAdder delivered = new LongAdder();
  private final LongAdder failedAttempts = new LongAdder();
  private final LongAdder dead = new LongAdder();

  void delivered() {
    delivered.increment();
  }

  void attemptFailed() {
    failedAttempts.increment();
  }

  void died(long count) {
    dead.add(count);
  }

  /** Deliveries that a receiver has. */
  public long deliveredCount() {
    return delivered.sum();
  }

  /** Attempts that did not get there. */
  public long failedAttemptCount() {
    return failedAttempts.sum();
  }

  /** Deliveries that were given up. */
  public long deadCount() {
    return dead.sum();
  }
}
