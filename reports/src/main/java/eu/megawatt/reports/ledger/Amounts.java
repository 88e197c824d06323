package eu.megawatt.reports.ledger;

/**
 * What a line of the ledger counts. All are sums: lines may be added in any order and grouping, and
 * a difference of two is what has to be adjusted.
 *
 * @param itMilliJ what the IT used, as measured
 * @param overheadMilliJ its part of what the site used beyond its IT: cooling, conversion, lights;
 *     below 0 where the nodes say more than the meter
 * @param allocatedGpuMillis GPUs times milliseconds in which they were the holder's, or nobody's
 * @param usedGpuMillis those in which they were at work, at most as many as allocated
 * @param microeur what it cost, in millionths of a euro
 * @param locationMilliG CO2-equivalent by the grid's average, location-based
 * @param marketMilliG by contracts and the residual mix, market-based
 */
public record Amounts(
    long itMilliJ,
    long overheadMilliJ,
    long allocatedGpuMillis,
    long usedGpuMillis,
    CostParts microeur,
    long locationMilliG,
    long marketMilliG) {

  public static final Amounts NONE = new Amounts(0, 0, 0, 0, CostParts.NONE, 0, 0);

  /** What the meter says of it: IT and overhead. */
  public long energyMilliJ() {
    return Math.addExact(itMilliJ, overheadMilliJ);
  }

  public Amounts plus(Amounts other) {
    return new Amounts(
        Math.addExact(itMilliJ, other.itMilliJ),
        Math.addExact(overheadMilliJ, other.overheadMilliJ),
        Math.addExact(allocatedGpuMillis, other.allocatedGpuMillis),
        Math.addExact(usedGpuMillis, other.usedGpuMillis),
        microeur.plus(other.microeur),
        Math.addExact(locationMilliG, other.locationMilliG),
        Math.addExact(marketMilliG, other.marketMilliG));
  }

  public Amounts minus(Amounts other) {
    return new Amounts(
        Math.subtractExact(itMilliJ, other.itMilliJ),
        Math.subtractExact(overheadMilliJ, other.overheadMilliJ),
        Math.subtractExact(allocatedGpuMillis, other.allocatedGpuMillis),
        Math.subtractExact(usedGpuMillis, other.usedGpuMillis),
        microeur.minus(other.microeur),
        Math.subtractExact(locationMilliG, other.locationMilliG),
        Math.subtractExact(marketMilliG, other.marketMilliG));
  }

  /** The same with more cost. */
  public Amounts plus(CostParts more) {
    return new Amounts(
        itMilliJ,
        overheadMilliJ,
        allocatedGpuMillis,
        usedGpuMillis,
        microeur.plus(more),
        locationMilliG,
        marketMilliG);
  }

  public boolean isNothing() {
    return equals(NONE);
  }
}
