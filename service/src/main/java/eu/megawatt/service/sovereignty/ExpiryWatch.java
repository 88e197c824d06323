package eu.megawatt.service.sovereignty;

import eu.megawatt.fleet.sovereignty.Register;
import eu.megawatt.service.live.LiveDesk;
import eu.megawatt.service.live.PlacedJobs;
import eu.megawatt.service.live.Registers;
import eu.megawatt.service.telemetry.FleetSummary.AttentionItem;
import eu.megawatt.service.telemetry.FleetSummary.AttentionSubject;
import eu.megawatt.service.webhook.Outbox;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jdbi.v3.core.Jdbi;

/**
 * Watches for what profiles ask for and what runs out with nothing in its place: subscribers are
 * told, and it is among what needs somebody. Thread-safe.
 */
public final class ExpiryWatch implements AutoCloseable {

  /** So long before it needs somebody. */
  private static final Duration NOTICE = Duration.ofDays(30);

  private static final long LOOK_SECONDS = 10;
  private static final Logger LOG = Logger.getLogger(ExpiryWatch.class.getName());

  private final LiveDesk desk;
  private final Registers registers;
  private final PlacedJobs jobs;
  private final ExpiryNotices notices;
  private final Clock clock;
  private final Semaphore sooner = new Semaphore(0);
  private final Thread thread =
      Thread.ofPlatform().daemon().name("expiry-watch").unstarted(this::work);
  private volatile List<AttentionItem> matters = List.of();
  private volatile String seen = Register.NONE.version();
  private volatile boolean closing;

  /** Of a plan; it begins when it is told to. */
  public ExpiryWatch(LiveDesk desk, Registers registers, Jdbi jdbi, Outbox outbox, Clock clock) {
    this.desk = desk;
    this.registers = registers;
    this.jobs = new PlacedJobs(desk);
    this.notices = new ExpiryNotices(jdbi, outbox);
    this.clock = clock;
  }

  /** Begins to watch; once. */
  public void begin() {
    desk.listen(
        _ -> {
          if (!registers.current().version().equals(seen)) {
            sooner.release();
          }
        });
    thread.start();
  }

  /** What needs somebody, the soonest first. */
  public List<AttentionItem> matters() {
    return matters;
  }

  // Not interrupted to end: an interrupt in the middle of a write would close H2's file.
  private void work() {
    while (!closing) {
      try {
        look();
      } catch (RuntimeException e) {
        LOG.log(Level.SEVERE, "A look at what runs out failed", e);
      }
      try {
        boolean _ = sooner.tryAcquire(LOOK_SECONDS, TimeUnit.SECONDS);
        sooner.drainPermits();
      } catch (InterruptedException _) {
        return;
      }
    }
  }

  private void look() {
    Instant now = clock.instant();
    Register register = registers.current();
    List<ExpiriesView.ExpiryView> asked =
        register.version().equals(Register.NONE.version())
            ? List.of()
            : ExpiriesView.of(register, now, NOTICE, jobs.all()).items().stream()
                .filter(it -> !it.profileIds().isEmpty())
                .toList();
    seen = register.version();
    matters = asked.stream().map(it -> matter(it, now)).toList();
    notices.tell(asked, now);
  }

  private static AttentionItem matter(ExpiriesView.ExpiryView expiry, Instant now) {
    boolean isOver = !expiry.expiresAt().isAfter(now);
    return new AttentionItem(
        isOver ? "ProofExpired" : "ProofExpiring",
        new AttentionSubject("claim", expiry.claimId(), Optional.empty(), Optional.empty()),
        "%s at %s and nothing renews it: %s. It says %s of %s."
            .formatted(
                isOver ? "Ran out" : "Runs out",
                expiry.expiresAt(),
                isOver ? asking(expiry) : asking(expiry) + ", " + leaving(expiry),
                expiry.attribute(),
                String.join(", ", expiry.subjectIds())),
        isOver ? expiry.expiresAt() : expiry.expiresAt().minus(NOTICE),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static String asking(ExpiriesView.ExpiryView expiry) {
    int count = expiry.profileIds().size();
    return count == 1 ? "1 profile asks for it" : count + " profiles ask for it";
  }

  private static String leaving(ExpiriesView.ExpiryView expiry) {
    return switch (expiry.jobCount()) {
      case 0 -> "no job is there";
      case 1 -> "1 job has to be done there by then";
      default -> expiry.jobCount() + " jobs have to be done there by then";
    };
  }

  /** Ends the watch; a look under way is finished first. */
  @Override
  public void close() {
    closing = true;
    sooner.release();
    try {
      thread.join(TimeUnit.SECONDS.toMillis(LOOK_SECONDS));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
