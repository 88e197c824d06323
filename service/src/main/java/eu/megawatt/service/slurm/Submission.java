package eu.megawatt.service.slurm;

import java.time.Instant;
import java.util.Optional;

/**
 * A job that Slurm is to have, or has.
 *
 * @param slurmId Slurm's number, once it is known
 * @param asked where and when it is to run
 * @param triedAt when it was last tried to submit it: from then on Slurm may have it
 * @param withdrawn why we take it back, once we do
 */
record Submission(
    Mark mark,
    Optional<Long> slurmId,
    Stint asked,
    Instant writtenAt,
    Optional<Instant> triedAt,
    Optional<Withdrawal> withdrawn) {

  /** Why a job is taken back from Slurm. */
  enum Withdrawal {
    /** The plan has it elsewhere, at another time, or not at all. */
    MOVED,
    /** Its run is over. */
    OVER,
    /** The rest of its run comes later. */
    PAUSED,
    /** It should have begun long ago, or Slurm has put it back. */
    LATE
  }

  String jobId() {
    return mark.jobId();
  }
}
