package eu.megawatt.service.slurm;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A job as Slurm has it.
 *
 * @param id its number, which Slurm may give out again
 * @param state such as {@code PENDING}
 * @param start when it began, or is thought to begin
 * @param end when it ended, or has to end
 * @param gpusByNode what it has while it runs
 * @param restarts how often Slurm itself has put it back
 */
record SlurmJob(
    long id,
    String name,
    String userName,
    String partition,
    String state,
    String stateReason,
    String comment,
    String adminComment,
    Optional<Instant> start,
    Optional<Instant> end,
    Map<String, Integer> gpusByNode,
    int restarts) {

  /** What becomes of a job. */
  enum Stage {
    WAITING,
    RUNNING,
    /** Ended by itself, with 0. */
    COMPLETED,
    /** Ended because its time was over. */
    TIMED_OUT,
    /** Taken back. */
    CANCELLED,
    /** Ended as it should not, itself or its node. */
    FAILED
  }

  SlurmJob {
    gpusByNode = Map.copyOf(gpusByNode);
  }

  Optional<Mark> mark() {
    return Mark.in(comment);
  }

  List<String> nodes() {
    return gpusByNode.keySet().stream().sorted().toList();
  }

  /** A word that is not known is taken for one that holds GPUs, which hides nothing. */
  Stage stage() {
    return switch (state) {
      case "PENDING", "REQUEUED", "REQUEUE_HOLD", "REQUEUE_FED", "SPECIAL_EXIT", "RESV_DEL_HOLD" ->
          Stage.WAITING;
      case "COMPLETED" -> Stage.COMPLETED;
      case "TIMEOUT", "DEADLINE" -> Stage.TIMED_OUT;
      case "CANCELLED", "REVOKED" -> Stage.CANCELLED;
      case "FAILED", "NODE_FAIL", "BOOT_FAIL", "OUT_OF_MEMORY", "PREEMPTED", "LAUNCH_FAILED" ->
          Stage.FAILED;
      default -> Stage.RUNNING;
    };
  }

  boolean hasEnded() {
    return switch (stage()) {
      case WAITING, RUNNING -> false;
      case COMPLETED, TIMED_OUT, CANCELLED, FAILED -> true;
    };
  }
}
