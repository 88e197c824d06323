package eu.megawatt.service.capacity.buildout;

import eu.megawatt.service.background.TaskState;
import java.time.Instant;
import java.util.Optional;

/**
 * A build-out as it is shown.
 *
 * @param planVersion of the capacity plan that it is of
 * @param optionsVersion of the options that it is of
 * @param state Queued, Running, Done or Failed
 * @param endedAt when it was done or failed
 * @param problem why it failed
 * @param answer what came of it
 */
public record BuildOutJob(
    String id,
    Instant createdAt,
    String createdBy,
    int planVersion,
    int optionsVersion,
    BuildOutAsked asked,
    String state,
    Progress progress,
    Optional<Instant> endedAt,
    Optional<String> problem,
    Optional<BuildOutView> answer) {

  /** How far it is. */
  public record Progress(int doneStepCount, int stepCount) {}

  /**
   * Shows one.
   *
   * @param doneStepCount where it is searched for, how far that is
   */
  static BuildOutJob of(KeptBuildOut it, Optional<Integer> doneStepCount) {
    boolean isDone = it.state().equals(TaskState.DONE.word());
    return new BuildOutJob(
        it.id(),
        it.createdAt(),
        it.createdBy(),
        it.planVersion(),
        it.optionsVersion(),
        it.asked(),
        doneStepCount.isPresent() && it.endedAt().isEmpty() ? TaskState.RUNNING.word() : it.state(),
        new Progress(isDone ? it.stepCount() : doneStepCount.orElse(0), it.stepCount()),
        it.endedAt(),
        it.problem(),
        it.answer());
  }

  /** The same without what came of it. */
  BuildOutJob brief() {
    return new BuildOutJob(
        id,
        createdAt,
        createdBy,
        planVersion,
        optionsVersion,
        asked,
        state,
        progress,
        endedAt,
        problem,
        Optional.empty());
  }
}
