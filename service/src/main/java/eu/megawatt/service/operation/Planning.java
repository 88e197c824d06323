package eu.megawatt.service.operation;

import eu.megawatt.service.problem.FieldError;
import eu.megawatt.service.problem.Problem;
import eu.megawatt.service.problem.ProblemException;
import eu.megawatt.service.problem.ProblemKind;
import eu.megawatt.service.schedule.Library;
import eu.megawatt.service.store.Database;
import eu.megawatt.service.store.Identifiers;
import eu.megawatt.service.store.Listed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The planning of scenarios, one at a time on a thread of its own, sixteen waiting at most.
 * Acknowledged means durable: what was queued when the service stopped is queued again, what was
 * running has failed and says so. Thread-safe.
 */
public final class Planning implements AutoCloseable {

  /** How many may wait. */
  public static final int MOST_WAITING = 16;

  private static final int MOST_REMEMBERED = 64;
  private static final long LOOK_UP_MS = 200;
  private static final int RETRY_SECONDS = 30;
  private static final Duration TIME_TO_STOP = Duration.ofMillis(2500);
  private static final Logger LOG = Logger.getLogger(Planning.class.getName());

  private final OperationStore store;
  private final PlanningRun.Maker runs;
  private final Clock clock;
  private final BlockingQueue<PlanningRun> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
  private final Map<String, PlanningRun> remembered = new LinkedHashMap<>();
  private final AtomicLong rejections = new AtomicLong();
  private final Thread worker = new Thread(this::work, "planning");
  private volatile Optional<PlanningRun> running = Optional.empty();
  private volatile boolean closing;

  private Planning(Database database, Library library, Clock clock) {
    this.clock = clock;
    store = new OperationStore(database);
    runs = new PlanningRun.Maker(store, library, clock);
    worker.setDaemon(true);
  }

  /** Takes up what was left. */
  public static Planning open(Database database, Library library, Clock clock) {
    Planning planning = new Planning(database, library, clock);
    planning.takeUp();
    return planning;
  }

  /** Begins to work; once. */
  public void begin() {
    worker.start();
  }

  /**
   * Queues a planning; the same key again answers with what it began the first time.
   *
   * @throws ProblemException where the key was used for something else, or too many wait
   */
  public synchronized Operation submit(PlanRequest request, String keyName) {
    IdempotencyKey key = IdempotencyKey.of(keyName, request);
    Instant now = clock.instant();
    Optional<OperationStore.UsedKey> used = store.used(keyName, now);
    if (used.isPresent()) {
      return repeated(used.get(), key);
    }
    if (waiting.remainingCapacity() == 0) {
      rejections.incrementAndGet();
      throw new ProblemException(
          Problem.of(
              ProblemKind.UNAVAILABLE,
              "%d plannings are waiting already. Maybe cancel one, or try again later."
                  .formatted(MOST_WAITING)),
          RETRY_SECONDS);
    }
    Operation operation = Operation.queued(Identifiers.next("op", now), request.scenarioId(), now);
    store.add(operation, request, key);
    queue(operation, request);
    return operation;
  }

  /** The operation as it stands this moment. */
  public Optional<Operation> find(String id) {
    return run(id).map(run -> run.live().operation()).or(() -> store.find(id));
  }

  /** The operation with its stream. */
  public Optional<LiveOperation> live(String id) {
    return run(id).map(PlanningRun::live).or(() -> store.find(id).map(LiveOperation::ended));
  }

  /** Every progress point kept so far. */
  public Optional<List<ProgressPoint>> history(String id) {
    return run(id).map(run -> run.live().history()).or(() -> store.history(id));
  }

  /** Newest first, those asked for before a sequence; in a state or, where empty, in any. */
  public Listed<Operation> list(String state, long before, int limit) {
    Listed<Operation> kept = store.list(state, before, limit);
    return new Listed<>(
        kept.entries().stream().map(it -> find(it.id()).orElse(it)).toList(),
        kept.last(),
        kept.more());
  }

