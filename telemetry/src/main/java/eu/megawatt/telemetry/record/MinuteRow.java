package eu.megawatt.telemetry.record;

import java.util.OptionalLong;

/**
 * A node in one minute. Energy is in millijoules, power in milliwatts, shares are in millionths.
 *
 * @param startMillis when the minute begins, since 1970
 * @param gpuMilliwatts mean over the time that is known, all GPUs together; empty: of none
 * @param restMilliwatts the same of what the node draws beside them
 * @param utilisationPpm mean of all readings of all GPUs
 * @param tensorPpm mean of all readings of all GPUs
 * @param temperatureMilliC the highest reading
 * @param memoryKibibytes the highest reading of each GPU, all together
 * @param coveredMillis the time for which energy is known, of each GPU and of the rest together
 * @param samples readings of all quantities in the minute
 */
public record MinuteRow(
    String nodeId,
    long startMillis,
    long gpuMillijoules,
    long restMillijoules,
    OptionalLong gpuMilliwatts,
    OptionalLong restMilliwatts,
    OptionalLong utilisationPpm,
    OptionalLong tensorPpm,
    OptionalLong temperatureMilliC,
    OptionalLong memoryKibibytes,
    long coveredMillis,
    int samples) {

  /** A minute. */
  public static final long MILLIS = 60_000;

  /** A minute of which nothing is known any more. */
  static MinuteRow vacated(String nodeId, long startMillis) {
    OptionalLong none = OptionalLong.empty();
    return new MinuteRow(nodeId, startMillis, 0, 0, none, none, none, none, none, none, 0, 0);
  }

  /** Whether nothing is known of it. */
  public boolean isVacated() {
    return coveredMillis == 0 && samples == 0;
  }
}
