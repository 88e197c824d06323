package eu.megawatt.service.slurm;

import java.time.Duration;

/**
 * How long is waited.
 *
 * @param settle until what a submission without an answer has led to can be seen
 * @param late after its begin until a job that does not run is planned anew
 * @param stopLead before the end of its run until a job that goes on is prolonged, or ended
 * @param minJobAge how long Slurm remembers a job that has ended: its own {@code MinJobAge}
 */
public record SlurmPatience(Duration settle, Duration late, Duration stopLead, Duration minJobAge) {

  /** Half a minute, five minutes, half a minute, and Slurm's own five minutes. */
  public static final SlurmPatience USUAL =
      new SlurmPatience(
          Duration.ofSeconds(30),
          Duration.ofMinutes(5),
          Duration.ofSeconds(30),
          Duration.ofMinutes(5));
}
