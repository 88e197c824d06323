package eu.megawatt.service.live;

import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.fleet.sovereignty.Register;
import eu.megawatt.scheduler.live.Change;
import eu.megawatt.scheduler.live.LiveScheduler;
import eu.megawatt.scheduler.live.Outage;
import eu.megawatt.scheduler.live.Rules;
import eu.megawatt.scheduler.live.World;
import eu.megawatt.scheduler.serving.ServingPlan;
import eu.megawatt.service.problem.Problem;
import eu.megawatt.service.problem.ProblemException;
import eu.megawatt.service.problem.ProblemKind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Where everybody asks who wants something of the plan that is lived by. One thread does what is
 * asked, in the order in which it came; what came together is written in one transaction by the
 * {@link Scribe}, and only then answered. Thread-safe.
 */
public final class LiveDesk implements AutoCloseable {

  /** Tasks that may wait. */
  public static final int MOST_WAITING = 4_096;

  /** Tasks in one transaction. */
  private static final int MOST_TOGETHER = 256;

  private static final int RETRY_SECONDS = 1;
  private static final Duration PATIENCE = Duration.ofSeconds(30);
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

  private final LiveStore store;
  private final Function<String, Optional<Scenario>> scenarios;
  private final Function<String, Register> registers;
  private final FleetNodes nodes;
  private final Rules rules;
  private final Clock clock;
  private final List<Consumer<Publication>> listeners = new CopyOnWriteArrayList<>();
  private final BlockingQueue<Asked<?>> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
  private final Thread thread =
      Thread.ofPlatform().daemon().name("live-plan").unstarted(this::work);
  private final Scribe scribe;
  private final LongAdder refused = new LongAdder();
  private final LongAdder transactions = new LongAdder();
  private final LongAdder tasks = new LongAdder();
  private final LongAdder worked = new LongAdder();
  private final LongAdder movedForGuarantees = new LongAdder();
  private final AtomicLong lastInput = new AtomicLong();
  private Optional<LiveScheduler> scheduler = Optional.empty();
  private Bindings bindings;
  private volatile int boundJobs;
  private volatile int boundReplicas;
  private volatile Optional<World> world = Optional.empty();
  private volatile Register register = Register.NONE;
  private volatile Optional<SetApart> apart = Optional.empty();
  private volatile boolean closing;

  private LiveDesk(
      LiveStore store,
      Function<String, Optional<Scenario>> scenarios,
      Function<String, Register> registers,
      FleetNodes nodes,
      Rules rules,
      Clock clock) {
    this.store = store;
    this.scenarios = scenarios;
    this.registers = registers;
    this.nodes = nodes;
    this.bindings = new Bindings(nodes, Bindings.Kept.NONE);
    this.rules = rules;
    this.clock = clock;
    this.scribe = new Scribe(this::write, store::force);
  }

  /**
   * Takes up the plan where it was left.
   *
   * @param registers by their version
   * @param nodes what jobs are given when they are handed over
   */
  public static LiveDesk open(
      LiveStore store,
      Function<String, Optional<Scenario>> scenarios,
      Function<String, Register> registers,
      FleetNodes nodes,
      Rules rules,
      Clock clock) {
    LiveDesk desk = new LiveDesk(store, scenarios, registers, nodes, rules, clock);
    desk.scheduler = desk.load();
    desk.world = desk.scheduler.map(LiveScheduler::world);
    return desk;
  }

  /** Somebody hears of what is published, after it is on disk; must be quick. */
  public void listen(Consumer<Publication> listener) {
    listeners.add(listener);
  }

  /** Somebody has the plan do without nodes. */
  void apart(SetApart by) {
    apart = Optional.of(by);
  }

  /** The nodes that the plan is to do without. */
  Apart apart() {
    return apart.map(SetApart::said).orElse(Apart.NONE);
  }

  /** Which nodes jobs wait for, in a turn. */
  Awaiting awaiting(Turn turn) {
    return new Awaiting(turn, apart(), nodes);
  }

  /** An outage is over. */
  void returned(Turn turn, Outage outage) {
    apart.ifPresent(it -> it.returned(turn, outage));
  }

  /** Whether anything may be handed over. */
  boolean mayHandOver(Turn turn) {
    return apart.map(it -> it.keepUp(turn)).orElse(true);
  }

  /** Begins to work; once. */
  public void begin() {
    scribe.begin();
    thread.start();
  }

