package eu.megawatt.service.slurm;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a job of Slurm says which job of Megawatt it is, and the how-manieth try: the beginning of
 * its comment. Numbers of Slurm's jobs do not do for that, since a slurmctld that lost its newest
 * state gives them out again.
 */
record Mark(String jobId, int attempt) {

  private static final Pattern COMMENT =
      Pattern.compile("megawatt:([A-Za-z0-9._-]{1,100}):([0-9]{1,6})( .*)?");

  /** The comment of a job. */
  String comment(double powerCap) {
    return "%s power-cap=%d%%".formatted(this, Math.round(powerCap * 100));
  }

  /** What a comment says; empty where the job is none of ours. */
  static Optional<Mark> in(String comment) {
    Matcher matcher = COMMENT.matcher(comment);
    return matcher.matches()
        ? Optional.of(new Mark(matcher.group(1), Integer.parseInt(matcher.group(2))))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return "megawatt:%s:%d".formatted(jobId, attempt);
  }
}
