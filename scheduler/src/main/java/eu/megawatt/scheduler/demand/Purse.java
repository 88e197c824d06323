package eu.megawatt.scheduler.demand;

import eu.megawatt.fleet.demand.Budget;
import eu.megawatt.fleet.time.TimeGrid;
import java.util.ArrayList;
import java.util.List;

/** What a tenant's work may take in a period, in euro or in megawatt-hours, and what it takes. */
final class Purse {

  /** Less than what the checker lets pass. */
  private static final double TOLERANCE_EUR = 1e-3;

  private static final double TOLERANCE_MWH = 5e-7;

  final int from;
  final int to;
  private final boolean isEur;
  private final double most;
  private double taken;

  private Purse(Budget budget, TimeGrid grid, boolean isEur, double most) {
    this.from = Math.clamp(grid.firstSlotFrom(budget.from()), 0, grid.slots());
    this.to = Math.clamp(grid.firstSlotFrom(budget.to()), 0, grid.slots());
    this.isEur = isEur;
    this.most = most + (isEur ? TOLERANCE_EUR : TOLERANCE_MWH);
  }

  /** The purses of a budget: one, or two. */
  static List<Purse> of(Budget budget, TimeGrid grid) {
    List<Purse> purses = new ArrayList<>();
    budget.eur().ifPresent(most -> purses.add(new Purse(budget, grid, true, most)));
    budget.mwh().ifPresent(most -> purses.add(new Purse(budget, grid, false, most)));
    return purses;
  }

  /** What a watt above idle takes of it in a slot. */
  double perWatt(Terrain.Place place, int slot) {
    if (slot < from || slot >= to) {
      return 0;
    }
    return isEur ? place.eurPerWatt()[slot] : place.mwhPerWatt();
  }

  boolean isEur() {
    return isEur;
  }

  void take(double amount) {
    taken += amount;
  }

  double left() {
    return most - taken;
  }
}