  private Optional<LiveScheduler> load() {
    lastInput.set(store.lastInput());
    Optional<ServingPlan> serving = store.serving().map(KeptServing::plan);
    bindings =
        new Bindings(
            nodes,
            new Bindings.Kept(
                store.bindings(), store.replicaBindings(), serving.orElse(ServingPlan.NONE)));
    List<Publication.Input> inputs = store.inputs();
    register = Inputs.register(inputs, registers);
    return store
        .basis()
        .map(
            id -> {
              World world = World.of(scenarios.apply(id).orElseThrow()).under(register);
              for (Publication.Input input : inputs) {
                world = Inputs.apply(world, input);
              }
              world = serving.map(ServingPlan::reservations).map(world::with).orElse(world);
              return new LiveScheduler(
                  world,
                  rules,
                  store.open(),
                  store.revision(),
                  clock.instant(),
                  store.spent(clock.instant()));
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

  /** The world as it was published last; empty where nothing is planned on. */
  Optional<World> worldNow() {
    return world;
  }

  /** The register that is in force. */
  Register register() {
    return register;
  }

  /** Another register is in force; for the desk's own thread. */
  void becomes(Register next) {
    register = next;
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
    return asked.await(PATIENCE);
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
          scribe.awaitReadable();
          waiting.drainTo(together, MOST_TOGETHER - 1);
          together.removeIf(it -> !it.take());
        }
        if (!together.isEmpty()) {
          long began = System.nanoTime();
          serve(List.copyOf(together));
          worked.add(System.nanoTime() - began);
        }
      } catch (InterruptedException _) {
        return;
      } catch (RuntimeException e) {
        LOG.log(Level.SEVERE, "What was asked could not be done; the plan is read anew", e);
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
      scribe.recover();
      scheduler = load();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.log(Level.SEVERE, "The plan could not be read", e);
    }
  }

  private void serve(List<Asked<?>> together) throws InterruptedException {
    if (scribe.hasFailed()) {
      reload();
    }
    Instant now = clock.instant();
    List<Request> requests = new ArrayList<>();
    together.forEach(it -> it.request().ifPresent(requests::add));
    // In this order: what is written between the two is in both, not in none.
    List<Turn.Batch> unwritten = scribe.unwritten();
    LiveStore.Known known = store.known(requests, now);
    Turn.Batch batch = new Turn.Batch();
    for (Asked<?> asked : together) {
      asked
          .run(new Turn(scheduler, bindings, now, known, unwritten, batch))
          .ifPresent(it -> scheduler = Optional.of(it));
    }
    Publication made = made(batch, known.expiredKeys(), now);
    made.changes().forEach(it -> batch.jobs.put(it.jobId(), it.after()));
    scribe.take(new Group(made, batch, together, scheduler.map(LiveScheduler::world)));
  }

  private final class Group implements Scribe.Group {

    private final Publication made;
    private final Turn.Batch batch;
    private final List<Asked<?>> asked;
    private final Optional<World> itsWorld;

    Group(Publication made, Turn.Batch batch, List<Asked<?>> asked, Optional<World> itsWorld) {
      this.made = made;
      this.batch = batch;
      this.asked = asked;
      this.itsWorld = itsWorld;
    }

    @Override
    public Publication made() {
      return made;
    }

    @Override
    public Turn.Batch batch() {
      return batch;
    }

    @Override
    public void isKept() {
      world = itsWorld;
      tasks.add(asked.size());
      made.changes().stream()
          .filter(it -> it.movedFor().isPresent())
          .forEach(_ -> movedForGuarantees.increment());
      if (!made.isEmpty()) {
        listeners.forEach(it -> it.accept(made));
      }
      asked.forEach(Asked::reply);
    }

    @Override
    public void isLost() {
      asked.forEach(it -> it.fail(unkept()));
    }
  }

  private Publication made(Turn.Batch batch, List<String> expiredKeys, Instant now) {
    List<Change> changes = scheduler.map(LiveScheduler::takeChanges).orElse(List.of());
    BindingChanges bound =
        scheduler
            .map(it -> bindings.settle(it, news(batch, changes), now))
            .orElse(BindingChanges.NONE);
    boundJobs = bindings.count();
    boundReplicas = bindings.replicaCount();
    return new Publication(
        scheduler.map(LiveScheduler::revision).orElse(0L),
        now,
        batch.cause,
        batch.reason.isEmpty() ? came(changes.size()) : batch.reason,
        batch.seed,
        changes,
        scheduler.map(LiveScheduler::takeSpent).orElse(List.of()),
        batch.requests,
        batch.released,
        expiredKeys,
        batch.inputs,
        batch.basis,
        batch.serving,
        bound,
        List.copyOf(batch.also));
  }

  private static Bindings.News news(Turn.Batch batch, List<Change> changes) {
    return new Bindings.News(
        changes,
        batch.runsOn,
        batch.serving.map(KeptServing::plan),
        !batch.inputs.isEmpty() || batch.basis.isPresent());
  }

  private void write(Publication made) {
    store.publish(made);
    transactions.increment();
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

  /** Jobs that have GPUs of nodes. */
  public int boundJobCount() {
    return boundJobs;
  }

  /** Replicas of services that have GPUs of nodes; as one where several share a GPU. */
  public int boundReplicaCount() {
    return boundReplicas;
  }

  /** Jobs that had to leave their places for guarantees of other tenants. */
  public long movedForGuaranteesCount() {
    return movedForGuarantees.sum();
  }

  /** For how many nanoseconds tasks were worked on. */
  long workedNanos() {
    return worked.sum();
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
    scribe.close();
  }
}
