package eu.megawatt.service.live;

import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.scheduler.live.Change;
import eu.megawatt.scheduler.live.LiveScheduler;
import eu.megawatt.scheduler.live.Rules;
import eu.megawatt.scheduler.live.World;
import eu.megawatt.service.problem.Problem;
import eu.megawatt.service.problem.ProblemException;
import eu.megawatt.service.problem.ProblemKind;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Where everybody asks who wants something of the plan that is lived by. One thread does what is
 * asked, in the order in which it came; what came together is written in one transaction, and only
 * then answered. Thread-safe.
 */
public final class LiveDesk implements AutoCloseable {

  /** Tasks that may wait. */
  public static final int MOST_WAITING = 4_096;

  /** Tasks in one transaction. */
  private static final int MOST_TOGETHER = 256;

  private static final int RETRY_SECONDS = 1;
  private static final long PATIENCE_SECONDS = 30;
  private static final long LOOK_UP_MS = 100;
  private static final Logger LOG = Logger.getLogger(LiveDesk.class.getName());

  /**
   * Something that is asked of the plan.
   *
   * @param <T> the answer
   */
  @FunctionalInterface
  interface Task<T> {

    /** Runs on the desk's thread; what it throws is the asker's, and nothing has changed then. */
    T run(Turn turn);
  }

  private final class Asked<T> {
    final Task<T> task;
    final Optional<Request> request;
    final CompletableFuture<T> answer = new CompletableFuture<>();
    private Optional<T> result = Optional.empty();

    Asked(Task<T> task, Optional<Request> request) {
      this.task = task;
      this.request = request;
    }

    void run(Turn turn) {
      try {
        result = Optional.of(task.run(turn));
        turn.settle().ifPresent(it -> scheduler = Optional.of(it));
      } catch (RuntimeException e) {
        answer.completeExceptionally(e);
      }
    }

    void reply() {
      result.ifPresent(answer::complete);
    }

    void fail(RuntimeException why) {
      answer.completeExceptionally(why);
    }
  }

  private final LiveStore store;
  private final Function<String, Optional<Scenario>> scenarios;
  private final Rules rules;
  private final Clock clock;
  private final List<Consumer<Publication>> listeners = new CopyOnWriteArrayList<>();
  private final BlockingQueue<Asked<?>> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
  private final Thread thread =
      Thread.ofPlatform().daemon().name("live-plan").unstarted(this::work);
  private final LongAdder refused = new LongAdder();
  private final LongAdder transactions = new LongAdder();
  private final LongAdder tasks = new LongAdder();
  private final AtomicLong lastInput = new AtomicLong();
  private Optional<LiveScheduler> scheduler = Optional.empty();
  private volatile Optional<World> world = Optional.empty();
  private volatile boolean closing;

  private LiveDesk(
      LiveStore store, Function<String, Optional<Scenario>> scenarios, Rules rules, Clock clock) {
    this.store = store;
    this.scenarios = scenarios;
    this.rules = rules;
    this.clock = clock;
  }

  /** Takes up the plan where it was left. */
  public static LiveDesk open(
      LiveStore store, Function<String, Optional<Scenario>> scenarios, Rules rules, Clock clock) {
    LiveDesk desk = new LiveDesk(store, scenarios, rules, clock);
    desk.scheduler = desk.load();
    desk.world = desk.scheduler.map(LiveScheduler::world);
    return desk;
  }

  /** Somebody hears of what is published, after it is on disk; must be quick. */
  public void listen(Consumer<Publication> listener) {
    listeners.add(listener);
  }

  /** Begins to work; once. */
  public void begin() {
    thread.start();
  }

  private Optional<LiveScheduler> load() {
    lastInput.set(store.lastInput());
    return store
        .basis()
        .map(
            id -> {
              World world = World.of(scenarios.apply(id).orElseThrow());
              for (Publication.Input input : store.inputs()) {
                world = Inputs.apply(world, input);
              }
              return new LiveScheduler(
                  world, rules, store.open(), store.revision(), clock.instant());
            });
  }

  /**
   * The fleet that is planned on, as it was published last.
   *
   * @throws ProblemException 409 where there is none yet
   */
  Scenario fleet() {
    return world.map(World::basis).orElseGet(() -> ask(turn -> turn.scheduler().world().basis()));
  }

