package eu.megawatt.service.capacity.buildout;

import eu.megawatt.service.background.KeptTask;
import eu.megawatt.service.background.TaskState;
import java.time.Instant;
import java.util.Optional;

/**
 * A build-out as it is asked for and answered; it stays what it is, whatever becomes of the plan
 * and the options.
 *
 * @param planVersion of the capacity plan that it is of
 * @param optionsVersion of the options that it is of
 * @param stepCount steps of the search
 * @param state Queued, Done or Failed
 * @param problem why it failed
 */
record KeptBuildOut(
    String id,
    Instant createdAt,
    String createdBy,
    int planVersion,
    int optionsVersion,
    BuildOutAsked asked,
    int stepCount,
    String state,
    Optional<Instant> endedAt,
    Optional<String> problem,
    Optional<BuildOutView> answer)
    implements KeptTask {

  KeptBuildOut done(BuildOutView view, Instant at) {
    return ended(TaskState.DONE, at, Optional.empty(), Optional.of(view));
  }

  KeptBuildOut failed(String why, Instant at) {
    return ended(TaskState.FAILED, at, Optional.of(why), Optional.empty());
  }

  private KeptBuildOut ended(
      TaskState how, Instant at, Optional<String> why, Optional<BuildOutView> view) {
    return new KeptBuildOut(
        id,
        createdAt,
        createdBy,
        planVersion,
        optionsVersion,
        asked,
        stepCount,
        how.word(),
        Optional.of(at),
        why,
        view);
  }
}
