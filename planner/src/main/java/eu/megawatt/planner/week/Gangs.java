package eu.megawatt.planner.week;

import eu.megawatt.fleet.job.JobKind;

/**
 * What gangs a kind of work comes in. The sizes and lengths are assumptions, in the range of the
 * published traces of research and of serving clusters; they decide how coarse the work is that has
 * to be fitted, not how much there is.
 *
 * @param usualGpus of one gang
 * @param fewest lanes that the work is divided into: less work makes smaller gangs
 * @param most lanes: more work makes larger gangs, each of which stands for several alike
 * @param leastHours of a run
 * @param mostHours of a run
 * @param slackRatio of its length by which a run may end later than it would without waiting
 */
record Gangs(
    int usualGpus, int fewest, int most, int leastHours, int mostHours, double slackRatio) {

  private static final int WEEK_HOURS = 168;

  /** By the kind of work. */
  static Gangs of(JobKind kind) {
    return switch (kind) {
      case TRAINING -> new Gangs(1_024, 2, 12, 24, 96, 0.5);
      case FINE_TUNING -> new Gangs(128, 4, 12, 4, 24, 1);
      case BATCH -> new Gangs(64, 4, 12, 4, 16, 2);
      case INFERENCE -> new Gangs(256, 4, 16, WEEK_HOURS, WEEK_HOURS, 0);
    };
  }

  /** Lanes of so many GPUs, one GPU in each at least. */
  int lanes(long gpus) {
    long wanted = Math.clamp(Math.ceilDiv(gpus, usualGpus), fewest, most);
    return (int) Math.min(wanted, gpus);
  }
}
