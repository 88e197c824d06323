package eu.megawatt.service.capacity.scenario;

import eu.megawatt.service.capacity.OutlookQuestion;
import eu.megawatt.service.capacity.OutlookView;
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
    Optional<OutlookView.Told> outlook) {

  /** How far it is. */
  public record Progress(int doneDrawCount, int drawCount) {}

  /**
   * Shows a run.
   *
   * @param doneDrawCount where it runs, how far it is
   */
  static RunView of(KeptRun it, Optional<Integer> doneDrawCount) {
    boolean isDone = it.state().equals(RunState.DONE.word());
    return new RunView(
        it.id(),
        it.scenarioId(),
        it.name(),
        it.createdAt(),
        it.createdBy(),
        it.planVersion(),
        it.cards(),
        it.question(),
        doneDrawCount.isPresent() && it.endedAt().isEmpty() ? RunState.RUNNING.word() : it.state(),
        new Progress(isDone ? it.drawCount() : doneDrawCount.orElse(0), it.drawCount()),
        it.endedAt(),
        it.problem(),
        it.outlook());
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
        Optional.empty());
  }
}
