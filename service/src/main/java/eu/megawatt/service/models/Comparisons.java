package eu.megawatt.service.models;

import eu.megawatt.planner.models.Judged;
import eu.megawatt.service.models.KnownModels.Counted;
import eu.megawatt.service.models.KnownModels.Measured;
import eu.megawatt.service.problem.FieldError;
import eu.megawatt.service.problem.Problem;
import eu.megawatt.service.problem.ProblemException;
import eu.megawatt.service.problem.ProblemKind;
import eu.megawatt.service.store.Listed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Compares models by what is known of them; nothing is kept of it. Thread-safe. */
public final class Comparisons {

  private final KnownModels known;
  private final FleetWorkloads fleet;

  public Comparisons(KnownModels known, FleetWorkloads fleet) {
    this.known = known;
    this.fleet = fleet;
  }

  public KnownModels known() {
    return known;
  }

  /** Services of the fleet and jobs of its plan, which another model could do. */
  public FleetWorkloads fleet() {
    return fleet;
  }

  /** Jobs with a place, newest first, those that came before a number. */
  public Listed<JobWorkload> jobs(boolean saysWork, long before, int limit) {
    return fleet.placed(
        saysWork,
        known.measured().map(it -> it.measurements().all()).orElse(List.of()),
        before,
        limit);
  }

  /**
   * What a question is answered.
   *
   * @throws ProblemException 404 where nothing was measured yet, 422 with all that is wrong
   */
  public ComparisonView of(ComparisonQuestion asked) {
    Measured measured = known.measured().orElseThrow(Comparisons::nothing);
    Optional<Counted> judged = known.judged();
    List<FieldError> errors = new ArrayList<>();
    return asked
        .meant(
            new Known(
                measured.measurements().all(),
                judged.map(Counted::judged).orElse(new Judged(List.of())),
                fleet,
                known.tables().today()),
            errors)
        .map(
            it ->
                ComparisonView.of(
                    measured.table().version(), judged.map(its -> its.table().version()), it))
        .orElseThrow(() -> Problem.invalid(errors).toException());
  }

  private static ProblemException nothing() {
    return Problem.of(
            ProblemKind.NOT_FOUND,
            "There are no measurements of models yet. Maybe put some: PUT /api/v1/model-measurements.")
        .toException();
  }
}
