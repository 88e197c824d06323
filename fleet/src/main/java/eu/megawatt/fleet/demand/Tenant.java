package eu.megawatt.fleet.demand;

import java.util.List;

/**
 * Whose work it is.
 *
 * @param guaranteedMW of draw above idle, facility side
 * @param weight of what its work costs by being late, left out or unserved; above 0
 */
public record Tenant(String id, double guaranteedMW, double weight, List<Budget> budgets) {

  public Tenant {
    budgets = List.copyOf(budgets);
  }

  /** One of whom nothing is said. */
  public static Tenant unknown(String id) {
    return new Tenant(id, 0, 1, List.of());
  }
}
