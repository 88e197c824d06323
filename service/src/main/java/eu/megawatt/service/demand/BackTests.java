package eu.megawatt.service.demand;

import eu.megawatt.planner.backtest.BackTest;
import eu.megawatt.planner.backtest.Past;
import eu.megawatt.planner.backtest.Replay;
import eu.megawatt.planner.capacity.CapacityPlan;
import eu.megawatt.planner.demand.DemandDays;
import eu.megawatt.planner.demand.DemandGroup;
import eu.megawatt.planner.document.CapacityDocument;
import eu.megawatt.service.background.TaskState;
import eu.megawatt.service.background.TaskTable;
import eu.megawatt.service.background.Worker;
import eu.megawatt.service.capacity.CapacityPlans;
import eu.megawatt.service.capacity.SavedDocument;
import eu.megawatt.service.problem.FieldError;
import eu.megawatt.service.problem.Problem;
import eu.megawatt.service.problem.ProblemException;
import eu.megawatt.service.problem.ProblemKind;
import eu.megawatt.service.store.Database;
import eu.megawatt.service.store.Identifiers;
import eu.megawatt.service.store.Listed;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Back-tests of the planner, made in the background, one at a time. Acknowledged means durable:
 * what waited or was being made when the service stopped is made when it is there again.
 * Thread-safe.
 */
public final class BackTests implements AutoCloseable {

  /** How many may wait, with the one that runs. */
  static final int MOST_WAITING = 10;

  /** Groups whose demand is foretold, the largest of all. */
  static final int MOST_GROUPS = 40;

  /** Versions of the capacity plan that are looked at, the newest of all. */
  static final int MOST_VERSIONS = 500;

  /** Those that have come to an end are kept at most. */
  private static final int MOST_ENDED = 50;

  private static final TaskTable<KeptBackTest> TABLE =
      new TaskTable<>("planner_back_test", KeptBackTest.class);
  private static final int LONGEST_PROBLEM = 1_000;
  private static final Logger LOG = Logger.getLogger(BackTests.class.getName());

  private final Database database;
  private final CapacityPlans plans;
  private final DemandHistory history;
  private final Clock clock;
  private final AtomicLong doneCount = new AtomicLong();
  private final AtomicLong failedCount = new AtomicLong();
  private final Worker worker = new Worker("planner-back-tests", this::makeNext);
  private volatile Optional<Running> running = Optional.empty();

  public BackTests(Database database, CapacityPlans plans, DemandHistory history, Clock clock) {
    this.database = database;
    this.plans = plans;
    this.history = history;
    this.clock = clock;
  }

  /** The one that is being made. */
  private static final class Running {
    private final String id;
    private final AtomicInteger doneOriginCount = new AtomicInteger();
    private volatile boolean isCancelled;

    Running(String id) {
      this.id = id;
    }
  }

  /** Begins to work; once. */
  public void begin() {
    worker.begin();
  }

