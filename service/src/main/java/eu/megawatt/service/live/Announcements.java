package eu.megawatt.service.live;

import eu.megawatt.scheduler.live.Change;
import eu.megawatt.scheduler.live.JobState;
import eu.megawatt.scheduler.live.LiveJob;
import eu.megawatt.service.webhook.EventType;
import eu.megawatt.service.webhook.Outbox;
import eu.megawatt.service.webhook.WebhookEvent;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Tells subscribers what was published, in the transaction in which it is. Thread-safe. */
public final class Announcements {

  private final Outbox outbox;

  public Announcements(Outbox outbox) {
    this.outbox = outbox;
  }

  void announce(Handle handle, Publication made) {
    for (Change change : made.changes()) {
      type(change)
          .filter(outbox::isWanted)
          .ifPresent(
              type -> outbox.add(handle, event(type, change.after()), tenant(change), made.at()));
      if (change.makesItLate()) {
        outbox.add(handle, late(change.after()), tenant(change), made.at());
      }
    }
    if (outbox.isWanted(EventType.PLAN_PUBLISHED)
        && made.changes().stream().anyMatch(Change::movesIt)) {
      outbox.add(
          handle,
          WebhookEvent.of(
                  EventType.PLAN_PUBLISHED,
                  "current-plan",
                  "/api/v1/current-plan/revisions/" + made.revision())
              .with("revision", made.revision())
              .with("cause", made.cause().word()),
          made.at());
    }
    if (made.serving().isPresent() && outbox.isWanted(EventType.TRAFFIC_PUBLISHED)) {
      outbox.add(
          handle,
          WebhookEvent.of(EventType.TRAFFIC_PUBLISHED, "services", "/api/v1/services")
              .with("number", made.serving().get().number()),
          made.at());
    }
    for (Publication.Input input : made.inputs()) {
      if (input.kind().equals(Inputs.LIMIT)) {
        outbox.add(
            handle,
            WebhookEvent.of(
                EventType.LIMIT_SET, "power-limits/" + input.id(), "/api/v1/power-limits"),
            made.at());
      }
    }
  }

  private static Optional<String> tenant(Change change) {
    return Optional.of(change.after().work().job().tenant());
  }

  private static WebhookEvent event(EventType type, LiveJob job) {
    return WebhookEvent.of(type, "jobs/" + job.id(), "/api/v1/jobs/" + job.id());
  }

  private static WebhookEvent late(LiveJob job) {
    return event(EventType.JOB_LATE, job).with("lateSeconds", job.lateBy().toSeconds());
  }

  /**
   * What a change is to those outside; a job that only begins to run was dispatched before, and a
   * pin is nobody else's business.
   */
  private static Optional<EventType> type(Change change) {
    if (change.isOfItsPinAlone()) {
      return Optional.empty();
    }
    return switch (change.after().state()) {
      case JobState.Waiting _ -> Optional.of(EventType.JOB_WAITING);
      case JobState.Placed _, JobState.Validated _ -> Optional.of(EventType.JOB_PLACED);
      case JobState.Dispatched _ -> Optional.of(EventType.JOB_DISPATCHED);
      case JobState.Done _ -> Optional.of(EventType.JOB_DONE);
      case JobState.Failed _ -> Optional.of(EventType.JOB_FAILED);
      case JobState.Cancelled _ -> Optional.of(EventType.JOB_CANCELLED);
      case JobState.Submitted _, JobState.Running _ -> Optional.empty();
    };
  }
}
