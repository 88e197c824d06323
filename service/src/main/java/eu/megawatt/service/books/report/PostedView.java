package eu.megawatt.service.books.report;

import eu.megawatt.reports.ledger.CostKind;
import eu.megawatt.reports.period.Posted;
import java.math.BigDecimal;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a row says, as it is posted.
 *
 * @param costByKindEur by the word of a kind of cost; those that are 0 are left out
 */
public record PostedView(
    long itWh,
    long overheadWh,
    long energyWh,
    BigDecimal allocatedGpuHours,
    BigDecimal usedGpuHours,
    BigDecimal costEur,
    SortedMap<String, BigDecimal> costByKindEur,
    BigDecimal locationBasedGrams,
    BigDecimal marketBasedGrams) {

  private static final int CENTS = 2;
  private static final int MILLI = 3;
  private static final int MICRO = 6;

  static PostedView of(Posted posted) {
    SortedMap<String, BigDecimal> byKind = new TreeMap<>();
    for (CostKind kind : CostKind.values()) {
      if (posted.cents().of(kind) != 0) {
        byKind.put(kind.word(), BigDecimal.valueOf(posted.cents().of(kind), CENTS));
      }
    }
    return new PostedView(
        posted.itWh(),
        posted.overheadWh(),
        posted.energyWh(),
        BigDecimal.valueOf(posted.allocatedMicroGpuH(), MICRO),
        BigDecimal.valueOf(posted.usedMicroGpuH(), MICRO),
        BigDecimal.valueOf(posted.cents().total(), CENTS),
        byKind,
        BigDecimal.valueOf(posted.locationMilliG(), MILLI),
        BigDecimal.valueOf(posted.marketMilliG(), MILLI));
  }
}
