package eu.megawatt.reports.cost;

import eu.megawatt.reports.ledger.CostKind;
import eu.megawatt.reports.ledger.CostParts;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * What one unit costs, to ten decimals of a euro.
 *
 * @param eur of all kinds together, divided once
 * @param eurByKind each kind divided alone; together they may differ from {@code eur} in the last
 *     digits
 */
public record UnitCost(BigDecimal eur, Map<CostKind, BigDecimal> eurByKind) {

  private static final int CENTS = 2;
  private static final int DECIMALS = 10;

  public UnitCost {
    eurByKind = Collections.unmodifiableMap(new EnumMap<>(eurByKind));
  }

  /** A cost for each of so many units; empty where there are none. */
  static Optional<UnitCost> of(CostParts cents, BigDecimal units) {
    if (units.signum() == 0) {
      return Optional.empty();
    }
    Map<CostKind, BigDecimal> byKind = new EnumMap<>(CostKind.class);
    for (CostKind kind : CostKind.values()) {
      byKind.put(kind, divided(cents.of(kind), units));
    }
    return Optional.of(new UnitCost(divided(cents.total(), units), byKind));
  }

  static BigDecimal divided(long cents, BigDecimal units) {
    return BigDecimal.valueOf(cents, CENTS).divide(units, DECIMALS, RoundingMode.HALF_UP);
  }
}
