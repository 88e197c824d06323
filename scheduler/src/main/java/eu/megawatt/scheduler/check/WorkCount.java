package eu.megawatt.scheduler.check;

import eu.megawatt.fleet.demand.Interruption;
import java.time.Instant;
import java.util.Optional;

/**
 * Counts what a job has done, stretch after stretch. After a break it does nothing for so many
 * minutes first; with a break what was done since the last checkpoint is lost.
 */
final class WorkCount {

  /** As the contract counts: rounded to nine decimals first. */
  private static final double DUST = 1e-9;

  private static final double SECONDS_PER_MINUTE = 60;

  private final Optional<Interruption> may;

  /** What no break takes away. */
  private double safe;

  /** What was done since then. */
  private double loose;

  /** Minutes of work since the last checkpoint. */
  private double sinceCheckpoint;

  /** Minutes in which it still does nothing. */
  private double idle;

  private boolean isFirst;
  private String poolId = "";
  private Instant end = Instant.MIN;

  WorkCount(Optional<Interruption> may, double doneShare) {
    this.may = may;
    this.safe = doneShare;
    this.isFirst = doneShare == 0;
  }

  void add(Stretch stretch, double sharePerMinute) {
    if (!stretch.poolId().equals(poolId) || !stretch.from().equals(end)) {
      begin();
    }
    poolId = stretch.poolId();
    end = stretch.to();
    double minutes =
        (stretch.to().getEpochSecond() - stretch.from().getEpochSecond()) / SECONDS_PER_MINUTE;
    double resting = Math.min(idle, minutes);
    idle -= resting;
    work(minutes - resting, sharePerMinute);
  }

  private void begin() {
    loose = 0;
    sinceCheckpoint = 0;
    idle = isFirst ? 0 : may.map(Interruption::restartMinutes).orElse(0.0);
    isFirst = false;
  }

  private void work(double minutes, double sharePerMinute) {
    double whole =
        may.map(Interruption::checkpointMinutes)
            .map(step -> Math.floor((sinceCheckpoint + minutes) / step + DUST) * step)
            .orElse(0.0);
    if (whole > 0) {
      safe += loose + (whole - sinceCheckpoint) * sharePerMinute;
      loose = 0;
      sinceCheckpoint = sinceCheckpoint + minutes - whole;
      loose += Math.max(0, sinceCheckpoint) * sharePerMinute;
    } else {
      sinceCheckpoint += minutes;
      loose += minutes * sharePerMinute;
    }
  }

  /** The share of its work that is done if no break follows. */
  double share() {
    return safe + loose;
  }
}
