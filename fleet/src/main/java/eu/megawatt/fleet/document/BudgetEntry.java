package eu.megawatt.fleet.document;

import static java.util.Objects.requireNonNull;

import eu.megawatt.fleet.demand.Budget;
import eu.megawatt.fleet.time.TimeGrid;
import java.time.Instant;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** A budget as read; it has no id. */
final class BudgetEntry extends Entry {

  static final Shape<BudgetEntry> SHAPE =
      Shape.<BudgetEntry>of("a budget object")
          .required("from", (in, budget) -> budget.from = in.instant())
          .required("to", (in, budget) -> budget.to = in.instant())
          .optional("eur", (in, budget) -> budget.eur = in.number(Range.NOT_NEGATIVE))
          .optional("mwh", (in, budget) -> budget.mwh = in.number(Range.NOT_NEGATIVE));

  long at;
  private @Nullable Instant from;
  private @Nullable Instant to;
  private double eur = Double.NaN;
  private double mwh = Double.NaN;

  void check(TimeGrid grid, Issues issues) {
    if (from == null || to == null) {
      return;
    }
    if (!from.isBefore(to)) {
      issues.add(at, pointer, "the budget ends %s, and begins %s".formatted(to, from));
    } else if (!isSlot(grid, from) || !isSlot(grid, to)) {
      issues.add(
          at,
          pointer,
          "the budget from %s to %s does not begin and end at slots of the horizon, which has %d of"
                  .formatted(from, to, grid.slots())
              + " %d min from %s".formatted(grid.slotMinutes(), grid.start()));
    }
  }

  private static boolean isSlot(TimeGrid grid, Instant time) {
    return grid.onGrid(time) && !time.isBefore(grid.start()) && !time.isAfter(grid.end());
  }

  Budget complete() {
    return new Budget(requireNonNull(from), requireNonNull(to), some(eur), some(mwh));
  }

  private static OptionalDouble some(double value) {
    return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
  }
}
