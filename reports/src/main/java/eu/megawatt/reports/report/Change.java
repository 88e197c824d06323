package eu.megawatt.reports.report;

import eu.megawatt.reports.table.Cell;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * How a cost changed, in cents. Of the month's own cost, more quantity at the price of before is
 * the quantity's part, rounded once; all that is left is the price's. Where there was no quantity
 * before there was no price, and all of it is the quantity's.
 */
record Change(
    long beforeOwn,
    long beforeCorrections,
    long beforeQuantity,
    long nowOwn,
    long nowCorrections,
    long nowQuantity) {

  boolean isSomething() {
    return beforeOwn != 0 || beforeCorrections != 0 || nowOwn != 0 || nowCorrections != 0;
  }

  long before() {
    return Math.addExact(beforeOwn, beforeCorrections);
  }

  long quantity() {
    if (beforeQuantity == 0) {
      return Math.subtractExact(nowOwn, beforeOwn);
    }
    return BigDecimal.valueOf(beforeOwn)
        .multiply(BigDecimal.valueOf(Math.subtractExact(nowQuantity, beforeQuantity)))
        .divide(BigDecimal.valueOf(beforeQuantity), 0, RoundingMode.HALF_UP)
        .longValueExact();
  }

  long price() {
    return Math.subtractExact(Math.subtractExact(nowOwn, beforeOwn), quantity());
  }

  long corrections() {
    return Math.subtractExact(nowCorrections, beforeCorrections);
  }

  long now() {
    return Math.addExact(nowOwn, nowCorrections);
  }

  /** Before, quantity, price, corrections, now. */
  List<Cell> cells() {
    return total(List.of(this));
  }

  /** The same of several together. */
  static List<Cell> total(List<Change> changes) {
    return List.of(
        sum(changes, Change::before),
        sum(changes, Change::quantity),
        sum(changes, Change::price),
        sum(changes, Change::corrections),
        sum(changes, Change::now));
  }

  private static Cell sum(List<Change> changes, ToLongFunction<Change> amount) {
    return Measures.euros(changes.stream().mapToLong(amount).reduce(0, Math::addExact));
  }
}
