package eu.megawatt.telemetry.energy;

import eu.megawatt.fleet.job.JobKind;

/**
 * What a job, or a class of jobs, used of a node or of several.
 *
 * @param kind of the job; of several, the first in the order of {@link JobKind}
 * @param gpus what its GPUs used while it had them, at work or not
 * @param rest its part of what the nodes used beside their GPUs
 * @param expectedMillis the milliseconds that both would cover if nothing were missing: of each GPU
 *     while it had it and of its part of the rest
 */
public record Used(JobKind kind, Share gpus, Share rest, long expectedMillis) {

  /** All of it, and how it is known. */
  public Share total() {
    return gpus.plus(rest);
  }

  public Used plus(Used other) {
    return new Used(
        kind.compareTo(other.kind) <= 0 ? kind : other.kind,
        gpus.plus(other.gpus),
        rest.plus(other.rest),
        expectedMillis + other.expectedMillis);
  }

  /** Whether there is nothing that was used, and nothing that could have been. */
  public boolean isNothing() {
    return gpus.equals(Share.NONE) && rest.equals(Share.NONE) && expectedMillis == 0;
  }
}
