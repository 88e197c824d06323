package eu.megawatt.scheduler.search;

import eu.megawatt.fleet.unit.Money;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Where a search stands.
 *
 * @param seconds since the search began
 * @param fraction of the budget spent, 0 to 1
 * @param best price of the best plan so far, to the cent within rounding of its parts
 * @param bound what no plan can cost less than, as far as known
 * @param movesPerSecond moves tried per second over the last interval
 */
public record Progress(
    SearchPhase phase,
    double seconds,
    double fraction,
    Optional<Money> best,
    Optional<Money> bound,
    double movesPerSecond,
    int placed,
    int unplaced) {

  /** How far the best is above the bound, as a fraction; empty without a positive bound. */
  public OptionalDouble gap() {
    if (best.isEmpty() || bound.isEmpty() || bound.get().cents() <= 0) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of((double) best.get().cents() / bound.get().cents() - 1);
  }
}
