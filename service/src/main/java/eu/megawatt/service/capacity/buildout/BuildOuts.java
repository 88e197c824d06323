package eu.megawatt.service.capacity.buildout;

import eu.megawatt.fleet.document.InvalidDocumentException;
import eu.megawatt.planner.buildout.ask.BuildQuestion;
import eu.megawatt.planner.buildout.ask.Offers;
import eu.megawatt.planner.buildout.search.BuildOut;
import eu.megawatt.planner.buildout.search.BuildOutSearch;
import eu.megawatt.planner.buildout.search.Course;
import eu.megawatt.planner.buildout.search.Effort;
import eu.megawatt.planner.document.CapacityDocument;
import eu.megawatt.service.background.TaskState;
import eu.megawatt.service.background.TaskTable;
import eu.megawatt.service.background.Worker;
import eu.megawatt.service.capacity.CapacityPlans;
import eu.megawatt.service.capacity.SavedDocument;
import eu.megawatt.service.problem.Problem;
import eu.megawatt.service.problem.ProblemException;
import eu.megawatt.service.problem.ProblemKind;
import eu.megawatt.service.store.Database;
import eu.megawatt.service.store.Identifiers;
import eu.megawatt.service.store.Listed;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Build-outs, searched for in the background, one at a time. Acknowledged means durable: what
 * waited or was searched for when the service stopped is searched for when it is there again.
 * Thread-safe.
 */
public final class BuildOuts implements AutoCloseable {

  /** How many may wait, with the one that is searched for. */
  static final int MOST_WAITING = 20;

  /** Those that have come to an end are kept at most. */
  private static final int MOST_ENDED = 50;

  private static final TaskTable<KeptBuildOut> TABLE =
      new TaskTable<>("build_out", KeptBuildOut.class);
  private static final int LONGEST_PROBLEM = 1_000;
  private static final Logger LOG = Logger.getLogger(BuildOuts.class.getName());

  private final Database database;
  private final CapacityPlans plans;
  private final BuildOutOptions options;
  private final Clock clock;
  private final AtomicLong doneCount = new AtomicLong();
  private final AtomicLong failedCount = new AtomicLong();
  private final Worker worker = new Worker("build-outs", this::makeNext);
  private volatile Optional<Running> running = Optional.empty();

  public BuildOuts(Database database, CapacityPlans plans, BuildOutOptions options, Clock clock) {
    this.database = database;
    this.plans = plans;
    this.options = options;
    this.clock = clock;
  }

  /** The one that is searched for. */
  private static final class Running {
    private final String id;
    private final Course course;
    private volatile boolean isCancelled;

    Running(String id, Course course) {
      this.id = id;
      this.course = course;
    }

    void cancel() {
      isCancelled = true;
      course.stop();
    }
  }

  /** Begins to work; once. */
  public void begin() {
    worker.begin();
  }

  /** What may be built. */
  public BuildOutOptions options() {
    return options;
  }

