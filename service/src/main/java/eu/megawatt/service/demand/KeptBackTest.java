package eu.megawatt.service.demand;

import eu.megawatt.service.background.KeptTask;
import eu.megawatt.service.background.TaskState;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A back-test as it is asked for and answered.
 *
 * @param from the first day of the history
 * @param to the day after the last that is looked at
 * @param originCount on how many days the planner is asked
 * @param state Queued, Running, Done or Failed
 * @param doneOriginCount on how many it has been
 * @param problem why it failed
 */
public record KeptBackTest(
    String id,
    Instant createdAt,
    String createdBy,
    BackTestQuestion question,
    List<String> groupBy,
    LocalDate from,
    LocalDate to,
    int originCount,
    String state,
    int doneOriginCount,
    Optional<Instant> endedAt,
    Optional<String> problem,
    Optional<BackTestReport> report)
    implements KeptTask {

  KeptBackTest running(int done) {
    return with(TaskState.RUNNING, done, Optional.empty(), Optional.empty(), Optional.empty());
  }

  KeptBackTest done(BackTestReport made, Instant at) {
    return with(TaskState.DONE, originCount, Optional.of(at), Optional.empty(), Optional.of(made));
  }

  KeptBackTest failed(String why, Instant at) {
    return with(TaskState.FAILED, 0, Optional.of(at), Optional.of(why), Optional.empty());
  }

  /** The same without the days of what came of it. */
  KeptBackTest brief() {
    return new KeptBackTest(
        id,
        createdAt,
        createdBy,
        question,
        groupBy,
        from,
        to,
        originCount,
        state,
        doneOriginCount,
        endedAt,
        problem,
        Optional.empty());
  }

  private KeptBackTest with(
      TaskState how,
      int done,
      Optional<Instant> at,
      Optional<String> why,
      Optional<BackTestReport> made) {
    return new KeptBackTest(
        id,
        createdAt,
        createdBy,
        question,
        groupBy,
        from,
        to,
        originCount,
        how.word(),
        done,
        at,
        why,
        made);
  }
}
