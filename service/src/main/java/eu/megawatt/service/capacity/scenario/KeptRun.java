package eu.megawatt.service.capacity.scenario;

import eu.megawatt.service.background.KeptTask;
import eu.megawatt.service.background.TaskState;
import eu.megawatt.service.capacity.OutlookQuestion;
import eu.megawatt.service.capacity.OutlookView;
import eu.megawatt.service.capacity.WeeksView;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The outlook of a scenario as it is asked for and answered; it stays what it is, whatever becomes
 * of the scenario and the plan.
 *
 * @param scenarioId of the scenario, or that of the plan as it is
 * @param planVersion of the plan that it is of
 * @param drawCount how often chance is asked
 * @param state Queued, Done or Failed
 * @param problem why it failed
 * @param weeks empty where none were asked for, or the run is of before they were scheduled
 */
record KeptRun(
    String id,
    String scenarioId,
    String name,
    Instant createdAt,
    String createdBy,
    int planVersion,
    List<CardBody> cards,
    OutlookQuestion question,
    int drawCount,
    String state,
    Optional<Instant> endedAt,
    Optional<String> problem,
    Optional<OutlookView.Told> outlook,
    Optional<WeeksView> weeks)
    implements KeptTask {

  KeptRun done(OutlookView.Told told, Optional<WeeksView> itsWeeks, Instant at) {
    return ended(TaskState.DONE, at, Optional.empty(), Optional.of(told), itsWeeks);
  }

  KeptRun failed(String why, Instant at) {
    return ended(TaskState.FAILED, at, Optional.of(why), Optional.empty(), Optional.empty());
  }

  private KeptRun ended(
      TaskState how,
      Instant at,
      Optional<String> why,
      Optional<OutlookView.Told> told,
      Optional<WeeksView> itsWeeks) {
    return new KeptRun(
        id,
        scenarioId,
        name,
        createdAt,
        createdBy,
        planVersion,
        cards,
        question,
        drawCount,
        how.word(),
        Optional.of(at),
        why,
        told,
        itsWeeks);
  }
}
