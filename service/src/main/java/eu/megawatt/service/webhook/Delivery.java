package eu.megawatt.service.webhook;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An event on its way to a subscription.
 *
 * @param sequence its place in lists
 * @param dueAt when it is to be sent next, or was to be for the last time
 * @param roundNumber 1, and one more with every replay
 * @param failedCount failed attempts of this round
 * @param reason why it is dead
 * @param attempts the newest last, those of earlier rounds too
 */
public record Delivery(
    long sequence,
    String id,
    KeptEvent event,
    String subscriptionId,
    DeliveryState state,
    Instant dueAt,
    int roundNumber,
    int failedCount,
    Optional<Instant> finishedAt,
    Optional<String> reason,
    List<Attempt> attempts) {

  private static final int MOST_ATTEMPTS = 24;

  public Delivery {
    attempts = List.copyOf(attempts);
  }

  /** After an attempt: delivered, to be tried again, or dead. */
  Delivery after(Attempt attempt, Pauses pauses, Instant now) {
    if (attempt.succeeded()) {
      return with(attempt, DeliveryState.DELIVERED, dueAt, failedCount, now, "");
    }
    int failed = failedCount + 1;
    if (attempt.isGone()) {
      return with(
          attempt,
          DeliveryState.DEAD,
          dueAt,
          failed,
          now,
          "The receiver is gone: it answered 410.");
    }
    return pauses
        .after(failed)
        .map(
            pause -> with(attempt, DeliveryState.WAITING, now.plus(pause), failed, Instant.MAX, ""))
        .orElseGet(
            () ->
                with(
                    attempt,
                    DeliveryState.DEAD,
                    dueAt,
                    failed,
                    now,
                    "All %d attempts failed; the last %s.".formatted(failed, attempt.outcome())));
  }

  private Delivery with(
      Attempt attempt,
      DeliveryState next,
      Instant due,
      int failed,
      Instant finished,
      String because) {
    List<Attempt> all = new ArrayList<>(attempts);
    all.add(attempt);
    return new Delivery(
        sequence,
        id,
        event,
        subscriptionId,
        next,
        due,
        roundNumber,
        failed,
        Optional.of(finished).filter(_ -> next != DeliveryState.WAITING),
        Optional.of(because).filter(it -> !it.isEmpty()),
        all.subList(Math.max(0, all.size() - MOST_ATTEMPTS), all.size()));
  }
}
