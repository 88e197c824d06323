package eu.megawatt.telemetry.simulate.emit;

import java.time.Duration;

/**
 * What goes wrong between a simulated sensor and whoever reads it. Shares are in millionths.
 *
 * @param lost share of samples that never arrive
 * @param repeated share of rows that arrive twice, the second time within a minute
 * @param late share of rows that arrive late
 * @param latest how late at most
 * @param skew how far a node's clock is off at most, either way
 * @param driverReloads whether each node's driver is loaded anew once a day, so that its counters
 *     of energy begin again at 0
 * @param stale share of nodes whose exporter refreshes less often than it is scraped
 * @param staleRefresh how often such an exporter refreshes
 * @param mig share of nodes whose GPUs are partitioned: each instance repeats the GPU's values,
 *     read a moment apart
 * @param noReading share of samples that have the exporter's value for "no reading"
 * @param notANumber share of samples that are NaN
 * @param gaps whether each node says nothing once a day for 2 to 20 minutes
 * @param clockJumps whether each node's clock is off by 30 to 90 seconds once a day for 10 minutes
 */
public record Faults(
    int lost,
    int repeated,
    int late,
    Duration latest,
    Duration skew,
    boolean driverReloads,
    int stale,
    Duration staleRefresh,
    int mig,
    int noReading,
    int notANumber,
    boolean gaps,
    boolean clockJumps) {

  private static final int CERTAIN = 1_000_000;
  private static final Duration HALF_A_MINUTE = Duration.ofSeconds(30);
  private static final Duration LONGEST = Duration.ofDays(1);

  /** Nothing goes wrong. */
  public static final Faults NONE =
      new Faults(
          0,
          0,
          0,
          Duration.ofHours(1),
          Duration.ZERO,
          false,
          0,
          HALF_A_MINUTE,
          0,
          0,
          0,
          false,
          false);

  /**
   * The mix that figures of accuracy are promised under: 1 % lost, 5 % repeated, 5 % late up to an
   * hour, clocks off by 2 s, a driver reload a day, a tenth of the exporters at 30 s, MIG on a
   * tenth of the nodes; and 1 in 1,000 samples each without a reading and not a number.
   */
  public static final Faults USUAL =
      new Faults(
          10_000,
          50_000,
          50_000,
          Duration.ofHours(1),
          Duration.ofSeconds(2),
          true,
          100_000,
          HALF_A_MINUTE,
          100_000,
          1_000,
          1_000,
          false,
          false);

  /** The usual mix, and gaps and jumping clocks with it. */
  public static final Faults ALL =
      new Faults(
          USUAL.lost,
          USUAL.repeated,
          USUAL.late,
          USUAL.latest,
          USUAL.skew,
          true,
          USUAL.stale,
          USUAL.staleRefresh,
          USUAL.mig,
          USUAL.noReading,
          USUAL.notANumber,
          true,
          true);

  public Faults {
    share("lost", lost);
    share("repeated", repeated);
    share("late", late);
    share("stale", stale);
    share("mig", mig);
    share("noReading", noReading);
    share("notANumber", notANumber);
    duration("latest", latest, Duration.ofMillis(1));
    duration("skew", skew, Duration.ZERO);
    duration("staleRefresh", staleRefresh, Duration.ofSeconds(1));
  }

  private static void share(String name, int value) {
    if (value < 0 || value > CERTAIN) {
      throw new IllegalArgumentException(
          "%s %d: a share in millionths, 0 to %d".formatted(name, value, CERTAIN));
    }
  }

  private static void duration(String name, Duration value, Duration least) {
    if (value.compareTo(least) < 0 || value.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "%s %s: a duration from %s to %s".formatted(name, value, least, LONGEST));
    }
  }
}