  /**
   * Asks for one.
   *
   * @param by id of the caller
   * @throws ProblemException 404 where there is no capacity plan; 422 with all that is wrong with
   *     what is asked; 429 where too many wait
   */
  public synchronized KeptBackTest add(BackTestQuestion asked, String by) {
    if (plans.newest().isEmpty()) {
      throw Problem.of(
              ProblemKind.NOT_FOUND,
              "There is no capacity plan to replay. Maybe put one: PUT /api/v1/capacity-plan.")
          .toException();
    }
    List<FieldError> errors = new ArrayList<>();
    BackTestQuestion.Meant meant = asked.meant(history, errors);
    DemandForecasts.refuse(errors);
    if (waitingCount() >= MOST_WAITING) {
      throw Problem.of(
              ProblemKind.TOO_MANY,
              "%d back-tests wait already, the most. Maybe try again when some are done."
                  .formatted(MOST_WAITING))
          .toException();
    }
    KeptBackTest fresh =
        new KeptBackTest(
            Identifiers.next("backtest", clock.instant()),
            now(),
            by,
            asked,
            HistoryView.words(meant.by()),
            meant.from(),
            meant.to(),
            meant.origins().size(),
            TaskState.QUEUED.word(),
            0,
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    database.jdbi().useHandle(handle -> TABLE.add(handle, fresh));
    database.force();
    worker.ring();
    return fresh;
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  /** One of them. */
  public Optional<KeptBackTest> find(String id) {
    return database.jdbi().withHandle(handle -> TABLE.find(handle, id)).map(this::shown);
  }

  /** Newest first, those before a number, without the days of what came of them. */
  public Listed<KeptBackTest> list(long before, int limit) {
    Listed<KeptBackTest> found =
        database.jdbi().withHandle(handle -> TABLE.list(handle, before, limit));
    return new Listed<>(
        found.entries().stream().map(it -> shown(it).brief()).toList(), found.last(), found.more());
  }

  private KeptBackTest shown(KeptBackTest it) {
    return running
        .filter(now -> now.id.equals(it.id()) && it.endedAt().isEmpty())
        .map(now -> it.running(now.doneOriginCount.get()))
        .orElse(it);
  }

  /** Forgets one, which is cancelled where it is not done; false where there is none. */
  public synchronized boolean delete(String id) {
    boolean was = database.jdbi().withHandle(handle -> TABLE.delete(handle, id));
    database.force();
    running
        .filter(it -> it.id.equals(id))
        .ifPresent(
            it -> {
              it.isCancelled = true;
            });
    return was;
  }

  /** How many wait or run. */
  public long waitingCount() {
    return database.jdbi().withHandle(TABLE::waitingCount);
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
    Optional<KeptBackTest> next = database.jdbi().withHandle(TABLE::next);
    next.ifPresent(this::make);
    return next.isPresent();
  }

  private void make(KeptBackTest test) {
    Running now = new Running(test.id());
    running = Optional.of(now);
    try {
      BackTestReport made = BackTestReport.of(replay(test, now));
      keep(test.done(made, now()));
      doneCount.incrementAndGet();
    } catch (RuntimeException e) {
      if (worker.isClosing() || now.isCancelled) {
        LOG.log(Level.FINE, "{0} is left", test.id());
      } else {
        LOG.log(Level.WARNING, test.id() + " cannot be made", e);
        failedCount.incrementAndGet();
        String words = String.valueOf(e.getMessage());
        keep(test.failed(words.substring(0, Math.min(words.length(), LONGEST_PROBLEM)), now()));
      }
    } finally {
      running = Optional.empty();
    }
  }

  private BackTest replay(KeptBackTest test, Running now) {
    List<FieldError> errors = new ArrayList<>();
    BackTestQuestion.Meant meant = test.question().meant(history, errors);
    DemandForecasts.refuse(errors);
    DemandRange.Meant range = new DemandRange.Meant(test.from(), test.to(), meant.by());
    SortedMap<DemandGroup, DemandDays> demand = new TreeMap<>();
    Demands.of(history, range, MOST_GROUPS)
        .groups()
        .forEach(it -> demand.put(it.group(), it.series().days()));
    List<LocalDate> origins =
        meant.origins().stream().filter(it -> it.isBefore(test.to())).toList();
    return Replay.of(
        new Past(versions(), demand),
        origins,
        meant.terms(),
        () -> worker.isClosing() || now.isCancelled,
        now.doneOriginCount::addAndGet);
  }

  /** Plans by the first day on which each was the newest when it began. */
  private NavigableMap<LocalDate, CapacityPlan> versions() {
    NavigableMap<LocalDate, CapacityPlan> versions = new TreeMap<>();
    int newest = plans.newest().map(SavedDocument::number).orElseThrow();
    for (int number = Math.max(1, newest - MOST_VERSIONS + 1); number <= newest; number++) {
      SavedDocument<CapacityDocument> it = plans.version(number).orElseThrow();
      LocalDate day = LocalDate.ofInstant(it.recordedAt(), ZoneOffset.UTC).plusDays(1);
      versions.put(day, it.document().plan());
    }
    return versions;
  }

  private void keep(KeptBackTest ended) {
    database
        .jdbi()
        .useTransaction(
            handle -> {
              TABLE.update(handle, ended);
              TABLE.forgetEnded(handle, MOST_ENDED);
            });
    database.force();
  }

  /** Leaves what is being made; it begins again next time. */
  @Override
  public void close() {
    worker.close();
  }
}
