package eu.megawatt.service.capacity.scenario;

import eu.megawatt.service.background.TaskState;
import eu.megawatt.service.capacity.OutlookQuestion;
import eu.megawatt.service.capacity.OutlookView;
import eu.megawatt.service.capacity.WeeksView;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A run as it is shown.
 *
 * @param state Queued, Running, Done or Failed
 * @param endedAt when it was done or failed
 * @param problem why it failed
 * @param outlook what came of it
 * @param weeks as the engine schedules them, where they were asked for
 */
public record RunView(
    String id,
    String scenarioId,
    String name,
    Instant createdAt,
    String createdBy,
    int planVersion,
    List<CardBody> cards,
    OutlookQuestion question,
    String state,
    Progress progress,
    Optional<Instant> endedAt,
    Optional<String> problem,
    Optional<OutlookView.Told> outlook,
    Optional<WeeksView> weeks) {

  /** How far it is. */
  public record Progress(int doneDrawCount, int drawCount, int doneWeekCount, int weekCount) {

    static final Progress NONE = new Progress(0, 0, 0, 0);
  }

  /**
   * Shows a run.
   *
   * @param running where it runs, how far it is
   */
  static RunView of(KeptRun it, Optional<Progress> running) {
    boolean isDone = it.state().equals(TaskState.DONE.word());
    int weeks = it.weeks().map(its -> its.weeks().size()).orElse(it.question().weeks());
    Progress now = running.orElse(Progress.NONE);
    return new RunView(
        it.id(),
        it.scenarioId(),
        it.name(),
        it.createdAt(),
        it.createdBy(),
        it.planVersion(),
        it.cards(),
        it.question(),
        running.isPresent() && it.endedAt().isEmpty() ? TaskState.RUNNING.word() : it.state(),
        new Progress(
            isDone ? it.drawCount() : now.doneDrawCount(),
            it.drawCount(),
            isDone ? weeks : now.doneWeekCount(),
            weeks),
        it.endedAt(),
        it.problem(),
        it.outlook(),
        it.weeks());
  }

  /** The same without what came of it. */
  RunView brief() {
    return new RunView(
        id,
        scenarioId,
        name,
        createdAt,
        createdBy,
        planVersion,
        cards,
        question,
        state,
        progress,
        endedAt,
        problem,
        Optional.empty(),
        Optional.empty());
  }
}
