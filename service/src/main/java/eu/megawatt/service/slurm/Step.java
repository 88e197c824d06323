package eu.megawatt.service.slurm;

import eu.megawatt.service.live.Reality;

/** Something that has to be done so that Slurm and the plan agree. */
sealed interface Step {

  /** Slurm is to have it; it has not, as far as that can be known. */
  record Submit(Submission submission) implements Step {}

  /** Slurm has it: what was not known after a submission that had no answer. */
  record Found(Submission submission, SlurmJob job) implements Step {}

  /** The plan does not know yet what has become of it. */
  record Tell(Reality.Fact fact) implements Step {}

  /** Slurm is to end it, or not to begin it. */
  record Withdraw(Submission submission, SlurmJob job, Submission.Withdrawal why) implements Step {}

  /** The plan may have it go on past its end; else it is withdrawn. */
  record Prolong(Submission submission, SlurmJob job) implements Step {}

  /** It has not begun, and is to begin at another time. */
  record Shift(Submission submission, SlurmJob job, Stint to) implements Step {}

  /** It runs, and is to run under another power cap. */
  record Recap(Submission submission, SlurmJob job, double powerCap) implements Step {}

  /** Slurm has nothing more to do with it. */
  record Close(Submission submission, String outcome) implements Step {}

  /** Slurm and the plan do not agree, in a way that somebody should know of. */
  record Drift(Kind kind, String jobId, String what) implements Step {

    /** How they do not agree. */
    enum Kind {
      /** Slurm does not know what it was given. */
      FORGOTTEN("Forgotten"),
      /** It runs, and should not. */
      UNWANTED("Unwanted"),
      /** Slurm has put it back by itself. */
      REQUEUED("Requeued"),
      /** It should run, and does not. */
      LATE("Late"),
      /** It needs longer than planned. */
      OVERDUE("Overdue"),
      /** Slurm has it twice. */
      TWICE("Twice"),
      /** It is marked as ours, and was never written down. */
      STRANGER("Stranger"),
      /** It has failed there, or somebody has ended it there. */
      ENDED("Ended");

      private final String word;

      Kind(String word) {
        this.word = word;
      }

      /** As it is said outside; part of the contract. */
      String word() {
        return word;
      }
    }
  }
}