  /** Whether anything is planned on. */
  boolean hasPlan() {
    return world.isPresent();
  }

  Rules rules() {
    return rules;
  }

  /** A number for the next input, greater than all before. */
  long nextInput() {
    return lastInput.incrementAndGet();
  }

  /** Asks for something that makes no job. */
  <T> T ask(Task<T> task) {
    return answer(new Asked<>(task, Optional.empty()));
  }

  /** Asks for a job. */
  <T> T ask(Request request, Task<T> task) {
    return answer(new Asked<>(task, Optional.of(request)));
  }

  private <T> T answer(Asked<T> asked) {
    if (closing || !waiting.offer(asked)) {
      refused.increment();
      throw new ProblemException(
          Problem.of(
              ProblemKind.UNAVAILABLE,
              "%d requests wait for the plan already. Maybe try again in a second."
                  .formatted(MOST_WAITING)),
          RETRY_SECONDS);
    }
    try {
      return asked.answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException its ? its : new IllegalStateException(e);
    } catch (TimeoutException e) {
      throw new ProblemException(
          Problem.of(ProblemKind.UNAVAILABLE, "The plan took too long to answer."), RETRY_SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ProblemException(
          Problem.of(ProblemKind.UNAVAILABLE, "The service is stopping."), RETRY_SECONDS);
    }
  }

  // Not interrupted to end: an interrupt in the middle of a write would close H2's file.
  private void work() {
    List<Asked<?>> together = new ArrayList<>();
    while (!closing || !waiting.isEmpty()) {
      together.clear();
      try {
        Asked<?> first = waiting.poll(LOOK_UP_MS, TimeUnit.MILLISECONDS);
        if (first != null) {
          together.add(first);
          waiting.drainTo(together, MOST_TOGETHER - 1);
          serve(together);
        }
      } catch (InterruptedException _) {
        return;
      } catch (RuntimeException e) {
        LOG.log(Level.SEVERE, "The plan could not be kept; it is read anew", e);
        together.forEach(it -> it.fail(unkept()));
        reload();
      }
    }
  }

  private static ProblemException unkept() {
    return new ProblemException(
        Problem.of(
            ProblemKind.UNAVAILABLE,
            "The plan could not be written; nothing has changed. Maybe try again."),
        RETRY_SECONDS);
  }

  private void reload() {
    try {
      scheduler = load();
    } catch (RuntimeException e) {
      LOG.log(Level.SEVERE, "The plan could not be read", e);
    }
  }

  private void serve(List<Asked<?>> together) {
    Instant now = clock.instant();
    List<Request> requests = new ArrayList<>();
    together.forEach(it -> it.request.ifPresent(requests::add));
    LiveStore.Known known = store.known(requests, now);
    Turn.Batch batch = new Turn.Batch();
    for (Asked<?> asked : together) {
      asked.run(new Turn(scheduler, now, known, batch));
    }
    publish(batch, now);
    world = scheduler.map(LiveScheduler::world);
    tasks.add(together.size());
    together.forEach(Asked::reply);
  }

  private void publish(Turn.Batch batch, Instant now) {
    List<Change> changes = scheduler.map(LiveScheduler::takeChanges).orElse(List.of());
    Publication made =
        new Publication(
            scheduler.map(LiveScheduler::revision).orElse(0L),
            now,
            batch.cause,
            batch.reason.isEmpty() ? came(changes.size()) : batch.reason,
            batch.seed,
            changes,
            batch.requests,
            batch.inputs,
            batch.basis);
    if (!made.isEmpty()) {
      store.publish(made);
      transactions.increment();
      listeners.forEach(it -> it.accept(made));
    }
  }

  private static String came(int jobs) {
    return jobs == 1 ? "a job came or went" : jobs + " jobs came or went";
  }

  /** Tasks that wait. */
  public int waitingCount() {
    return waiting.size();
  }

  /** Tasks that were turned away because too many waited. */
  public long refusedCount() {
    return refused.sum();
  }

  /** Tasks that were done. */
  public long taskCount() {
    return tasks.sum();
  }

  /** Transactions that were written. */
  public long transactionCount() {
    return transactions.sum();
  }

  /** Does what still waits and ends. */
  @Override
  public void close() {
    closing = true;
    try {
      thread.join(TimeUnit.SECONDS.toMillis(5));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
