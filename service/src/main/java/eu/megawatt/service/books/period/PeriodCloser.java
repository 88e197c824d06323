package eu.megawatt.service.books.period;

import eu.megawatt.reports.closing.ClosedMonth;
import eu.megawatt.reports.period.Period;
import eu.megawatt.reports.period.Statement;
import eu.megawatt.service.books.period.OpenMonths.Asked;
import eu.megawatt.service.problem.FieldError;
import eu.megawatt.service.problem.Problem;
import eu.megawatt.service.problem.ProblemException;
import eu.megawatt.service.problem.ProblemKind;
import eu.megawatt.service.store.Database;
import eu.megawatt.service.store.Sha256;
import eu.megawatt.service.webhook.EventType;
import eu.megawatt.service.webhook.Outbox;
import eu.megawatt.service.webhook.WebhookEvent;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/**
 * Closes months, one at a time: what the ledger says in the transaction in which that is done is
 * what is posted, and what it says later is a correction in the next month. Thread-safe.
 */
public final class PeriodCloser {

  private final Database database;
  private final Periods periods;
  private final Outbox outbox;
  private final AtClosing also;
  private final Clock clock;

  /**
   * One that closes months.
   *
   * @param also what else is kept when a month is closed
   */
  public PeriodCloser(
      Database database, Periods periods, Outbox outbox, AtClosing also, Clock clock) {
    this.database = database;
    this.periods = periods;
    this.outbox = outbox;
    this.also = also;
    this.clock = clock;
  }

  /**
   * Which month is to be closed, and why.
   *
   * @param key the caller's name for this request: again it changes nothing
   */
  public record Wish(String periodId, String reason, String key) {

    private String sha256() {
      return Sha256.hex(periodId + "\n" + reason);
    }
  }

  /**
   * Closes a month.
   *
   * @param by id of the caller
   * @throws ProblemException 404 where there is no such month; 409 with all that stands in the way,
   *     or where it is closed; 422 where the key was used for something else
   */
  public synchronized PeriodView close(Wish wish, String by) {
    PeriodView view =
        database
            .jdbi()
            .inTransaction(
                TransactionIsolationLevel.REPEATABLE_READ, handle -> close(handle, wish, by));
    database.force();
    return view;
  }

  private PeriodView close(Handle handle, Wish wish, String by) {
    Optional<PeriodRows.Head> done = done(handle, wish);
    if (done.isPresent()) {
      return ClosedMonths.view(done.get());
    }
    Asked asked =
        periods
            .open(wish.periodId())
            .orElseThrow(
                () ->
                    Problem.of(
                            ProblemKind.NOT_FOUND,
                            "The books have no month \"%s\". Maybe one of GET /api/v1/periods."
                                .formatted(wish.periodId()))
                        .toException());
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    OpenMonths.Draft draft = periods.draft(asked);
    refuse(asked, draft.month().view(), now);
    PeriodRows.Head head = keep(handle, wish, by, now, asked.period(), draft);
    also.closed(handle, head.id(), now);
    outbox.add(
        handle,
        WebhookEvent.of(
                EventType.PERIOD_CLOSED, "periods/" + head.id(), "/api/v1/periods#" + head.id())
            .with("periodId", head.id())
            .with("sha256", head.sha256()),
        now);
    return ClosedMonths.view(head);
  }

  /** The month where this very request has closed it already. */
  private static Optional<PeriodRows.Head> done(Handle handle, Wish wish) {
    Optional<PeriodRows.Head> ofKey = PeriodRows.ofKey(handle, wish.key());
    if (ofKey.isPresent()) {
      if (!ofKey.get().requestSha256().equals(wish.sha256())) {
        throw Problem.of(
                ProblemKind.IDEMPOTENCY_CONFLICT,
                "The Idempotency-Key was used to close %s. Maybe send another one."
                    .formatted(ofKey.get().id()))
            .toException();
      }
      return ofKey;
    }
    PeriodRows.find(handle, wish.periodId())
        .ifPresent(
            it -> {
              throw Problem.of(
                      ProblemKind.PERIOD_CLOSED,
                      "%s was closed at %s by %s. What comes later is posted in the next month."
                          .formatted(it.id(), it.closedAt(), it.closedBy()))
                  .toException();
            });
    return Optional.empty();
  }

  private void refuse(Asked asked, PeriodView view, Instant now) {
    List<FieldError> errors = new ArrayList<>();
    if (now.isBefore(view.to())) {
      errors.add(error("NotOver", "is not over before %s.".formatted(view.to())));
    }
    if (!asked.isNext()) {
      errors.add(
          error("EarlierOpen", "%s has to be closed first.".formatted(periods.nextToClose())));
    }
    view.missing().forEach(it -> errors.add(error("Missing", it.text())));
    if (view.moreMissingCount() > 0) {
      errors.add(error("Missing", "%d more things.".formatted(view.moreMissingCount())));
    }
    if (!errors.isEmpty()) {
      throw Problem.of(
              ProblemKind.PERIOD_NOT_READY,
              "%s cannot be closed: %s".formatted(view.id(), errors.getFirst().detail()),
              errors)
          .toException();
    }
  }

  private static FieldError error(String code, String detail) {
    return new FieldError("id", code, detail);
  }

  private static PeriodRows.Head keep(
      Handle handle, Wish wish, String by, Instant now, Period period, OpenMonths.Draft draft) {
    BookMonth month = draft.month();
    ClosedMonth its = month.month();
    Statement statement = its.statement();
    KeptBasis basis =
        KeptBasis.of(
            month,
            KeptNames.of(its.names(), Payers.jobs(statement).distinct().toList()),
            draft.read().versions());
    PeriodRows.Content content = ClosedMonths.content(statement, basis, its.book());
    PeriodRows.Head head =
        new PeriodRows.Head(
            period.id(),
            period.zone().getId(),
            now,
            by,
            wish.reason(),
            wish.key(),
            wish.sha256(),
            month.view().bookedQuarterCount(),
            month.view().correctionCount(),
            its.book().version(),
            content.statement().sha256());
    PeriodRows.add(handle, head, content);
    return head;
  }
}
