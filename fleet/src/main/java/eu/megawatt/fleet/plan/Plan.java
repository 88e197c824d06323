package eu.megawatt.fleet.plan;

import eu.megawatt.fleet.unit.Money;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A plan: {@code megawatt/plan/1}. Every job of its scenario stands in exactly one of the two
 * lists.
 *
 * @param scenario the scenario's name
 * @param objectiveEur the product's own price of it
 * @param seconds wall time spent on it; zero where the search was limited by moves, so that the
 *     same seed gives the same bytes
 */
public record Plan(
    String scenario,
    List<Placement> placements,
    List<Unplaced> unplaced,
    Money objectiveEur,
    Optional<Bound> bound,
    double seconds,
    long seed) {

  /** The format's name in the document. */
  public static final String FORMAT = "megawatt/plan/1";

  public Plan {
    placements = List.copyOf(placements);
    unplaced = List.copyOf(unplaced);
  }

  /** How far above its bound the plan is, as a fraction; empty without a positive bound. */
  public OptionalDouble gap() {
    return bound.filter(b -> b.eur().cents() > 0).stream()
        .mapToDouble(b -> (double) objectiveEur.cents() / b.eur().cents() - 1)
        .findFirst();
  }
}
