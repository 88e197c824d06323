package eu.megawatt.planner.models.accepted;

import java.math.BigDecimal;

/**
 * For which values of a quantity one of two is strictly cheaper than the other.
 *
 * @see BreakEven
 */
public sealed interface Overtaking {

  /** Above a value, and not at it. */
  record Above(BigDecimal value) implements Overtaking {}

  /** Below a value, and not at it. */
  record Below(BigDecimal value) implements Overtaking {}

  /** For every value. */
  record Always(String because) implements Overtaking {}

  /** For no value. */
  record Never(String because) implements Overtaking {}
}
