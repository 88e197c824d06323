package eu.megawatt.service.capacity.scenario;

import eu.megawatt.planner.document.CapacityDocument;
import eu.megawatt.planner.outlook.MonteCarlo;
import eu.megawatt.planner.outlook.Outlook;
import eu.megawatt.planner.week.Weeks;
import eu.megawatt.service.background.TaskState;
import eu.megawatt.service.background.Worker;
import eu.megawatt.service.capacity.CapacityPlans;
import eu.megawatt.service.capacity.OutlookView;
import eu.megawatt.service.capacity.SavedDocument;
import eu.megawatt.service.capacity.WeeksView;
import eu.megawatt.service.problem.Problem;
import eu.megawatt.service.problem.ProblemException;
import eu.megawatt.service.problem.ProblemKind;
import eu.megawatt.service.store.Database;
import eu.megawatt.service.store.Identifiers;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Outlooks of scenarios, made in the background, one at a time. Acknowledged means durable: what
 * waited or was being made when the service stopped is made when it is there again. Thread-safe.
 */
public final class ScenarioRuns implements AutoCloseable {

  /** How many may wait, with the one that runs. */
  static final int MOST_WAITING = 50;

  private static final int LONGEST_PROBLEM = 1_000;
  private static final Logger LOG = Logger.getLogger(ScenarioRuns.class.getName());

  private final Database database;
  private final CapacityPlans plans;
  private final CapacityScenarios scenarios;
  private final Clock clock;
  private final AtomicLong doneCount = new AtomicLong();
  private final AtomicLong failedCount = new AtomicLong();
  private final Worker worker = new Worker("scenario-runs", this::makeNext);
  private volatile Optional<Running> running = Optional.empty();

  public ScenarioRuns(
      Database database, CapacityPlans plans, CapacityScenarios scenarios, Clock clock) {
    this.database = database;
    this.plans = plans;
    this.scenarios = scenarios;
    this.clock = clock;
  }

  /** The one that is being made. */
  private static final class Running {
    private final String id;
    private final AtomicInteger doneDrawCount = new AtomicInteger();
    private final AtomicInteger doneWeekCount = new AtomicInteger();
    private volatile boolean isCancelled;

    Running(String id) {
      this.id = id;
    }

    RunView.Progress progress() {
      return new RunView.Progress(doneDrawCount.get(), 0, doneWeekCount.get(), 0);
    }
  }

  /** Begins to work; once. */
  public void begin() {
    worker.begin();
  }

  /**
   * Asks for the outlook of a scenario on the newest plan.
   *
   * @param by id of the caller
   * @throws ProblemException 422 with all that does not go with the plan; 429 where too many wait
   */
  public synchronized RunView add(CapacityScenario scenario, String by) {
    SavedDocument<CapacityDocument> plan = scenarios.plan();
    ScenarioCheck.Meant meant =
        ScenarioCheck.meant(plan.document().plan(), scenario.cards(), scenario.question());
    if (waitingCount() >= MOST_WAITING) {
      throw Problem.of(
              ProblemKind.TOO_MANY,
              "%d runs wait already, the most. Maybe try again when some are done."
                  .formatted(MOST_WAITING))
          .toException();
    }
    KeptRun fresh =
        new KeptRun(
            Identifiers.next("run", clock.instant()),
            scenario.id(),
            scenario.name(),
            now(),
            by,
            plan.number(),
            scenario.cards(),
            scenario.question(),
            meant.question().drawCount(),
            TaskState.QUEUED.word(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    database.jdbi().useHandle(handle -> RunRows.add(handle, fresh));
    database.force();
    worker.ring();
    return view(fresh);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  /** One of them. */
  public Optional<RunView> find(String id) {
    return database.jdbi().withHandle(handle -> RunRows.TABLE.find(handle, id)).map(this::view);
  }

  /** The newest of a scenario, without what came of it. */
  public Optional<RunView> newest(String scenarioId) {
    return database
        .jdbi()
        .withHandle(handle -> RunRows.newest(handle, scenarioId))
        .map(it -> view(it).brief());
  }

  /** The newest of a scenario that is done. */
  Optional<RunView> newestDone(String scenarioId) {
    return database
        .jdbi()
        .withHandle(handle -> RunRows.newestDone(handle, scenarioId))
        .map(this::view);
  }

  private RunView view(KeptRun it) {
    return RunView.of(it, running.filter(now -> now.id.equals(it.id())).map(Running::progress));
  }

  /** Forgets one, which is cancelled where it is not done; false where there is none. */
  public synchronized boolean delete(String id) {
    boolean was = database.jdbi().withHandle(handle -> RunRows.TABLE.delete(handle, id));
    database.force();
    running
        .filter(it -> it.id.equals(id))
        .ifPresent(
            it -> {
              it.isCancelled = true;
            });
    return was;
  }

  /** Cancels those of a scenario that are not done. */
  public void cancelOf(String scenarioId) {
    database
        .jdbi()
        .withHandle(handle -> DeletedRows.openRuns(handle, scenarioId))
        .forEach(this::delete);
  }

  /** How many wait or run. */
  public long waitingCount() {
    return database.jdbi().withHandle(RunRows.TABLE::waitingCount);
  }

  /** How many were done since the start. */
  public long doneCount() {
    return doneCount.get();
  }

  /** How many have failed since the start. */
  public long failedCount() {
    return failedCount.get();
  }

  private boolean makeNext() {
    Optional<KeptRun> next = database.jdbi().withHandle(RunRows.TABLE::next);
    next.ifPresent(this::make);
    return next.isPresent();
  }

  private void make(KeptRun run) {
    Running now = new Running(run.id());
    running = Optional.of(now);
    try {
      keep(answered(run, now));
      doneCount.incrementAndGet();
    } catch (RuntimeException e) {
      if (worker.isClosing() || now.isCancelled) {
        LOG.log(Level.FINE, "{0} is left", run.id());
      } else {
        LOG.log(Level.WARNING, run.id() + " cannot be made", e);
        failedCount.incrementAndGet();
        String words = String.valueOf(e.getMessage());
        keep(run.failed(words.substring(0, Math.min(words.length(), LONGEST_PROBLEM)), now()));
      }
    } finally {
      running = Optional.empty();
    }
  }

  private KeptRun answered(KeptRun run, Running now) {
    SavedDocument<CapacityDocument> plan = plans.version(run.planVersion()).orElseThrow();
    ScenarioCheck.Meant meant =
        ScenarioCheck.meant(plan.document().plan(), run.cards(), run.question());
    Outlook outlook =
        MonteCarlo.of(
            meant.plan(),
            meant.question(),
            () -> worker.isClosing() || now.isCancelled,
            now.doneDrawCount::addAndGet);
    Optional<WeeksView> weeks =
        Optional.of(run.question().weeks())
            .filter(count -> count > 0)
            .map(
                count ->
                    Weeks.of(
                        meant.plan(),
                        meant.question(),
                        count,
                        () -> worker.isClosing() || now.isCancelled,
                        now.doneWeekCount::addAndGet))
            .map(WeeksView::of);
    return run.done(
        OutlookView.of(outlook, Optional.empty(), Optional.empty()).outlook(), weeks, now());
  }

  private void keep(KeptRun ended) {
    database.jdbi().useTransaction(handle -> RunRows.end(handle, ended));
    database.force();
  }

  /** Leaves what is being made; it begins again next time. */
  @Override
  public void close() {
    worker.close();
  }
}
