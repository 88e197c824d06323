package eu.megawatt.service.live;

import eu.megawatt.scheduler.live.Change;
import eu.megawatt.scheduler.live.Run;
import eu.megawatt.service.json.Json;
import eu.megawatt.service.sse.EventFeed;
import eu.megawatt.service.sse.EventRing;
import eu.megawatt.service.sse.StreamedEvent;
import eu.megawatt.service.sse.TopicFeed;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The stream of the plan that is lived by: {@code jobs}, {@code plan}, {@code limits}, {@code
 * traffic} and {@code validation}, each with what has changed since its last, four events a second
 * at most together. Ids go on over a restart, since they begin with the time. Thread-safe.
 */
public final class PlanEvents implements AutoCloseable {

  /** What may be listened to. */
  public static final List<String> TOPICS =
      List.of("jobs", "plan", "limits", "traffic", "validation");

  /** Between one event and the next. */
  private static final long PAUSE_MS = 250;

  /** Jobs that one event names. */
  private static final int MOST_NAMED = 200;

  private static final int MOST_INPUTS = 50;

  /** Where a job stands now. */
  record JobChange(String jobId, String state, Optional<Instant> startsAt) {}

  /**
   * Jobs that changed.
   *
   * @param isWhole whether all of them are named
   */
  record JobsChange(
      Instant at, long revision, int changedCount, boolean isWhole, List<JobChange> changed) {}

  /** The plan is another. */
  record PlanChange(Instant at, long revision, String cause, String reason, int movedCount) {}

  /** What the plan has to live with is other: a limit, an outage, prices. */
  record InputChange(String kind, String id) {}

  /** The same, of which so many. */
  record LimitsChange(Instant at, int changedCount, List<InputChange> changed) {}

  /** Requests of services go elsewhere. */
  record TrafficChange(Instant at, long number, int serviceCount) {}

  /**
   * Something became of a node's validation.
   *
   * @param state of its order, or what was said of it
   */
  public record NodeChange(String nodeId, String runId, String state) {}

  /**
   * Nodes of which something became.
   *
   * @param isWhole whether all of them are named
   */
  record ValidationChange(
      Instant at, int changedCount, boolean isWhole, List<NodeChange> changed) {}

  private final Clock clock;
  private final EventRing ring;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final Thread thread =
      Thread.ofPlatform().daemon().name("live-events").unstarted(this::work);
  private final Map<String, JobChange> jobs = new LinkedHashMap<>();
  private final List<InputChange> inputs = new ArrayList<>();
  private final Map<String, NodeChange> nodes = new LinkedHashMap<>();
  private int nodeCount;
  private int jobCount;
  private int inputCount;
  private int movedCount;
  private Optional<KeptServing> serving = Optional.empty();
  private Optional<Publication> newest = Optional.empty();
  private long revision;

  public PlanEvents(LiveDesk desk, Clock clock) {
    this.clock = clock;
    ring = new EventRing(clock.millis());
    desk.listen(this::see);
  }

  /** Begins to tell; once. */
  public void begin() {
    thread.start();
  }

  private synchronized void see(Publication made) {
    for (Change change : made.changes()) {
      String id = change.after().id();
      boolean isNamed = jobs.containsKey(id);
      jobCount += isNamed ? 0 : 1;
      if (isNamed || jobs.size() < MOST_NAMED) {
        Optional<Instant> startsAt = change.after().state().run().map(Run::from);
        jobs.put(id, new JobChange(id, change.after().state().word(), startsAt));
      }
      movedCount += change.movesIt() ? 1 : 0;
    }
    for (Publication.Input input : made.inputs()) {
      inputCount++;
      if (inputs.size() < MOST_INPUTS) {
        inputs.add(new InputChange(input.kind(), input.id()));
      }
    }
    serving = made.serving().or(() -> serving);
    newest = Optional.of(made);
    notifyAll();
  }

  /** Something became of a node's validation, and is on disk. */
  public synchronized void validated(NodeChange change) {
    boolean isNamed = nodes.containsKey(change.nodeId());
    nodeCount += isNamed ? 0 : 1;
    if (isNamed || nodes.size() < MOST_NAMED) {
      nodes.put(change.nodeId(), change);
    }
    notifyAll();
  }

  private void work() {
    try {
      int told = 0;
      while (!stopped.await(told * PAUSE_MS, TimeUnit.MILLISECONDS)) {
        told = tell(next());
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized List<Runnable> next() throws InterruptedException {
    while (newest.isEmpty() && nodes.isEmpty() && stopped.getCount() > 0) {
      wait();
    }
    List<Runnable> events = new ArrayList<>();
    newest.ifPresent(
        made -> {
          if (jobCount > 0) {
            JobsChange change =
                new JobsChange(
                    made.at(),
                    made.revision(),
                    jobCount,
                    jobCount == jobs.size(),
                    List.copyOf(jobs.values()));
            events.add(() -> ring.append("jobs", Json.write(change)));
          }
          if (made.revision() != revision || made.basis().isPresent()) {
            PlanChange change =
                new PlanChange(
                    made.at(), made.revision(), made.cause().word(), made.reason(), movedCount);
            events.add(() -> ring.append("plan", Json.write(change)));
          }
          if (inputCount > 0) {
            LimitsChange change = new LimitsChange(made.at(), inputCount, List.copyOf(inputs));
            events.add(() -> ring.append("limits", Json.write(change)));
          }
          serving.ifPresent(
              it -> {
                TrafficChange change =
                    new TrafficChange(it.at(), it.number(), it.plan().services().size());
                events.add(() -> ring.append("traffic", Json.write(change)));
              });
          revision = made.revision();
        });
    if (nodeCount > 0) {
      ValidationChange change =
          new ValidationChange(
              clock.instant(), nodeCount, nodeCount == nodes.size(), List.copyOf(nodes.values()));
      events.add(() -> ring.append("validation", Json.write(change)));
    }
    nodes.clear();
    nodeCount = 0;
    jobs.clear();
    inputs.clear();
    jobCount = 0;
    inputCount = 0;
    movedCount = 0;
    serving = Optional.empty();
    newest = Optional.empty();
    return events;
  }

  private static int tell(List<Runnable> events) {
    events.forEach(Runnable::run);
    return events.size();
  }

  /** The events of some topics. */
  public EventFeed feed(Set<String> topics) {
    return new TopicFeed(ring, topics);
  }

  /** All events, for who has to choose among them. */
  EventRing ring() {
    return ring;
  }

  /** Whether an event may be about a job. */
  static boolean mayConcern(StreamedEvent event, String jobId) {
    return event.name().equals("jobs")
        && (event.data().contains('"' + jobId + '"') || event.data().contains("\"isWhole\":false"));
  }

  /** The id of the newest event. */
  public long newest() {
    return ring.newest();
  }

  /** Has readers go, who will come back. */
  @Override
  public void close() {
    stopped.countDown();
    synchronized (this) {
      notifyAll();
    }
    ring.cut();
  }
}
