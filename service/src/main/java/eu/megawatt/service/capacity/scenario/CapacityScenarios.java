package eu.megawatt.service.capacity.scenario;

import eu.megawatt.planner.document.CapacityDocument;
import eu.megawatt.service.capacity.CapacityPlans;
import eu.megawatt.service.capacity.SavedDocument;
import eu.megawatt.service.change.Expectation;
import eu.megawatt.service.change.StaleException;
import eu.megawatt.service.problem.FieldError;
import eu.megawatt.service.problem.Problem;
import eu.megawatt.service.problem.ProblemException;
import eu.megawatt.service.problem.ProblemKind;
import eu.megawatt.service.store.Database;
import eu.megawatt.service.store.Identifiers;
import eu.megawatt.service.store.Listed;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The scenarios of the capacity plan. Thread-safe. */
public final class CapacityScenarios {

  /** Kept at most. */
  static final int MOST = 500;

  private final Database database;
  private final CapacityPlans plans;
  private final Clock clock;

  public CapacityScenarios(Database database, CapacityPlans plans, Clock clock) {
    this.database = database;
    this.plans = plans;
    this.clock = clock;
  }

  /** The newest version of the plan that scenarios change. */
  SavedDocument<CapacityDocument> plan() {
    return plans.needed();
  }

  /** Newest first, those made before a sequence. */
  public Listed<CapacityScenario> list(long before, int limit) {
    return database.jdbi().withHandle(handle -> ScenarioRows.list(handle, before, limit));
  }

  /** One of them, or the plan as it is. */
  public Optional<CapacityScenario> find(String id) {
    return id.equals(CapacityScenario.PLAN_ID)
        ? Optional.of(CapacityScenario.PLAN)
        : database.jdbi().withHandle(handle -> ScenarioRows.find(handle, id));
  }

  /**
   * Adds one.
   *
   * @param by id of the caller
   * @throws ProblemException 422 with all that is wrong, or where there are too many; 404 where
   *     there is no plan
   */
  public synchronized CapacityScenario add(ScenarioBody body, String by) {
    ScenarioCheck.Draft draft = ScenarioCheck.draft(plan().document().plan(), body);
    CapacityScenario fresh = made(Identifiers.next("scenario", clock.instant()), 1, draft, by);
    database
        .jdbi()
        .useTransaction(
            handle -> {
              requireRoom(ScenarioRows.count(handle));
              requireFree(ScenarioRows.isTaken(handle, fresh.name(), fresh.id()), fresh.name());
              ScenarioRows.add(handle, fresh);
            });
    database.force();
    return fresh;
  }

  /**
   * Changes one; empty where there is none.
   *
   * @param expected the version that the change was made for
   * @throws StaleException where it is at another one
   * @throws ProblemException 422 with all that is wrong
   */
  public synchronized Optional<CapacityScenario> change(
      String id, Expectation expected, ScenarioBody body, String by) {
    Optional<CapacityScenario> before =
        database.jdbi().withHandle(handle -> ScenarioRows.find(handle, id));
    if (before.isEmpty()) {
      return before;
    }
    int version = before.get().version();
    expected.check("The scenario is at version", Optional.of(Integer.toString(version)), false);
    ScenarioCheck.Draft draft = ScenarioCheck.draft(plan().document().plan(), body);
    CapacityScenario changed = made(id, version + 1, draft, by);
    database
        .jdbi()
        .useTransaction(
            handle -> {
              requireFree(ScenarioRows.isTaken(handle, changed.name(), id), changed.name());
              ScenarioRows.change(handle, changed);
            });
    database.force();
    return Optional.of(changed);
  }

  /** Those that were deleted last first, of those that were deleted before a number. */
  public Listed<DeletedScenario> deleted(long before, int limit) {
    return database.jdbi().withHandle(handle -> DeletedRows.list(handle, before, limit));
  }

  /**
   * Deletes one, which may be restored while it is one of the last; false where there is none.
   *
   * @param by id of the caller
   */
  public synchronized boolean delete(String id, String by) {
    Instant now = clock.instant();
    boolean was = database.jdbi().inTransaction(handle -> DeletedRows.add(handle, id, now, by));
    database.force();
    return was;
  }

  /**
   * Has one that was deleted again, with the runs that were done; one that is there stays as it is.
   * Empty where there is none.
   *
   * @param name that it is to have from then on, as a new version; empty for its own
   * @param by id of the caller
   * @throws ProblemException 422 where the name is none, another one has it, or there are too many
   */
  public synchronized Optional<CapacityScenario> restore(
      String id, Optional<String> name, String by) {
    List<FieldError> errors = new ArrayList<>();
    Optional<String> other = name.map(it -> ScenarioCheck.name(name, "/name", errors));
    if (!errors.isEmpty()) {
      throw Problem.invalid(errors).toException();
    }
    Optional<CapacityScenario> restored =
        database
            .jdbi()
            .inTransaction(
                handle -> {
                  Optional<CapacityScenario> deleted =
                      DeletedRows.find(handle, id).map(it -> named(it, other, by));
                  deleted.ifPresent(it -> restore(handle, it));
                  return deleted.or(() -> ScenarioRows.find(handle, id));
                });
    database.force();
    return restored;
  }

  private CapacityScenario named(CapacityScenario it, Optional<String> name, String by) {
    return name.filter(its -> !its.equals(it.name()))
        .map(
            its ->
                made(
                    it.id(),
                    it.version() + 1,
                    new ScenarioCheck.Draft(its, it.cards(), it.question()),
                    by))
        .orElse(it);
  }

  private static void restore(Handle handle, CapacityScenario it) {
    requireRoom(ScenarioRows.count(handle));
    if (ScenarioRows.isTaken(handle, it.name(), it.id())) {
      throw taken(
          it.name(),
          " by now. Maybe bring this one back under another, with ?name=, or call that one otherwise first.");
    }
    DeletedRows.restore(handle, it);
  }

  private CapacityScenario made(String id, int version, ScenarioCheck.Draft draft, String by) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    return new CapacityScenario(
        id, version, draft.name(), draft.cards(), draft.question(), now, by);
  }

  private static void requireRoom(long count) {
    if (count >= MOST) {
      throw Problem.of(
              ProblemKind.INVALID_VALUE,
              "There are %d scenarios already, the most. Maybe delete one.".formatted(MOST))
          .toException();
    }
  }

  private static void requireFree(boolean isTaken, String name) {
    if (isTaken) {
      throw taken(name, ".");
    }
  }

  private static ProblemException taken(String name, String more) {
    return Problem.invalid(
            List.of(
                new FieldError(
                    "/name",
                    "AlreadyThere",
                    "\"%s\" is the name of another scenario%s".formatted(name, more))))
        .toException();
  }
}
