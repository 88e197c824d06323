package eu.megawatt.reports.carbon;

import eu.megawatt.fleet.unit.Split;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Market-based emissions of an hour: what contracts deliver in the same hour and market has their
 * factor, the rest has that of the residual mix, from which all that was claimed is taken out (GHG
 * Protocol Scope 2 Guidance, chapter 6; matching by the hour and by the market as the revision of
 * 2025 proposes).
 */
public final class MarketCarbon {

  private MarketCarbon() {}

  /**
   * Matches what was consumed with what contracts delivered. Contracts are used in the order of
   * {@link InstrumentKind}. Where a kind delivers more than is left, each of its contracts is used
   * in proportion to what it delivers, by largest remainder, ties to the lower id: so nobody picks
   * the cleanest, and the order of the list has no meaning.
   *
   * @param consumedMilliJ by the meter, at least 0
   * @param deliveries each contract once, all of one market boundary, which is the consumer's
   * @param residualGPerKwh of the residual mix, at least 0
   */
  public static Matched ofHour(
      long consumedMilliJ, List<Delivery> deliveries, BigDecimal residualGPerKwh) {
    HourRules.check(consumedMilliJ, deliveries, residualGPerKwh);
    NavigableMap<String, Long> byContract = new TreeMap<>();
    EmittedMass mass = new EmittedMass();
    long left = consumedMilliJ;
    for (InstrumentKind kind : InstrumentKind.values()) {
      left -= use(left, sorted(kind, deliveries), byContract, mass);
    }
    mass.add(left, residualGPerKwh);
    return new Matched(mass.milliG(), consumedMilliJ - left, byContract);
  }

  private static List<Delivery> sorted(InstrumentKind kind, List<Delivery> deliveries) {
    return deliveries.stream()
        .filter(delivery -> delivery.kind() == kind)
        .sorted(Comparator.comparing(Delivery::contractId))
        .toList();
  }

  /** Uses as much of one kind as is delivered and still needed, and says how much that is. */
  private static long use(
      long neededMilliJ,
      List<Delivery> deliveries,
      NavigableMap<String, Long> byContract,
      EmittedMass mass) {
    long[] delivered = deliveries.stream().mapToLong(Delivery::milliJ).toArray();
    long used = 0;
    long[] parts = usedOf(neededMilliJ, delivered);
    for (int i = 0; i < parts.length; i++) {
      byContract.put(deliveries.get(i).contractId(), parts[i]);
      mass.add(parts[i], deliveries.get(i).gPerKwh());
      used += parts[i];
    }
    return used;
  }

  private static long[] usedOf(long neededMilliJ, long[] delivered) {
    long all = Arrays.stream(delivered).reduce(0, Math::addExact);
    return all <= neededMilliJ ? delivered : Split.largestRemainder(neededMilliJ, delivered);
  }
}
