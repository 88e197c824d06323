package eu.megawatt.service.sovereignty;

import eu.megawatt.service.webhook.EventType;
import eu.megawatt.service.webhook.Outbox;
import eu.megawatt.service.webhook.WebhookEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Tells subscribers what runs out: a month, a week and a day before, and when it has; each once,
 * also over a restart. Used by one thread.
 */
final class ExpiryNotices {

  /** Days before, the first notice first. */
  private static final List<Integer> DAYS = List.of(30, 7, 1, 0);

  /** After this nobody asks any more whether it was told. */
  private static final Duration KEPT = Duration.ofDays(90);

  private static final String HREF = "/api/v1/residency-expiries";

  private final Jdbi jdbi;
  private final Outbox outbox;

  ExpiryNotices(Jdbi jdbi, Outbox outbox) {
    this.jdbi = jdbi;
    this.outbox = outbox;
  }

  /** Tells what is due and was not told. */
  void tell(List<ExpiriesView.ExpiryView> expiries, Instant now) {
    if (expiries.isEmpty()) {
      return;
    }
    jdbi.useTransaction(
        handle -> {
          expiries.forEach(it -> due(it, now).ifPresent(days -> tell(handle, it, days, now)));
        });
  }

  /** The notice that is due: of those whose time has come the last one. */
  private static Optional<Integer> due(ExpiriesView.ExpiryView expiry, Instant now) {
    return DAYS.reversed().stream()
        .filter(it -> !expiry.expiresAt().isAfter(now.plus(Duration.ofDays(it))))
        .findFirst();
  }

  private void tell(Handle handle, ExpiriesView.ExpiryView expiry, int days, Instant now) {
    long expiresMs = expiry.expiresAt().toEpochMilli();
    Optional<Integer> before =
        handle
            .createQuery(
                "SELECT days FROM expiry_notice WHERE claim_id = :claim AND expires_ms = :at")
            .bind("claim", expiry.claimId())
            .bind("at", expiresMs)
            .mapTo(Integer.class)
            .findOne();
    if (before.isPresent() && before.get() <= days) {
      return;
    }
    handle.execute(
        "DELETE FROM expiry_notice WHERE expires_ms < ?", now.minus(KEPT).toEpochMilli());
    handle.execute(
        before.isPresent()
            ? "UPDATE expiry_notice SET days = ? WHERE claim_id = ? AND expires_ms = ?"
            : "INSERT INTO expiry_notice (days, claim_id, expires_ms) VALUES (?, ?, ?)",
        days,
        expiry.claimId(),
        expiresMs);
    outbox.add(handle, event(expiry, days), now);
  }

  private static WebhookEvent event(ExpiriesView.ExpiryView expiry, int days) {
    return WebhookEvent.of(
            days == 0 ? EventType.ATTESTATION_EXPIRED : EventType.ATTESTATION_EXPIRING,
            "claims/" + expiry.claimId(),
            HREF)
        .with("attribute", expiry.attribute())
        .with("expiresAt", expiry.expiresAt().toString())
        .with("placeCount", expiry.placeIds().size())
        .with("profileCount", expiry.profileIds().size())
        .with("jobCount", expiry.jobCount());
  }
}
