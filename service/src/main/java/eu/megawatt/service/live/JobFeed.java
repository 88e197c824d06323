package eu.megawatt.service.live;

import eu.megawatt.service.json.Json;
import eu.megawatt.service.sse.EventFeed;
import eu.megawatt.service.sse.StreamedEvent;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The stream of one job: {@code state} with the job as it stands and what happened to it since,
 * {@code end} once it has ended. Ids are those of what happened, as they are kept, so a reader goes
 * on from any of them, over a restart too; the end has the id of the last.
 */
public final class JobFeed implements EventFeed {

  /** Things that may have happened between two events. */
  private static final int MOST = 100;

  private static final String END = "end";

  /** A job, and what happened to it since the last event. */
  record Told(JobView job, List<JobEvent> events) {}

  private final String jobId;
  private final CurrentPlan plan;
  private final JobEventRows rows;
  private final PlanEvents events;
  private final UnaryOperator<JobEvent> seen;
  private long heard;

  /**
   * @param seen an event as the reader may see it
   */
  public JobFeed(
      String jobId,
      CurrentPlan plan,
      JobEventRows rows,
      PlanEvents events,
      UnaryOperator<JobEvent> seen) {
    this.jobId = jobId;
    this.seen = seen;
    this.plan = plan;
    this.rows = rows;
    this.events = events;
    this.heard = events.newest();
  }

  /** Where the job stands; empty where it is gone. */
  public Optional<StreamedEvent> snapshot() {
    long newest = rows.newest(jobId);
    return plan.find(jobId)
        .map(job -> new StreamedEvent(newest, "snapshot", Json.write(new Told(job, List.of()))));
  }

  @Override
  public boolean reachesBackTo(long id) {
    return id <= rows.newest(jobId);
  }

  @Override
  public long resumed(long id) {
    return id;
  }

  @Override
  public Batch await(long id, Duration atMost) throws InterruptedException {
    long end = System.nanoTime() + atMost.toNanos();
    while (true) {
      Optional<Batch> news = news(id);
      if (news.isPresent()) {
        return news.get();
      }
      switch (listen(end)) {
        case OF_IT -> {}
        case NOTHING -> {
          return new Batch(List.of(), id, true, false);
        }
        case CUT -> {
          return new Batch(List.of(), id, true, true);
        }
      }
    }
  }

  private Optional<Batch> news(long id) {
    List<JobEvent> since = rows.after(jobId, id, MOST).stream().map(seen).toList();
    Optional<JobView> job = plan.find(jobId);
    if (since.size() == MOST) {
      return Optional.of(new Batch(List.of(), id, false, false));
    }
    boolean isOver = job.map(it -> it.status().hasEnded()).orElse(true);
    if (since.isEmpty()) {
      return isOver
          ? Optional.of(new Batch(List.of(new StreamedEvent(id, END, "{}")), id, true, true))
          : Optional.empty();
    }
    long newest = since.getLast().sequence();
    return job.map(
        it ->
            new Batch(
                List.of(new StreamedEvent(newest, "state", Json.write(new Told(it, since)))),
                newest,
                true,
                false));
  }

  private enum Heard {
    OF_IT,
    NOTHING,
    CUT
  }

  /** Waits until the job may have changed, or for so long. */
  private Heard listen(long end) throws InterruptedException {
    while (true) {
      long left = end - System.nanoTime();
      if (left <= 0) {
        return Heard.NOTHING;
      }
      Batch batch = events.ring().await(heard, Duration.ofNanos(left));
      heard = batch.upTo();
      if (batch.isOver()) {
        return Heard.CUT;
      }
      if (!batch.isWhole()
          || batch.events().stream().anyMatch(it -> PlanEvents.mayConcern(it, jobId))) {
        return Heard.OF_IT;
      }
    }
  }
}
