package eu.megawatt.reports.carbon;

import eu.megawatt.fleet.unit.Split;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Puts the hours of a site's year together, one by one and in any order, so that none is kept. For
 * one thread.
 *
 * <p>The CFE score is that of "24/7 Carbon-Free Energy: Methodologies and Metrics" (Google, 2021).
 */
public final class MarketYear {

  private final Set<String> carbonFreeContractIds;
  private final EmittedMass residual = new EmittedMass();
  private BigInteger consumedMilliJ = BigInteger.ZERO;
  private BigInteger matchedMilliJ = BigInteger.ZERO;
  private Optional<BigDecimal> carbonFreeMilliJ = Optional.of(BigDecimal.ZERO);
  private long milliG;

  /**
   * Nothing yet.
   *
   * @param carbonFreeContractIds the contracts whose electricity counts as carbon-free
   */
  public MarketYear(Set<String> carbonFreeContractIds) {
    this.carbonFreeContractIds = Set.copyOf(carbonFreeContractIds);
  }

  /** Adds an hour; each once. */
  public void add(MatchedHour hour) {
    consumedMilliJ = plus(consumedMilliJ, hour.consumedMilliJ());
    matchedMilliJ = plus(matchedMilliJ, hour.matched().matchedMilliJ());
    milliG = Math.addExact(milliG, hour.matched().milliG());
    residual.add(hour.unmatchedMilliJ(), hour.residualGPerKwh());
    carbonFreeMilliJ =
        carbonFreeMilliJ.flatMap(sum -> carbonFreeMilliJ(hour).map(more -> sum.add(more)));
  }

  /**
   * The year so far, with guarantees that are used for what no hour has a contract for, at most as
   * much: where there are more, each in proportion, by largest remainder in the order given. They
   * take the place of the mean residual mix of the unmatched hours.
   */
  public YearCarbon with(List<AnnualGuarantee> guarantees) {
    BigInteger unmatchedMilliJ = consumedMilliJ.subtract(matchedMilliJ);
    long[] used = used(guarantees, unmatchedMilliJ);
    BigInteger usedMilliJ = BigInteger.ZERO;
    EmittedMass ofGuarantees = new EmittedMass();
    for (int i = 0; i < used.length; i++) {
      usedMilliJ = plus(usedMilliJ, used[i]);
      ofGuarantees.add(used[i], guarantees.get(i).gPerKwh());
    }
    ofGuarantees.subtractPart(residual, usedMilliJ, unmatchedMilliJ);
    return new YearCarbon(
        consumedMilliJ,
        matchedMilliJ,
        matchedMilliJ.add(usedMilliJ),
        milliG,
        Math.addExact(milliG, ofGuarantees.milliG()),
        carbonFreeMilliJ.flatMap(part -> YearCarbon.ratio(part, consumedMilliJ)));
  }

  private static long[] used(List<AnnualGuarantee> guarantees, BigInteger unmatchedMilliJ) {
    long[] all = guarantees.stream().mapToLong(AnnualGuarantee::milliJ).toArray();
    BigInteger sum = BigInteger.ZERO;
    for (long each : all) {
      sum = plus(sum, each);
    }
    return sum.compareTo(unmatchedMilliJ) <= 0
        ? all
        : Split.largestRemainder(unmatchedMilliJ.longValueExact(), all);
  }

  /** Of one hour; empty where it took from a grid of which nobody knows the carbon-free part. */
  private Optional<BigDecimal> carbonFreeMilliJ(MatchedHour hour) {
    long ofContracts = 0;
    for (Map.Entry<String, Long> each : hour.matched().matchedMilliJByContract().entrySet()) {
      ofContracts += carbonFreeContractIds.contains(each.getKey()) ? each.getValue() : 0;
    }
    BigDecimal known = BigDecimal.valueOf(ofContracts);
    BigDecimal fromGrid = BigDecimal.valueOf(hour.unmatchedMilliJ());
    return fromGrid.signum() == 0
        ? Optional.of(known)
        : hour.gridCarbonFreeRatio().map(ratio -> known.add(fromGrid.multiply(ratio)));
  }

  private static BigInteger plus(BigInteger sum, long more) {
    return sum.add(BigInteger.valueOf(more));
  }
}