  /**
   * Asks for a build-out of the newest plan and options.
   *
   * @param by id of the caller
   * @throws InvalidDocumentException with all that the options have and the plan does not
   * @throws ProblemException 404 where there is no plan or there are no options; 422 where the
   *     question is wrong; 429 where too many wait
   */
  public synchronized BuildOutJob add(BuildOutAsked asked, String by) {
    BuildOutAsked checked = asked.checked();
    SavedDocument<CapacityDocument> plan = plans.needed();
    SavedDocument<Offers> offered = options.newest().orElseThrow(BuildOuts::noOptions);
    if (waitingCount() >= MOST_WAITING) {
      throw Problem.of(
              ProblemKind.TOO_MANY,
              "%d build-outs wait already, the most. Maybe try again when some are done."
                  .formatted(MOST_WAITING))
          .toException();
    }
    BuildQuestion question = question(plan, offered);
    KeptBuildOut fresh =
        new KeptBuildOut(
            Identifiers.next("build", clock.instant()),
            now(),
            by,
            plan.number(),
            offered.number(),
            checked,
            Course.of(question.buildCase(), checked.effort()).stepCount(),
            TaskState.QUEUED.word(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    database.jdbi().useHandle(handle -> TABLE.add(handle, fresh));
    database.force();
    worker.ring();
    return view(fresh);
  }

  private static ProblemException noOptions() {
    return Problem.of(
            ProblemKind.NOT_FOUND,
            "There is no list of options yet. Maybe put one: PUT /api/v1/build-out-options.")
        .toException();
  }

  private static BuildQuestion question(
      SavedDocument<CapacityDocument> plan, SavedDocument<Offers> offered) {
    CapacityDocument document = plan.document();
    return BuildQuestion.of(document.plan(), document.leadItems(), offered.document());
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  /** One of them. */
  public Optional<BuildOutJob> find(String id) {
    return database.jdbi().withHandle(handle -> TABLE.find(handle, id)).map(this::view);
  }

  /** Newest first, those made before a sequence, without what came of them. */
  public Listed<BuildOutJob> list(long before, int limit) {
    Listed<KeptBuildOut> found =
        database.jdbi().withHandle(handle -> TABLE.list(handle, before, limit));
    return new Listed<>(
        found.entries().stream().map(it -> view(it).brief()).toList(), found.last(), found.more());
  }

  private BuildOutJob view(KeptBuildOut it) {
    return BuildOutJob.of(
        it, running.filter(now -> now.id.equals(it.id())).map(now -> now.course.doneStepCount()));
  }

  /** Forgets one, which is cancelled where it is not done; false where there is none. */
  public synchronized boolean delete(String id) {
    boolean was = database.jdbi().withHandle(handle -> TABLE.delete(handle, id));
    database.force();
    running.filter(it -> it.id.equals(id)).ifPresent(Running::cancel);
    return was;
  }

  /** How many wait or are searched for. */
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
    Optional<KeptBuildOut> next = database.jdbi().withHandle(TABLE::next);
    next.ifPresent(this::make);
    return next.isPresent();
  }

  private void make(KeptBuildOut asked) {
    try {
      keep(asked.done(found(asked), now()));
      doneCount.incrementAndGet();
    } catch (RuntimeException e) {
      boolean isCancelled = running.filter(it -> it.isCancelled).isPresent();
      if (worker.isClosing() || isCancelled) {
        LOG.log(Level.FINE, "{0} is left", asked.id());
      } else {
        LOG.log(Level.WARNING, asked.id() + " cannot be made", e);
        failedCount.incrementAndGet();
        String words = String.valueOf(e.getMessage());
        keep(asked.failed(words.substring(0, Math.min(words.length(), LONGEST_PROBLEM)), now()));
      }
    } finally {
      running = Optional.empty();
    }
  }

  private BuildOutView found(KeptBuildOut asked) {
    SavedDocument<CapacityDocument> plan = plans.version(asked.planVersion()).orElseThrow();
    BuildQuestion question = question(plan, options.version(asked.optionsVersion()).orElseThrow());
    Effort effort = asked.asked().effort();
    Course course = Course.of(question.buildCase(), effort);
    begin(new Running(asked.id(), course));
    BuildOut found =
        BuildOutSearch.of(question.buildCase(), effort, asked.asked().itsSeed(), course);
    return BuildOutTeller.view(question, found, plan.document().target());
  }

  /** It may have been deleted, or the service closed, since it was looked up. */
  private synchronized void begin(Running now) {
    running = Optional.of(now);
    boolean isThere = database.jdbi().withHandle(handle -> TABLE.find(handle, now.id)).isPresent();
    if (!isThere || worker.isClosing()) {
      now.cancel();
    }
  }

  private void keep(KeptBuildOut ended) {
    database
        .jdbi()
        .useTransaction(
            handle -> {
              TABLE.update(handle, ended);
              TABLE.forgetEnded(handle, MOST_ENDED);
            });
    database.force();
  }

  /** Leaves what is searched for; it begins again next time. */
  @Override
  public void close() {
    worker.stop();
    stopRunning();
    worker.close();
  }

  private synchronized void stopRunning() {
    running.ifPresent(it -> it.course.stop());
  }
}