  /**
   * Ends an operation early. A running one keeps its best plan unless that is not wanted; a waiting
   * one has none and is cancelled.
   *
   * @throws ProblemException where it has ended
   */
  public Operation cancel(String id, boolean keepBest) {
    PlanningRun run = run(id).orElseThrow(() -> hasEnded(id));
    if (waiting.remove(run)) {
      return run.cancelWaiting();
    }
    if (run.live().operation().state().hasEnded()) {
      throw hasEnded(id);
    }
    return run.cancelRunning(keepBest);
  }

  public int waitingCount() {
    return waiting.size();
  }

  public int runningCount() {
    return running.isPresent() ? 1 : 0;
  }

  /** How often a planning was turned away because too many waited. */
  public long rejections() {
    return rejections.get();
  }

  /** Where the running one stands. */
  public Optional<ProgressPoint> progress() {
    return running.flatMap(run -> run.live().operation().progress());
  }

  /** Whether a scenario is being planned or waits for it. */
  public boolean concerns(String scenarioId) {
    return store.unfinished().stream()
        .anyMatch(asked -> asked.operation().scenarioId().equals(scenarioId));
  }

  /** Stops the running search, keeping its best plan where that takes no longer than 2.5 s. */
  @Override
  public void close() {
    closing = true;
    running.ifPresent(PlanningRun::stop);
    try {
      worker.join(TIME_TO_STOP.toMillis());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private Operation repeated(OperationStore.UsedKey used, IdempotencyKey key) {
    if (!used.requestSha256().equals(key.requestSha256())) {
      throw Problem.of(
              ProblemKind.IDEMPOTENCY_CONFLICT,
              "Idempotency-Key \"%s\" began %s with another body. Maybe use a new key."
                  .formatted(key.name(), used.operationId()),
              new FieldError("Idempotency-Key", "Reused", "was used with another body"))
          .toException();
    }
    return find(used.operationId())
        .orElseThrow(() -> new IllegalStateException("Lost the operation " + used.operationId()));
  }

  private synchronized void takeUp() {
    for (OperationStore.Asked asked : store.unfinished()) {
      if (asked.operation().state() == OperationState.RUNNING) {
        fail(asked.operation());
      } else {
        queue(asked.operation(), asked.request());
      }
    }
  }

  private void fail(Operation operation) {
    Problem problem =
        Problem.of(ProblemKind.STOPPED, "The service stopped while it ran; start it again.");
    store.update(
        operation.failed(problem, clock.instant()),
        store.history(operation.id()).orElse(List.of()));
  }

  private void queue(Operation operation, PlanRequest request) {
    PlanningRun run = runs.make(operation, request);
    remembered.put(operation.id(), run);
    if (remembered.size() > MOST_REMEMBERED) {
      remembered.values().removeIf(PlanningRun::hasEnded);
    }
    waiting.add(run);
  }

  private synchronized Optional<PlanningRun> run(String id) {
    return Optional.ofNullable(remembered.get(id));
  }

  // Not interrupted to end: an interrupt in the middle of a write would close H2's file.
  private void work() {
    while (!closing) {
      try {
        Optional<PlanningRun> next =
            Optional.ofNullable(waiting.poll(LOOK_UP_MS, TimeUnit.MILLISECONDS));
        running = next;
        next.ifPresent(PlanningRun::run);
      } catch (InterruptedException _) {
        return;
      } catch (RuntimeException e) {
        LOG.log(Level.SEVERE, "An operation could not be kept", e);
      } finally {
        running = Optional.empty();
      }
    }
  }

  private ProblemException hasEnded(String id) {
    return find(id)
        .map(
            it ->
                Problem.of(
                    ProblemKind.NOT_CANCELLABLE,
                    "Operation %s has ended: %s.".formatted(id, it.state().word())))
        .orElseGet(() -> Problem.of(ProblemKind.NOT_FOUND, "There is no operation " + id + "."))
        .toException();
  }
}
