package eu.megawatt.reports.period;

import eu.megawatt.reports.ledger.CostParts;

/**
 * What a row of a statement says, in the units in which it is posted. The rows of a site add up to
 * its meter and its costs in these units, so any grouping of them does.
 *
 * @param itWh what the IT used
 * @param overheadWh its part of the site's overhead; may be negative
 * @param usedMicroGpuH millionths of a GPU-hour that were the holder's and in which the GPU was at
 *     work
 * @param unusedMicroGpuH those in which it was not: reserved of a job, free where nobody had it
 * @param cents what it cost
 * @param locationMilliG CO2-equivalent, location-based
 * @param marketMilliG market-based
 */
public record Posted(
    long itWh,
    long overheadWh,
    long usedMicroGpuH,
    long unusedMicroGpuH,
    CostParts cents,
    long locationMilliG,
    long marketMilliG) {

  public static final Posted NOTHING = new Posted(0, 0, 0, 0, CostParts.NONE, 0, 0);

  public long energyWh() {
    return Math.addExact(itWh, overheadWh);
  }

  /** All that were the holder's. */
  public long allocatedMicroGpuH() {
    return Math.addExact(usedMicroGpuH, unusedMicroGpuH);
  }

  public Posted plus(Posted other) {
    return new Posted(
        Math.addExact(itWh, other.itWh),
        Math.addExact(overheadWh, other.overheadWh),
        Math.addExact(usedMicroGpuH, other.usedMicroGpuH),
        Math.addExact(unusedMicroGpuH, other.unusedMicroGpuH),
        cents.plus(other.cents),
        Math.addExact(locationMilliG, other.locationMilliG),
        Math.addExact(marketMilliG, other.marketMilliG));
  }

  public Posted minus(Posted other) {
    return new Posted(
        Math.subtractExact(itWh, other.itWh),
        Math.subtractExact(overheadWh, other.overheadWh),
        Math.subtractExact(usedMicroGpuH, other.usedMicroGpuH),
        Math.subtractExact(unusedMicroGpuH, other.unusedMicroGpuH),
        cents.minus(other.cents),
        Math.subtractExact(locationMilliG, other.locationMilliG),
        Math.subtractExact(marketMilliG, other.marketMilliG));
  }

  public boolean isNothing() {
    return equals(NOTHING);
  }
}
